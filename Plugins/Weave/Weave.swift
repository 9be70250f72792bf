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
    return weaving + [
      telling(of: context.package.directoryURL, in: folder.appending(path: "commit"))
    ]
  }

  /// Writes the commit, with `-dirty` where tracked files have changed since, and nothing without git. It is asked for
  /// before every build, since no file tells when the answer changes; the file is touched only if it does.
  private func telling(of package: URL, in folder: URL) -> Command {
    let script = """
      mkdir -p "$2" && cd "$2"
      commit=$(git -C "$1" describe --always --dirty --abbrev=12 --exclude '*' 2>/dev/null)
      printf '/// The commit that this was built from.\\nlet sourceCommit = "%s"\\n' "$commit" >new
      if cmp -s new SourceCommit.swift; then rm new; else mv new SourceCommit.swift; fi
      """
    return .prebuildCommand(
      displayName: "Noting the commit", executable: URL(filePath: "/bin/sh"),
      arguments: ["-c", script, "sh", package.path, folder.path], outputFilesDirectory: folder)
  }

  private func notebooks(of target: SwiftSourceModuleTarget) throws -> [URL] {
    let compiled = Set(target.sourceFiles.map(\.url.lastPathComponent))
    let files = try FileManager.default.contentsOfDirectory(
      at: target.directoryURL, includingPropertiesForKeys: nil)
    return files.filter { $0.pathExtension == "swift" && !compiled.contains($0.lastPathComponent) }
      .sorted { $0.path < $1.path }
  }
}
