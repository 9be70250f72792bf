internal import Datasets

extension FuzzTarget {
  /// The readers of data files, as a notebook has them.
  static let data = [idx, gzip, npy, npz, zip]

  private static let idx = FuzzTarget("idx", share: 4) { random in
    let files = idxFiles
    return random.isOnce(in: 2)
      ? mutated(random.pick(files), &random, other: random.pick(files))
      : IDXInput.make(&random)
  } read: { bytes, scratch in
    try readIDX(bytes, scratch)
  }

  private static let gzip = FuzzTarget("gzip", share: 4) { random in
    if random.isOnce(in: 3) {
      let files = gzipFiles
      return mutated(random.pick(files), &random, other: random.pick(files))
    }
    let content = random.isOnce(in: 2) ? IDXInput.make(&random) : random.pick(idxFiles)
    return GzipInput.wrap(content, &random)
  } read: { bytes, scratch in
    try readIDX(bytes, scratch)
  }

  private static let npy = FuzzTarget("npy", share: 4) { random in
    let files = npyFiles
    if random.isOnce(in: 2) {
      return mutated(random.pick(files), &random, other: random.pick(files), tokens: npyTokens)
    }
    let file = NPYInput.make(&random)
    return random.isOnce(in: 8) ? GzipInput.wrap(file, &random) : file
  } read: { bytes, scratch in
    let array = try NPY(contentsOf: try scratch.file("input.npy", bytes))
    try check(array.shape, array.elements.count)
  }

  private static let npz = FuzzTarget("npz", share: 4) { random in
    if random.isOnce(in: 2) {
      let files = npzFiles
      return mutated(random.pick(files), &random, other: random.pick(files))
    }
    let names = ["x_train.npy", "y_train.npy", "x_test.npy"].prefix(1 + random.below(3))
    return ZipInput.make(
      names.map { name in
        (random.mostly(name, ZipInput.strangeNames), NPYInput.make(&random))
      }, &random)
  } read: { bytes, scratch in
    try readArchive(bytes, scratch)
  }

  /// Archives of other things: headers and names are all that there is to be wrong.
  private static let zip = FuzzTarget("zip", share: 2) { random in
    if random.isOnce(in: 2) {
      let files = zipFiles
      return mutated(random.pick(files), &random, other: random.pick(files))
    }
    if random.isOnce(in: 40) { return ZipInput.vast(100 + random.below(60), &random) }
    let count = random.mostly(random.below(6), [1_000, 1_001])
    let members = (0..<count).map { index in
      (name: random.mostly("m\(index)", ZipInput.strangeNames), content: [random.byte()])
    }
    return ZipInput.make(members, &random)
  } read: { bytes, scratch in
    try readArchive(bytes, scratch)
  }

  private static let idxFiles = Corpus.files("-ubyte")
  private static let gzipFiles = Corpus.files(".gz")
  private static let npyFiles = Corpus.files(".npy")
  private static let npzFiles = Corpus.files(".npz")
  private static let zipFiles = Corpus.files(".zip")
  private static let npyTokens = ["'", "(", ")", "{", "}", ",", "L", "True", "'shape'", "1", "\n"]
    .map { [UInt8]($0.utf8) }

  private static func readIDX(_ bytes: [UInt8], _ scratch: Scratch) throws {
    let array = try IDX(contentsOf: try scratch.file("input-idx", bytes))
    try check(array.shape, array.elements.count)
  }

  private static func readArchive(_ bytes: [UInt8], _ scratch: Scratch) throws {
    let archive = try NPZ(contentsOf: try scratch.file("input.npz", bytes))
    for name in archive.names {
      guard let array = try archive[name] else { throw Oddity("no array of its own name") }
      try check(array.shape, array.elements.count)
    }
  }

  private static func check(_ shape: [Int], _ count: Int) throws {
    guard shape.reduce(1, *) == count else {
      throw Oddity("\(count) elements in an array of shape \(shape)")
    }
  }
}
