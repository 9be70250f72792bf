internal import Basics

/// What data there are in the places where they are looked for.
///
/// In a folder and at most three levels below it, these are found under their usual names, whatever the folders are called:
/// MNIST's four files and those of its kin, compressed or not, with a dash or a dot before `idx`, also each in a folder of its
/// own name; `x_train.npy`, `y_train.npy`, `x_test.npy`, `y_test.npy`; `mnist.npz`; and MNIST-C in folders or in its archive.
///
/// ```swift
/// let places = DataPlaces(option: nil, environment: environment, currentDirectory: folder)
/// let search = try DataSearch(places)
/// let data = try search.load(corruption: nil, key: Key(seed: 0), threads: 4)
/// print(data.dataset.identity.title, data.dataset.place)
/// ```
public struct DataSearch: Sendable {
  /// Of each place that is there, in their order.
  let findings: [Findings]
  let currentDirectory: String
  /// The corruption that files hold which do not name theirs.
  let unnamedCorruption: String?
  private let allNotes: [String]

  /// Looks through the places. No file of data is read.
  ///
  /// - Parameters:
  ///   - places: where to look.
  ///   - unnamedCorruption: MNIST-C's name of the corruption that a folder such as `MNIST_corrupted` is taken to hold, which
  ///     names none; nil to leave such folders alone.
  /// - Throws: missing, for what somebody has named, if it is not there or no whole data set is in it.
  public init(_ places: DataPlaces, unnamedCorruption: String? = nil) throws(DatasetError) {
    var findings: [Findings] = []
    for place in places.all {
      if let found = try Self.look(in: place) { findings.append(found) }
    }
    self.findings = findings
    self.unnamedCorruption = unnamedCorruption
    currentDirectory = places.currentDirectory
    let isEmpty = findings.allSatisfy(\.complete.isEmpty)
    allNotes = findings.flatMap(\.notes) + (isEmpty ? findings.compactMap(\.corruptedAlone) : [])
  }

  /// Whether no whole data set was found, in places that nobody named.
  public var isEmpty: Bool { findings.allSatisfy(\.complete.isEmpty) }

  /// What was passed over, and why: one line each, with its path; of more than ten, the first ten and how many more there are.
  public var notes: [String] { bounded(allNotes) }

  /// Notes of the search, and others, as ``notes`` has them.
  func notes(and others: [String]) -> [String] { bounded(others + allNotes) }

  /// What a build reads from: folders, in which no output may lie; of a folder that the program is started in, its files.
  public var folders: [String] {
    let sets = findings.flatMap(\.complete).flatMap { $0.files.values.joined() }
    let corrupted = findings.flatMap(\.corrupted).flatMap(\.files.values)
    let files = (sets + corrupted).map(\.isolated) + findings.flatMap(\.archives).map { ($0, $0) }
    let here = joined(resolved(currentDirectory), "")
    var folders: Set<String> = []
    for (folder, file) in files {
      folders.insert(here.hasPrefix(joined(resolved(folder), "")) ? file : folder)
    }
    return folders.sorted()
  }
}

extension SetFile {
  /// What an output must not be in, and what it must not be.
  fileprivate var isolated: (folder: String, file: String) {
    switch self {
    case .file(let path): (folder(of: path), path)
    case .member(let archive, _): (archive, archive)
    }
  }
}

/// The first ten of some lines, and how many more there are.
private func bounded(_ lines: [String]) -> [String] {
  let shown = lines.prefix(10).map(printable)
  return lines.count <= 10 ? shown : shown + ["and \(lines.count - 10) more"]
}
