import Foundation
import PackagePlugin

/// Lists the corruptions of a target: each file in its folder `Corruptions/Kinds` has one, a type of the file's name.
@main struct ListCorruptions: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    let folder = target.directoryURL.appending(path: "Corruptions/Kinds")
    let files = try FileManager.default.contentsOfDirectory(
      at: folder, includingPropertiesForKeys: nil, options: .skipsHiddenFiles
    ).filter { $0.pathExtension == "swift" }
    let names = files.map { $0.deletingPathExtension().lastPathComponent }.sorted()
    let output = context.pluginWorkDirectoryURL.appending(path: "CorruptionKinds.swift")
    return [
      .buildCommand(
        displayName: "Listing the corruptions", executable: try context.tool(named: "weave").url,
        arguments: ["types", output.path, "corruptionKinds", "Corruption"] + names, inputFiles: [],
        outputFiles: [output])
    ]
  }
}
