internal import Foundation

/// SwiftPM's plan of a build, made into one that the toolchain's `swift-build-tool` can carry out by itself.
///
/// `swift build` plans each time before it builds: it reads the manifests and runs the plugins, and does so with the flags that it
/// is given then. When no file came or went, the last plan is still right, and it has the flags that the program was built with.
/// Two kinds of commands in it are SwiftPM's own: those that plan, and those that write lists of files. They are left out, and so
/// what they wrote stands as it is.
package struct BuildPlan: Equatable, Sendable {
  /// llbuild's build file.
  package let text: String
  /// The name of the product's target in it.
  package let target: String
  /// The toolchain's `swift-build-tool`.
  package let tool: String

  /// - Parameters:
  ///   - manifest: the text of `SCRATCH/CONFIGURATION.yaml`.
  ///   - target: the name of the product's target: `PRODUCT-TRIPLE-CONFIGURATION.exe`.
  ///   - unoptimized: the module that is compiled without optimisation; nothing for none.
  /// - Returns: nothing for a manifest in another form than this knows.
  package init?(manifest: String, target: String, unoptimized: String? = nil) {
    let halves = manifest.split(separator: "\ncommands:\n", maxSplits: 1)
    guard halves.count == 2, halves[0].hasPrefix(Self.client),
      halves[0].contains("\n  \"\(target)\": "),
      let compiler = halves[1].firstMatch(of: /"([^"]+)\/swiftc"/)?.output.1
    else { return nil }
    let commands = halves[1].components(separatedBy: "\n\n").filter(Self.isKnown).map { command in
      Self.compiles(command, unoptimized)
        ? command.replacing("\"-O\",", with: "\"-Onone\",") : command
    }
    let head = halves[0].split(separator: "\n", omittingEmptySubsequences: false)
      .filter { !$0.hasPrefix("  \"PackageStructure\"") }.joined(separator: "\n")
    text =
      "client:\n  name: swift-build\n" + head.dropFirst(Self.client.count) + "\ncommands:\n"
      + commands.joined(separator: "\n\n") + "\n"
    self.target = target
    tool = compiler + "/swift-build-tool"
  }

  private static let client = "client:\n  name: basic\n"

  /// The commands that llbuild has of itself.
  private static let tools = ["phony", "shell", "clang", "symlink", "mkdir", "archive"]

  private static func compiles(_ command: String, _ module: String?) -> Bool {
    module.map { command.contains("\"-module-name\",\"\($0)\",") } ?? false
  }

  private static func isKnown(_ command: String) -> Bool {
    tools.contains { command.contains("\n    tool: \($0)\n") }
  }
}
