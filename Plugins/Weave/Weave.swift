import Foundation
import PackagePlugin

/// Weaves each notebook of a target into the code that is compiled in its place, and tells the target which
/// commit it is built from.
///
/// A notebook is a Swift file in the target's folder, or in a folder below it, that the target excludes from its
/// sources.
@main struct Weave: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    guard let target = target as? any SourceModuleTarget else { return [] }
    let tool = try context.tool(named: "weave").url
    let folder = context.pluginWorkDirectoryURL
    let notebooks = try notebooks(of: target, in: context.package)
    guard checkNames(of: notebooks) else { return [] }
    // What a notebook refers to may be put on its page by any file of the target.
    let sources = target.sourceFiles.map(\.url).filter { $0.pathExtension == "swift" }
    let weaving = notebooks.map { notebook in
      let name = notebook.deletingPathExtension().lastPathComponent + "+Woven.swift"
      let output = folder.appending(path: name)
      let others = (notebooks + sources).filter { $0 != notebook && !isGenerated($0, in: folder) }
      return Command.buildCommand(
        displayName: "Weaving \(notebook.lastPathComponent)", executable: tool,
        arguments: ["notebook", notebook.path, output.path, "--with"] + others.map(\.path),
        inputFiles: [notebook] + others, outputFiles: [output])
    }
    let commit = telling(
      of: context.package, notebooks: notebooks, to: folder.appending(path: "SourceCommit.swift"))
    return weaving + [commit]
  }

  private func isGenerated(_ file: URL, in folder: URL) -> Bool {
    file.path.hasPrefix(folder.path)
  }

  /// Two files of one name cannot be in one module; the compiler would speak of the woven ones.
  private func checkNames(of notebooks: [URL]) -> Bool {
    let names = Dictionary(grouping: notebooks, by: \.lastPathComponent)
    for (name, files) in names.sorted(by: { $0.key < $1.key }) where files.count > 1 {
      Diagnostics.error(
        "notebook: \(name): found \(files.count) in one target, expected names that differ")
    }
    return names.count == notebooks.count
  }

  /// Writes the commit, with `-dirty` where tracked files have changed since, and nothing without git. It is asked for
  /// anew when git or a source of the package has changed, and written if it is another.
  private func telling(of package: Package, notebooks: [URL], to output: URL) -> Command {
    let script = """
      commit=$(git -C "$1" describe --always --dirty --abbrev=12 --exclude '*' 2>/dev/null)
      text="/// The commit that this was built from.
      let sourceCommit = \\"$commit\\""
      [ "$(cat "$2" 2>/dev/null)" = "$text" ] || printf '%s\\n' "$text" >"$2"
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

  private func notebooks(of target: any SourceModuleTarget, in package: Package) throws -> [URL] {
    let compiled = Set(target.sourceFiles.map(\.url.path))
    let root = target.directoryURL.path
    // A target's folder may hold those of others, whose files are theirs.
    let others = package.targets.map { $0.directoryURL.path + "/" }
      .filter { $0.hasPrefix(root + "/") && $0 != root + "/" }
    return try FileManager.default.subpathsOfDirectory(atPath: root).sorted()
      .filter { $0.hasSuffix(".swift") && !"/\($0)".contains("/.") }
      .map { "\(root)/\($0)" }
      .filter { path in !compiled.contains(path) && !others.contains { path.hasPrefix($0) } }
      .map { URL(filePath: $0) }
  }
}
