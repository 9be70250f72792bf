import Foundation
import PackagePlugin

/// Weaves each notebook of a target into the code that is compiled in its place, and tells the target which
/// commit it is built from.
///
/// A notebook is a Swift file in the target's folder that the target excludes from its sources.
@main struct Weave: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    guard let target = target as? SwiftSourceModuleTarget else { return [] }
    let tool = try context.tool(named: "weave").url
    let folder = context.pluginWorkDirectoryURL
    let weaving = try notebooks(of: target).map { notebook in
      let name = notebook.deletingPathExtension().lastPathComponent + "+Woven.swift"
      let output = folder.appending(path: name)
      return Command.buildCommand(
        displayName: "Weaving \(notebook.lastPathComponent)", executable: tool,
        arguments: ["notebook", notebook.path, output.path],
        inputFiles: [notebook], outputFiles: [output])
    }
    let output = folder.appending(path: "SourceCommit.swift")
    let telling = Command.buildCommand(
      displayName: "Noting the commit", executable: tool,
      arguments: ["commit", output.path, commit(of: context.package.directoryURL)],
      inputFiles: [], outputFiles: [output])
    return weaving + [telling]
  }

  private func notebooks(of target: SwiftSourceModuleTarget) throws -> [URL] {
    let compiled = Set(target.sourceFiles.map(\.url.lastPathComponent))
    let files = try FileManager.default.contentsOfDirectory(
      at: target.directoryURL, includingPropertiesForKeys: nil)
    return files.filter { $0.pathExtension == "swift" && !compiled.contains($0.lastPathComponent) }
      .sorted { $0.path < $1.path }
  }

  /// The commit, with `-dirty` where tracked files have changed since; empty without git.
  private func commit(of folder: URL) -> String {
    let git = Process()
    git.executableURL = URL(filePath: "/usr/bin/env")
    git.arguments = [
      "git", "-C", folder.path, "describe", "--always", "--dirty", "--abbrev=12", "--exclude", "*",
    ]
    let output = Pipe()
    git.standardOutput = output
    git.standardError = FileHandle.nullDevice
    guard (try? git.run()) != nil else { return "" }
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    git.waitUntilExit()
    return git.terminationStatus == 0 ? text.trimmingCharacters(in: .whitespacesAndNewlines) : ""
  }
}
