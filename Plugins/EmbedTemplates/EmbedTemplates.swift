import Foundation
import PackagePlugin

/// Carries templates into the target as a Swift source: those of the page, or those of a new package for the room that
/// makes one.
@main struct EmbedTemplates: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    let folder = context.package.directoryURL
      .appending(path: target.name == "Report" ? "templates" : "templates/package")
    let files = try FileManager.default.contentsOfDirectory(
      at: folder, includingPropertiesForKeys: nil, options: .skipsHiddenFiles
    ).filter { !$0.hasDirectoryPath }.sorted { $0.path < $1.path }
    let output = context.pluginWorkDirectoryURL.appending(path: "EmbeddedTemplates.swift")
    return [
      .buildCommand(
        displayName: "Embedding the templates",
        executable: try context.tool(named: "weave").url,
        arguments: ["embed", output.path] + files.map(\.path),
        inputFiles: files,
        outputFiles: [output])
    ]
  }
}
