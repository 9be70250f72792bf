import Foundation
import PackagePlugin

/// Weaves each notebook of the target (a Swift file that the target excludes) into the code that is compiled.
@main struct Weave: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    []
  }
}
