/// The folder that a build writes: replaced as a whole, at the end, or left as it was.
///
/// Everything goes into a hidden sibling, is synchronised to the disk, and takes the folder's place in one
/// rename. Whatever stops the build before, the old output stays; the next build removes what is left of
/// the sibling. Only an empty folder is replaced, or one that carries this program's marker and holds
/// nothing that the program does not write. The sibling is locked, so that two builds of one folder do
/// not meet.
public final class OutputFolder: Sendable {
  /// The folder, absolute.
  public let path: String
  let staging: String
  private let lock: FileLock
  private let inputs: [String]

  /// The file that tells a folder of ours.
  package static let marker = OutputFile(path: ".report-output", text: "made by report\n")

  /// Checks that the folder can be made or replaced, and locks it. Nothing of it changes.
  ///
  /// - Parameters:
  ///   - path: the folder, which need not exist.
  ///   - inputs: folders that the build reads: the output may not hold or be in one.
  /// - Throws: cannot create, naming the reason: among others a folder with files of somebody else, or one
  ///   at which a file system is mounted.
  public init(_ path: String, inputs: [String] = []) throws {
    self.path = try resolvedOutput(path)
    self.inputs = inputs
    try OutputRules(path: self.path, inputs: inputs).check()
    let (parent, name) = split(self.path)
    staging = "\(parent)/.\(name).report-new"
    lock = try lockStaging(staging, output: self.path)
    recoverAside(staging, self.path)
  }

  deinit { removeStaging() }

  /// Removes the staging folder if it is still this run's.
  private func removeStaging() {
    if lock.isAt(staging) { removeTree(staging) }
  }

  /// Writes the files and puts them in the place of what was there.
  ///
  /// - Throws: I/O, naming the file; the old output is then as it was.
  public func replace(with files: [OutputFile]) throws {
    do {
      for folder in Set(files.map(\.folder)).subtracting([""]).sorted() {
        try makeFolder(staging + "/" + folder)
      }
      for file in files + [Self.marker] { try write(file) }
      for folder in Set(files.map(\.folder)).sorted() { try synchronize(staging + "/" + folder) }
      try OutputRules(path: path, inputs: inputs).check()
      try putInPlace()
      lock.release()
      try synchronize(split(path).parent)
    } catch {
      removeStaging()
      throw error
    }
  }

  /// The old output stays locked until it is gone: for a moment it has the staging folder's name.
  private func putInPlace() throws {
    let old = fileType(path) == nil ? nil : try FileLock(path, output: path)
    try swap(staging, path)
    if let old, old.isAt(staging) { removeTree(staging) }
  }

  private func write(_ file: OutputFile) throws {
    try writeFile(staging + "/" + file.path, file.bytes, reportedAs: path + "/" + file.path)
  }
}

extension OutputFile {
  /// The folder of the file below the output folder; empty for the folder itself.
  var folder: String { path.contains("/") ? split(path).parent : "" }
}
