/// A change to bytes that knows nothing of what they mean.
enum ByteMutation: CaseIterable {
  case flipBit, setByte, setNumber, truncate, cut, double, insert, splice, append, token

  /// No input grows beyond this.
  static let limit = 65_536

  /// Changes bytes.
  ///
  /// - Parameters:
  ///   - other: another input, of which a part may be taken.
  ///   - tokens: what means something to the reader.
  func change(
    _ bytes: inout [UInt8], _ random: inout Randomness, other: [UInt8], tokens: [[UInt8]]
  ) {
    let place = random.below(bytes.count + 1)
    let end = min(bytes.count, place + 1 + random.below(random.pick([2, 16, 256])))
    switch self {
    case .flipBit where place < bytes.count: bytes[place] ^= 1 << UInt8(random.below(8))
    case .setByte where place < bytes.count:
      bytes[place] = random.pick([0, 1, 0x7F, 0x80, 0xFF, 0x0A, random.byte()])
    case .setNumber: Self.setNumber(in: &bytes, at: place, &random)
    case .truncate: bytes.removeSubrange(place...)
    case .cut: bytes.removeSubrange(place..<end)
    case .double:
      let part = Array(bytes[place..<end])
      let count = random.pick([1, 2, 40])
      bytes.insert(contentsOf: (0..<count).flatMap { _ in part }, at: place)
    case .insert: bytes.insert(random.byte(), at: place)
    case .splice: bytes.replaceSubrange(place..., with: other[random.below(other.count + 1)...])
    case .append:
      bytes += [UInt8](repeating: random.pick([0, random.byte()]), count: random.below(20))
    case .token where !tokens.isEmpty:
      bytes.insert(contentsOf: Self.run(of: tokens, &random), at: place)
    default: bytes.append(random.byte())
    }
    if bytes.count > Self.limit { bytes.removeSubrange(Self.limit...) }
  }

  /// Mostly one token; seldom so many, of one kind or of two, that a reader shows whether it takes them in time.
  private static func run(of tokens: [[UInt8]], _ random: inout Randomness) -> [UInt8] {
    let parts = random.pick(tokens) + (random.isOnce(in: 2) ? random.pick(tokens) : [])
    let count = random.isOnce(in: 100) ? random.pick([100, 5_000, limit]) : 1
    return (0..<min(count, limit / max(1, parts.count))).flatMap { _ in parts }
  }

  private static func setNumber(in bytes: inout [UInt8], at place: Int, _ random: inout Randomness)
  {
    let count = random.pick([2, 4, 8])
    guard place + count <= bytes.count else { return }
    let isLittle = random.isOnce(in: 2)
    let old = Array(bytes[place..<place + count])
    let value = (isLittle ? old.reversed() : old).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    let new = Boundaries.number(near: value, &random)
    bytes.replaceSubrange(
      place..<place + count, with: isLittle ? littleEndian(new, count) : bigEndian(new, count))
  }
}

/// The same bytes, less than one time in two as they are, mostly with one or two changes, seldom with many.
func mutated(
  _ bytes: [UInt8], _ random: inout Randomness, other: [UInt8] = [], tokens: [[UInt8]] = []
) -> [UInt8] {
  var bytes = bytes
  let count = random.pick([0, 0, 0, 1, 1, 2, 3, 8])
  for _ in 0..<count {
    let mutation = random.pick(ByteMutation.allCases)
    mutation.change(&bytes, &random, other: other, tokens: tokens)
  }
  return bytes
}
