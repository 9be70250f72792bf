/// IDX files with fields that are mostly right.
enum IDXInput {
  static func make(_ random: inout Randomness) -> [UInt8] {
    let axes = random.mostly(random.pick([1, 3]), [0, 2, 4, 255])
    let type = random.mostly(UInt8(8), [0, 9, 0x0B, 0x0C, 0x0D, 0x0E, 255])
    let count = 1 + random.below(3)
    let extents = Array(([count] + [28, 28, 1, 1, 1, 1, 1]).prefix(axes))
    let widths: [UInt8: Int] = [0x0B: 2, 0x0C: 4, 0x0D: 4, 0x0E: 8]
    let width = widths[type, default: 1]
    let elements = extents.reduce(width, *) + random.mostly(0, [-1, 1, 784])
    let data = (0..<max(0, min(elements, 20_000))).map { place in
      // Whole numbers of many bytes, the most significant first.
      guard place % width == width - 1 else { return UInt8(0) }
      return axes == 1 ? UInt8(random.mostly(random.below(10), [10, 255])) : random.byte()
    }
    let lengths = extents.flatMap { extent in
      bigEndian(
        random.isOnce(in: 20)
          ? Boundaries.number(near: UInt64(extent), &random) : UInt64(extent), 4)
    }
    let magic: [UInt8] = [0, 0, type, UInt8(axes)]
    return (random.isOnce(in: 40) ? magic.reversed() : magic) + lengths + data
  }
}
