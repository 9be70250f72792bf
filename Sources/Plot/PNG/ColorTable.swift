/// The colours of a bitmap, in the order in which they are found, and which of them each pixel has.
struct ColorTable {
  /// Red, green, blue, alpha of each.
  let colors: [[UInt8]]
  let indices: [UInt8]

  /// Nil if there are more than 256.
  init?(_ bitmap: Bitmap) {
    var found = FoundColors()
    let all = bitmap.levels.withUnsafeBytes { found.indices(of: $0.bindMemory(to: UInt32.self)) }
    guard let all else { return nil }
    indices = all
    colors = found.order.map { color in withUnsafeBytes(of: color) { Array($0) } }
  }
}

private struct FoundColors {
  private(set) var order: [UInt32] = []
  private var places: [UInt32: UInt8] = [:]

  /// Which colour each pixel has; nil as soon as there are more than 256.
  mutating func indices(of pixels: UnsafeBufferPointer<UInt32>) -> [UInt8]? {
    var isSmall = true
    let indices = [UInt8](unsafeUninitializedCapacity: pixels.count) { indices, count in
      var start = 0
      while isSmall, start < pixels.count {
        // Neighbours are mostly alike.
        let end = pixels.endOfRun(from: start)
        if let index = place(of: pixels[start]) {
          indices[start..<end].initialize(repeating: index)
        } else {
          isSmall = false
        }
        start = end
      }
      count = isSmall ? pixels.count : 0
    }
    return isSmall ? indices : nil
  }

  private mutating func place(of color: UInt32) -> UInt8? {
    if let known = places[color] { return known }
    guard order.count < 256 else { return nil }
    order.append(color)
    places[color] = UInt8(order.count - 1)
    return places[color]
  }
}

extension UnsafeBufferPointer<UInt32> {
  /// Where elements cease to be like the first.
  fileprivate func endOfRun(from start: Int) -> Int {
    let words = UnsafeRawBufferPointer(self)
    let pair = UInt64(self[start]) << 32 | UInt64(self[start])
    var end = start + 1
    while end + 8 <= count {
      func change(_ place: Int) -> UInt64 {
        words.loadUnaligned(fromByteOffset: 4 * end + 8 * place, as: UInt64.self) ^ pair
      }
      if change(0) | change(1) | change(2) | change(3) != 0 { break }
      end += 8
    }
    while end < count, self[end] == self[start] { end += 1 }
    return end
  }
}
