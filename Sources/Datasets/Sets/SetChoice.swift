/// Which of several data sets in one place is meant.
struct SetChoice {
  /// Those to be read: the ones whose names do not speak of another set than MNIST, if there are such.
  let pool: [SetCandidate]
  private let others: [SetCandidate]

  /// More copies than this are not read and compared.
  private static let limit = 16

  /// - Throws: malformed, where there are more than can be compared.
  init(_ findings: Findings) throws(DatasetError) {
    let complete = findings.complete
    let plain = complete.filter { $0.hint == nil }
    pool = plain.isEmpty ? complete : plain
    others = plain.isEmpty ? [] : complete.filter { $0.hint != nil }
    guard pool.count <= Self.limit else {
      throw DatasetError(
        .malformed, "MNIST", at: findings.place.path,
        "found \(pool.count) data sets, in \(pool[0].place) and \(pool[1].place) and others, "
          + "expected one: name its folder")
    }
  }

  /// The set that is meant, and a line about each other one.
  ///
  /// - Parameter first: the first of the pool, read. The others are read one by one, so that two are in memory at most.
  /// - Throws: malformed, where two differ of which none is MNIST, or one is no published set; what reading throws.
  func chosen(from first: LoadedSet, threads: Int) throws -> (LoadedSet, notes: [String]) {
    var chosen = first
    var different: [Found] = []
    for candidate in pool.dropFirst() {
      let other = try LoadedSet(candidate, threads: threads)
      guard other.sha256 != chosen.sha256 else { continue }
      if other.identity == .mnist {
        different.append(Found(chosen))
        chosen = other
      } else {
        different.append(Found(other))
      }
    }
    if let other = different.first(where: { chosen.identity != .mnist || $0.identity == .unknown })
    {
      throw DatasetError(
        .malformed, "data sets", at: chosen.candidate.place,
        "found \(chosen.identity.title) here and \(other.identity.title) in \(other.place), "
          + "expected one, or the same in both: name the folder of one")
    }
    let read = different.map {
      "\($0.place): passed over: found \($0.identity.title) beside what is taken"
    }
    let unread = others.map {
      "\($0.place): passed over: its name speaks of \(($0.hint ?? .unknown).title)"
    }
    return (chosen, read + unread)
  }

  /// A set that is not taken.
  fileprivate struct Found {
    let identity: DatasetIdentity
    let place: String
  }
}

extension SetChoice.Found {
  fileprivate init(_ set: LoadedSet) {
    self.init(identity: set.identity, place: set.candidate.place)
  }
}
