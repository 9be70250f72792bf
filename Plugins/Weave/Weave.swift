import Foundation
import PackagePlugin

/// Weaves each notebook of a target into the code that is compiled in its place.
///
/// A notebook is a Swift file in the target's folder that the target excludes from its sources.
@main struct Weave: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    guard let target = target as? SwiftSourceModuleTarget else { return [] }
    let compiled = Set(target.sourceFiles.map(\.url.lastPathComponent))
    let tool = try context.tool(named: "weave").url
    let files = try FileManager.default.contentsOfDirectory(
      at: target.directoryURL, includingPropertiesForKeys: nil)
    return files.filter { $0.pathExtension == "swift" && !compiled.contains($0.lastPathComponent) }
      .sorted { $0.path < $1.path }
      .map { notebook in
        let name = notebook.deletingPathExtension().lastPathComponent + "+Woven.swift"
        let output = context.pluginWorkDirectoryURL.appending(path: name)
        return .buildCommand(
          displayName: "Weaving \(notebook.lastPathComponent)", executable: tool,
          arguments: ["notebook", notebook.path, output.path],
          inputFiles: [notebook], outputFiles: [output])
      }
  }
}
