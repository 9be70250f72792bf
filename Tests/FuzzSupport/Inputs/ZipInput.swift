/// Zip archives (APPNOTE.TXT 6.3), of members whose headers mostly agree.
enum ZipInput {
  /// - Parameter members: names and contents.
  static func make(_ members: [(name: String, content: [UInt8])], _ random: inout Randomness)
    -> [UInt8]
  {
    var body: [UInt8] = []
    var directory: [UInt8] = []
    for member in members {
      let part = ZipMember(member.name, member.content, offset: body.count, &random)
      body += part.local
      directory += part.central
    }
    let count = UInt64(members.count)
    if random.isOnce(in: 20) { body += [UInt8](repeating: 7, count: random.below(30)) }
    let end = ZipEnd(count: count, size: UInt64(directory.count), start: UInt64(body.count))
    return body + directory + end.bytes(&random)
  }

  /// Empty members, each of which says that it holds 2^56 bytes: the most that a reader takes for a size, 128 times which is
  /// more than the greatest number.
  static func vast(_ count: Int, _ random: inout Randomness) -> [UInt8] {
    let extra = [1, 0, 16, 0] + littleEndian(1 << 56, 8) + littleEndian(0, 8)
    var (body, directory): ([UInt8], [UInt8]) = ([], [])
    for index in 0..<count {
      let name = [UInt8]("m\(index)".utf8)
      let common =
        [45, 0] + [UInt8](repeating: 0, count: 12) + [UInt8](repeating: 0xFF, count: 8)
        + littleEndian(UInt64(name.count), 2) + littleEndian(UInt64(extra.count), 2)
      let offset = littleEndian(UInt64(body.count), 4)
      directory += [0x50, 0x4B, 1, 2, 45, 3] + common + [UInt8](repeating: 0, count: 10) + offset
      directory += name + extra
      body += [0x50, 0x4B, 3, 4] + common + name + extra
    }
    let end = ZipEnd(
      count: UInt64(count), size: UInt64(directory.count), start: UInt64(body.count))
    return body + directory + end.bytes(&random)
  }

  static let strangeNames = [
    "../../etc/x.npy", "/etc/x.npy", "C:\\x.npy", "x\0.npy", "X_TRAIN.npy", "x_train.npy", "",
    "a/./x.npy", "x\n.npy", "\u{1B}[2J.npy", "x_train",
  ]
}

/// What stands of a member in front of its bytes, and in the central directory.
private struct ZipMember {
  let local: [UInt8]
  let central: [UInt8]

  init(_ name: String, _ content: [UInt8], offset: Int, _ random: inout Randomness) {
    let method = random.mostly(random.pick([0, 8]), [1, 9, 12, 14, 99])
    let data = method == 8 ? deflated(content) : content
    let isStreamed = random.isOnce(in: 4)
    let flags: UInt64 = random.mostly(isStreamed ? 8 : 0, [1, 0x40, 0x800, 0x2001])
    let sum = UInt64(checksum(content))
    let sizes = [UInt64(data.count), UInt64(content.count)]
    func field(_ value: UInt64, _ count: Int, _ random: inout Randomness) -> [UInt8] {
      littleEndian(
        random.isOnce(in: 60) ? Boundaries.number(near: value, &random) : value, count)
    }
    let name = [UInt8](name.utf8)
    let isLong = random.isOnce(in: 4)
    let extra = isLong ? Self.zip64(sizes) : []
    let numbers = isLong ? [0xFFFF_FFFF, 0xFFFF_FFFF] : sizes
    func common(_ sum: UInt64, _ numbers: [UInt64], _ extra: Int, _ random: inout Randomness)
      -> [UInt8]
    {
      field(isLong ? 45 : 20, 2, &random) + field(flags, 2, &random)
        + field(UInt64(method), 2, &random) + [0, 0, 0x21, 0] + field(sum, 4, &random)
        + numbers.flatMap { field($0, 4, &random) } + field(UInt64(name.count), 2, &random)
        + field(UInt64(extra), 2, &random)
    }
    let isBlank = flags & 8 != 0 && !isLong
    let head =
      [0x50, 0x4B, 3, 4]
      + common(isBlank ? 0 : sum, isBlank ? [0, 0] : numbers, extra.count, &random)
    let descriptor =
      flags & 8 == 0
      ? []
      : [0x50, 0x4B, 7, 8] + littleEndian(sum, 4)
        + sizes.flatMap { littleEndian($0, isLong ? 8 : 4) }
    local = head + name + extra + random.mostly(data, [data.dropLast(), data + [0]]) + descriptor
    central =
      [0x50, 0x4B, 1, 2, 45, 3] + common(sum, numbers, extra.count, &random)
      + [UInt8](repeating: 0, count: 10) + field(UInt64(offset), 4, &random) + name + extra
  }

  /// Both sizes, the inflated one first.
  private static func zip64(_ sizes: [UInt64]) -> [UInt8] {
    [1, 0, 16, 0] + littleEndian(sizes[1], 8) + littleEndian(sizes[0], 8)
  }
}

/// The record with which an archive ends, at times after that of ZIP64.
private struct ZipEnd {
  let count: UInt64
  let size: UInt64
  let start: UInt64

  func bytes(_ random: inout Randomness) -> [UInt8] {
    func field(_ value: UInt64, _ count: Int) -> [UInt8] {
      littleEndian(
        random.isOnce(in: 80) ? Boundaries.number(near: value, &random) : value, count)
    }
    let isLong = random.isOnce(in: 6)
    var bytes: [UInt8] = []
    if isLong {
      bytes += [0x50, 0x4B, 6, 6] + field(44, 8) + [45, 0, 45, 0] + field(0, 4) + field(0, 4)
      bytes += field(count, 8) + field(count, 8) + field(size, 8) + field(start, 8)
      bytes += [0x50, 0x4B, 6, 7] + field(0, 4) + field(start + size, 8) + field(1, 4)
    }
    bytes += [0x50, 0x4B, 5, 6] + field(0, 2) + field(0, 2)
    bytes += isLong ? field(0xFFFF, 2) + field(0xFFFF, 2) : field(count, 2) + field(count, 2)
    bytes +=
      isLong ? field(0xFFFF_FFFF, 4) + field(0xFFFF_FFFF, 4) : field(size, 4) + field(start, 4)
    let comment = random.mostly(
      [], [[1, 2, 3], [0x50, 0x4B, 5, 6] + [UInt8](repeating: 0, count: 18)])
    return bytes + field(UInt64(comment.count), 2) + comment
  }
}
