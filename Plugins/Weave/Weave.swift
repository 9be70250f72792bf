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
    let commit = telling(
      of: context.package, notebooks: try notebooks(of: target),
      to: folder.appending(path: "SourceCommit.swift"))
    return weaving + [commit]
  }

  /// Writes the commit, with `-dirty` where tracked files have changed since, and nothing without git. It is asked for
  /// anew when git or a source of the package has changed.
  private func telling(of package: Package, notebooks: [URL], to output: URL) -> Command {
    let script = """
      commit=$(git -C "$1" describe --always --dirty --abbrev=12 --exclude '*' 2>/dev/null)
      printf '/// The commit that this was built from.\\nlet sourceCommit = "%s"\\n' "$commit" >"$2"
      """
    let sources = package.targets.compactMap { $0 as? any SourceModuleTarget }
      .flatMap { $0.sourceFiles.map(\.url) }
    return .buildCommand(
      displayName: "Noting the commit", executable: URL(filePath: "/bin/sh"),
      arguments: ["-c", script, "sh", package.directoryURL.path, output.path],
      inputFiles: sources + notebooks + gitFiles(of: package.directoryURL), outputFiles: [output])
  }

  /// What git changes with every commit, check-out or staging; none without git.
  private func gitFiles(of folder: URL) -> [URL] {
    let git = Process()
    git.executableURL = URL(filePath: "/usr/bin/env")
    git.arguments = ["git", "-C", folder.path, "rev-parse", "--absolute-git-dir"]
    let output = Pipe()
    git.standardOutput = output
    git.standardError = FileHandle.nullDevice
    guard (try? git.run()) != nil else { return [] }
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    git.waitUntilExit()
    let place = URL(filePath: text.trimmingCharacters(in: .whitespacesAndNewlines))
    return ["HEAD", "index", "logs/HEAD"].map { place.appending(path: $0) }
      .filter { git.terminationStatus == 0 && FileManager.default.fileExists(atPath: $0.path) }
  }

  private func notebooks(of target: SwiftSourceModuleTarget) throws -> [URL] {
    let compiled = Set(target.sourceFiles.map(\.url.lastPathComponent))
    let files = try FileManager.default.contentsOfDirectory(
      at: target.directoryURL, includingPropertiesForKeys: nil, options: .skipsHiddenFiles)
    return files.filter { $0.pathExtension == "swift" && !compiled.contains($0.lastPathComponent) }
      .sorted { $0.path < $1.path }
  }
}
