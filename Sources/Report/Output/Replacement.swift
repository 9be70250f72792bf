/// Puts files into an output folder in place of an earlier build's, one by one and each whole.
///
/// First all of them are written beside their places, under temporary names, and waited for: a disk that is full stops a
/// build before anything has changed. Then each is renamed, the page last, and what only the earlier build had is
/// deleted. The manifest is written before, with the old and the new names, and after.
struct Replacement {
  private let root: Directory
  /// The folder, as errors name it.
  private let output: String
  private let old: Manifest
  private let files: [(path: OutputPath, bytes: [UInt8])]
  private let hadManifest: Bool
  private let hadPage: Bool
  private var folders: [String: Directory]
  /// Folders that were not there before.
  private var made: Set<String> = []
  /// How many files have been written, and how many of those have their names.
  private var written = 0
  private var placed = 0

  /// - Parameters:
  ///   - old: what earlier builds have written.
  ///   - files: the page, if it is one of them, last.
  init(
    of old: Manifest, in root: Directory, output: String,
    by files: [(path: OutputPath, bytes: [UInt8])]
  ) {
    (self.root, self.output, self.old, self.files) = (root, output, old, files)
    folders = ["": root]
    hadManifest = (try? root.status(Manifest.fileName)) != nil
    hadPage = files.last.map { old.paths.contains($0.path) } ?? false
  }

  /// - Throws: I/O, naming the file and saying which page is there. No file has a temporary name then.
  mutating func run() throws {
    do {
      try writeBeside()
      try rename()
      try finish()
    } catch {
      undo()
      throw error
    }
  }

  private mutating func writeBeside() throws {
    let paths = Set(files.map(\.path))
    let names = Set(paths.map(\.folder)).subtracting([""])
    let missing = names.filter { (try? root.status($0)) == nil }
    try write(
      Manifest(
        old.paths.union(paths), folders: old.folders.union(missing), isUnfinished: true))
    for name in names.sorted() { try open(name, isMissing: missing.contains(name)) }
    for (path, bytes) in files {
      try attempt(path.description) { () throws(SystemError) in
        try folders[path.folder]?.create(path.temporaryName, bytes)
      }
      written += 1
    }
    try synchronize()
  }

  private mutating func open(_ name: String, isMissing: Bool) throws {
    try attempt(name) { () throws(SystemError) in
      if isMissing { try root.makeFolder(name) }
    }
    if isMissing { made.insert(name) }
    try attempt(name) { () throws(SystemError) in folders[name] = try root.folder(name) }
  }

  private mutating func rename() throws {
    for (path, _) in files {
      try attempt(path.description, "cannot be put in place") { () throws(SystemError) in
        try folders[path.folder]?.rename(path.temporaryName, to: path.name)
      }
      placed += 1
    }
    try synchronize()
  }

  /// Deletes what only the earlier build had, and says in the manifest that all is done.
  private func finish() throws {
    let paths = Set(files.map(\.path))
    let rules = OutputRules(root: root, output: output)
    for path in old.paths.subtracting(paths) {
      try attempt(path.description, "cannot be deleted") { () throws(SystemError) in
        guard let folder = try rules.folder(path.folder),
          try folder.status(path.name)?.type == .file
        else { return }
        try folder.remove(path.name)
      }
    }
    let used = Set(paths.map(\.folder))
    // Not empty, if it holds something of somebody else's.
    for folder in old.folders.subtracting(used) { try? root.removeFolder(folder) }
    try write(Manifest(paths, folders: old.folders.union(made).intersection(used)))
    try synchronize()
  }

  private func synchronize() throws {
    for (name, folder) in folders.sorted(by: { $0.key < $1.key }) {
      try attempt(name, "cannot be written to the disk") { () throws(SystemError) in
        try folder.synchronize()
      }
    }
  }

  private func write(_ manifest: Manifest) throws {
    try attempt(Manifest.fileName) { () throws(SystemError) in
      try root.create(Manifest.temporaryName, manifest.bytes)
      do throws(SystemError) {
        try root.rename(Manifest.temporaryName, to: Manifest.fileName)
      } catch {
        try? root.remove(Manifest.temporaryName)
        throw error
      }
    }
  }

  /// Removes what has temporary names, and if no file has changed all that is new.
  private func undo() {
    for (path, _) in files[placed..<written] {
      try? folders[path.folder]?.remove(path.temporaryName)
    }
    guard placed == 0 else { return }
    for folder in made { try? root.removeFolder(folder) }
    if hadManifest { try? write(old) } else { try? root.remove(Manifest.fileName) }
  }

  /// Does something with a file; what fails says so, and which page is there.
  private func attempt(
    _ path: String, _ doing: String = "cannot be written", _ body: () throws(SystemError) -> Void
  ) throws {
    do {
      try body()
    } catch {
      let place = path.isEmpty ? output : output + "/" + path
      throw ReportError(
        error.kind(otherwise: .io), "output", at: place,
        "\(doing): \(error.reason); \(standing)")
    }
  }

  private var standing: String {
    switch placed {
    case 0: "nothing in the folder has changed"
    case files.count: "the new page is in place"
    default: hadPage ? "the page is still the old one" : "the page is not there yet"
    }
  }
}
