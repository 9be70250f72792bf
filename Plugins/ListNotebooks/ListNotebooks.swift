import Foundation
import PackagePlugin

/// Tells a program the notebooks among the targets that it depends on: each is a target in `Sources/Notebooks` with a type of
/// the target's name.
@main struct ListNotebooks: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    let folder = context.package.directoryURL.appending(path: "Sources/Notebooks").path
    let names = target.dependencies.compactMap { dependency in
      if case .target(let target) = dependency { return target }
      return nil
    }.filter { $0.directoryURL.path.hasPrefix(folder) }.map(\.name)
    let output = context.pluginWorkDirectoryURL.appending(path: "ShippedNotebooks.swift")
    return [
      .buildCommand(
        displayName: "Listing the notebooks", executable: try context.tool(named: "weave").url,
        arguments: ["list", output.path] + names, inputFiles: [], outputFiles: [output])
    ]
  }
}
