internal import ArgumentParser
internal import Foundation

/// `new DIR`.
struct NewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new",
    abstract: "Makes a package with a notebook that builds and previews at once.",
    discussion: """
      The package has a notebook with a figure, a table, a formula and a claim, a workflow that publishes its page with \
      GitHub Pages, and nothing else. It depends on the package that this program was built from, unless --package says otherwise.
      """)

  @Argument(help: "The folder to make. Its name is the package's.", completion: .directory)
  var folder: String

  @Option(
    help: ArgumentHelp(
      "Where the new package has this library from: a folder, or an address of git.",
      valueName: "place"), completion: .directory)
  var package: String?

  func run() throws {
    let url = URL(filePath: folder)
    let name = url.standardizedFileURL.lastPathComponent
    let new = try NewPackage(name: name, source: source())
    try checkThatItIsEmpty()
    for file in new.files { try write(file.text, to: url.appending(path: file.path)) }
    let path = folder.hasSuffix("/") ? String(folder.dropLast()) : folder
    try Terminal.standardOutput.announce("\(path)/Package.swift")
    Terminal.standardError.tell(
      "next: cd \(shellWord(path)) && swift run -c release \(name) preview")
  }

  private func source() throws(Failure) -> NewPackage.Source {
    guard let package else { return .folder(try Self.ownPackage()) }
    if package.contains("://") || package.hasPrefix("git@") { return .address(package) }
    let path = URL(filePath: package).standardizedFileURL.path
    guard FileManager.default.fileExists(atPath: path + "/Package.swift") else {
      throw Failure(
        .noInput,
        "package: \(package): found no Package.swift, expected a package's folder or an address")
    }
    return .folder(path)
  }

  /// The folder of the package that this program was built from.
  private static func ownPackage(source: String = #filePath) throws(Failure) -> String {
    let root = (0..<4).reduce(URL(filePath: source)) { url, _ in url.deletingLastPathComponent() }
    guard FileManager.default.fileExists(atPath: root.appending(path: "Package.swift").path) else {
      throw Failure(
        .usage,
        "option: --package: found none, expected it, as the package that this program was built from is not there any more"
      )
    }
    return root.path
  }

  private func checkThatItIsEmpty() throws(Failure) {
    guard FileManager.default.fileExists(atPath: folder) else { return }
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
      throw Failure(
        .cannotCreate,
        "folder: \(folder): found something that is no folder, expected nothing, or an empty one")
    }
    if let name = names.sorted().first {
      throw Failure(
        .cannotCreate, "folder: \(folder): found \(name) in it, expected nothing, or an empty one")
    }
  }

  private func write(_ text: String, to url: URL) throws(Failure) {
    do {
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: url)
    } catch {
      throw Failure(
        .cannotCreate, "folder: \(url.path): found that it cannot be written, expected that it can")
    }
  }
}
