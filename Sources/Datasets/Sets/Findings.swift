/// What is found in one place.
struct Findings: Sendable {
  let place: DataPlaces.Place
  private(set) var sets: [SetCandidate] = []
  private(set) var corrupted: [CorruptedCandidate] = []
  /// Archives of MNIST-C.
  private(set) var archives: [String] = []
  /// What was passed over, and why.
  private(set) var notes: [String] = []
  private var strangers: [Stranger] = []

  var complete: [SetCandidate] { sets.filter { $0.missing.isEmpty } }

  /// A line about corrupted images without clean ones.
  var corruptedAlone: String? {
    guard complete.isEmpty, let place = corrupted.first?.place ?? archives.first else { return nil }
    return "\(place): passed over: found corrupted images without the clean ones"
  }

  /// Those in archives, too.
  ///
  /// - Throws: what reading the directory of an archive throws.
  func allCorrupted() throws(DatasetError) -> [CorruptedCandidate] {
    var candidates = corrupted
    for archive in archives { candidates += try corruptedCandidates(in: archive) }
    return candidates
  }

  /// Looks through a folder.
  init(_ place: DataPlaces.Place) {
    self.place = place
    let walk = FolderWalk(place.path)
    notes = walk.notes
    let root = lastComponent(place.path)
    for entry in walk.entries { add(entry, parent: entry.below.last ?? root) }
    notes += corrupted.compactMap(\.nearMiss)
    notes += sets.filter { !$0.missing.isEmpty }.map(\.nearMiss)
    notes += strangers.map(\.note)
    dropOtherArrays()
  }

  /// Takes one file.
  init(_ place: DataPlaces.Place, file: String) {
    self.place = place
    if file.hasSuffix(".npz") { addArrays(at: file, below: []) }
    if Self.isCorruptedArchive(lastComponent(file)) { archives.append(file) }
  }

  private mutating func add(_ entry: FolderWalk.Entry, parent: String) {
    let name = entry.name
    if let (layout, part) = SetLayout.parse(name) {
      add(.file(entry.path), layout, part, entry, parent)
    } else if let part = CorruptedCandidate.part(name) {
      addCorrupted(.file(entry.path), part, kind: parent, entry.folder)
    } else if Self.isCorruptedArchive(name) {
      archives.append(entry.path)
    } else if name.hasSuffix(".npz"), name.lowercased().contains("mnist") {
      addArrays(at: entry.path, below: entry.below + [name])
    } else if let reason = Stranger.reason(name.lowercased()) {
      let index = strangers.lastIndex { $0.folder == entry.folder && $0.reason == reason }
      if let index { strangers[index].count += 1 }
      if index == nil { strangers.append(Stranger(name, in: entry.folder, reason)) }
    }
  }

  /// Leaves aside arrays of other sizes, whose names are those of any data, where there is another set.
  private mutating func dropOtherArrays() {
    let complete = complete
    guard complete.count > 1 else { return }
    for set in complete {
      guard let shape = set.otherShape else { continue }
      sets.removeAll { $0.place == set.place && $0.layout == set.layout }
      notes.append("\(set.place): passed over: found images of shape \(shape), expected 28×28")
    }
  }

  private mutating func add(
    _ file: SetFile, _ layout: SetLayout, _ part: SetPart, _ entry: FolderWalk.Entry,
    _ parent: String
  ) {
    if layout == .arrays, parent.lowercased().contains("corrupt") {
      return addCorrupted(file, part, kind: nil, entry.folder)
    }
    // Kaggle's archives have a folder of the file's own name around each file.
    let isWrapped = SetLayout.parse(parent).map { $0 == (layout, part) } ?? false
    let place = isWrapped ? folder(of: entry.folder) : entry.folder
    let below = isWrapped ? Array(entry.below.dropLast()) : entry.below
    let index = sets.firstIndex { $0.layout == layout && $0.place == place } ?? sets.count
    if index == sets.count {
      sets.append(SetCandidate(layout: layout, place: place, below: below))
    }
    sets[index].files[part, default: []].append(file)
  }

  private mutating func addCorrupted(
    _ file: SetFile, _ part: SetPart, kind: String?, _ folder: String
  ) {
    let index = corrupted.firstIndex { $0.place == folder && $0.kind == kind } ?? corrupted.count
    if index == corrupted.count { corrupted.append(CorruptedCandidate(kind: kind, place: folder)) }
    corrupted[index].files[part] = file
  }

  /// A NumPy archive with Keras' names. One that cannot be opened counts, if it has Keras' own name: its reader tells why.
  private mutating func addArrays(at path: String, below: [String]) {
    let isUsual = lastComponent(path) == "mnist.npz" || below.isEmpty
    let members = Result { () throws(DatasetError) in try memberNames(of: path, what: "MNIST") }
    var set = SetCandidate(layout: .archive, place: path, below: below)
    for part in SetPart.allCases {
      let name = SetLayout.archive.names(of: part)[0]
      let isThere = (try? members.get().contains(name)) ?? true
      if isThere { set.files[part] = [.member(archive: path, name: name)] }
    }
    switch members {
    case .failure(let error) where !isUsual:
      notes.append("\(path): passed over: \(error.reason)")
    default:
      if isUsual || !set.files.isEmpty {
        sets.append(set)
      } else {
        notes.append("\(path): passed over: found no member x_train.npy")
      }
    }
  }

  private static func isCorruptedArchive(_ name: String) -> Bool {
    let name = name.lowercased()
    let isNamed = name.hasPrefix("mnist_c") || name.hasPrefix("mnist-c")
    return isNamed && name.hasSuffix(".zip") && !name.contains("corrupt")
  }
}

/// The last name in a path.
func lastComponent(_ path: String) -> String {
  path.split(separator: "/").last.map(String.init) ?? ""
}
