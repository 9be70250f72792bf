/// Files that together may be a data set: of one layout, in one place.
struct SetCandidate: Sendable {
  let layout: SetLayout
  /// The folder, or the archive, that holds them.
  let place: String
  /// Names on the way there from where the search began.
  let below: [String]
  /// Of a part there can be several files that should hold the same: compressed and not, with a dash and with a dot.
  var files: [SetPart: [SetFile]] = [:]

  var missing: [SetPart] { SetPart.allCases.filter { files[$0] == nil } }

  /// The set that the names speak of, where it is not MNIST.
  var hint: DatasetIdentity? {
    switch layout {
    case .emnistDigits: return .emnistDigits
    case .qmnist: return .qmnist
    default: break
    }
    return Self.spokenOf(by: below)
  }

  /// The set that the names nearest to the files speak of, wherever the search began.
  var spokenOf: DatasetIdentity? {
    hint ?? Self.spokenOf(by: place.split(separator: "/").suffix(2).map(String.init))
  }

  private static func spokenOf(by names: [String]) -> DatasetIdentity? {
    let names = names.map { $0.lowercased() }
    return DatasetIdentity.hints.first { hint in
      names.contains { name in hint.words.contains { name.contains($0) } }
    }?.identity
  }

  /// A complete set is not there: what is missing, under the name that goes with those that are there.
  func fault(without part: SetPart) -> DatasetError {
    let names = layout.names(of: part)
    let hasDots = files.values.joined().contains { lastComponent($0.path).contains(".idx") }
    let name = hasDots ? names[names.count - 1] : names[0]
    let expected = layout == .archive ? "found no such member, expected one" : nil
    return DatasetError(
      .missing, "\(layout.title) \(part.name)", at: joined(place, name),
      expected ?? "found neither this file nor \(name).gz")
  }

  /// One line about files that are no set.
  var nearMiss: String {
    let names = missing.map { layout.names(of: $0)[0] }.joined(separator: ", ")
    return
      "\(place): passed over: found \(files.count) of the 4 files of \(layout.title), without \(names)"
  }
}

/// Files that hold MNIST's images under a corruption.
struct CorruptedCandidate: Sendable {
  /// As MNIST-C calls it; nil where no name says it.
  let kind: String?
  /// The folder, or the archive and the folder in it.
  let place: String
  var files: [SetPart: SetFile] = [:]

  /// One line about files of a corruption that nobody knows; nil for others. MNIST-C has the clean images, too.
  var nearMiss: String? {
    guard let kind, kind != "identity", Corruptions.named(kind) == nil else { return nil }
    return "\(place): passed over: no corruption of MNIST-C is called \(kind)"
  }

  /// MNIST-C's name of a part, or the course's.
  static func name(of part: SetPart, isNamed: Bool) -> String {
    guard isNamed else { return SetLayout.arrays.names(of: part)[0] }
    return switch part {
    case .trainImages: "train_images.npy"
    case .trainLabels: "train_labels.npy"
    case .testImages: "test_images.npy"
    case .testLabels: "test_labels.npy"
    }
  }

  /// Which part has such a name in MNIST-C; nil if none has.
  static func part(_ name: String) -> SetPart? {
    SetPart.allCases.first { self.name(of: $0, isNamed: true) == name }
  }
}
