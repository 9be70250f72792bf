/// The folder that a build writes into.
///
/// It keeps its identity: it may be a mount point, a link to a folder, the shell's own folder, or be seen from elsewhere. Each
/// file in it is either old or new, and whole, whatever stops a build; only files that a build has written are replaced or
/// deleted (`Manifest`), and all else stays as it is. The folder is locked where its file system has locks, so that two
/// builds do not meet in it.
public final class OutputFolder: Sendable {
  /// The folder, absolute.
  public let path: String
  private let place: String
  private let inputs: [String]
  private let opened: OpenFolder

  /// Makes the folder if it is missing, checks that the files can be put there, and locks it. Nothing else of it
  /// changes; a folder that was made goes again if nothing is written.
  ///
  /// - Parameters:
  ///   - path: the folder, or a link to one.
  ///   - inputs: folders that the build reads: the output may be none of them, nor in one.
  ///   - files: the paths of the files that are going to be written, as far as they are known.
  /// - Throws: cannot create, naming the reason: among others a file of somebody else's that has the name of one of ours.
  public init(
    _ path: String, inputs: [String] = [], files: [String] = Renderers.all.map(\.fileName)
  ) throws {
    place = try Self.place(path)
    self.path = shown(place)
    self.inputs = inputs
    opened = try OpenFolder(place, output: self.path)
    let rules = OutputRules(root: opened.root, output: self.path)
    try rules.checkPlace(apartFrom: inputs)
    let paths = try files.map(outputPath)
    try rules.check(paths, rules.manifest())
    try rules.checkWriting(into: Set(paths.map(\.folder)).union([""]))
  }

  /// Puts the files into the folder, and deletes those of the last build that are not among them.
  ///
  /// - Throws: cannot create, if a file is there that is somebody else's; I/O, naming the file and saying which page is
  ///   there.
  public func replace(with files: [OutputFile]) throws {
    // A folder that was deleted or moved while the build ran is made anew.
    let folder = opened.root.isAt(place) ? opened : try OpenFolder(place, output: path)
    try folder.lock()
    defer { folder.root.unlock() }
    let rules = OutputRules(root: folder.root, output: path)
    try rules.checkPlace(apartFrom: inputs)
    let manifest = try rules.manifest()
    let isPage = { (file: OutputFile) in file.path == Renderers.all.first?.fileName }
    let ordered = try (files.filter { !isPage($0) } + files.filter(isPage))
      .map { (path: try outputPath($0.path), bytes: $0.bytes) }
    try rules.check(ordered.map(\.path), manifest)
    var replacement = Replacement(of: manifest, in: folder.root, output: path, by: ordered)
    try replacement.run()
  }

  private static func place(_ path: String) throws -> String {
    guard !path.isEmpty, !path.utf8.contains(0) else {
      throw ReportError(.cannotCreate, "output folder", at: path, "expected a folder's name")
    }
    return withoutLastSlashes(path)
  }

  private func outputPath(_ path: String) throws -> OutputPath {
    guard let parts = OutputPath(path) else {
      throw ReportError(
        .cannotCreate, "output", at: self.path,
        "found the file name '\(path)', expected a name, or one in a folder")
    }
    return parts
  }
}

/// A folder that was made if it was not there, is open, and is locked.
private final class OpenFolder: Sendable {
  let root: Directory
  private let output: String
  private let made: MadeFolder

  init(_ place: String, output: String) throws {
    self.output = output
    made = MadeFolder(place)
    do {
      root = try Directory(place)
    } catch {
      throw refusal(
        error.isNoFolder
          ? "it is not a folder, or in none" : "it cannot be opened or made: \(error.reason)",
        output, error.kind(otherwise: .cannotCreate))
    }
    try lock()
  }

  func lock() throws {
    guard root.lock() else { throw refusal("another run is writing it", output) }
  }
}

private func refusal(
  _ reason: String, _ output: String, _ kind: ReportError.Kind = .cannotCreate
) -> ReportError {
  ReportError(kind, "output folder", at: output, reason)
}
