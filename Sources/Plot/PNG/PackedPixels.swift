/// Pixels in the smallest form of PNG that loses nothing.
struct PackedPixels {
  /// PNG's colour types.
  enum Form: Int32 {
    case gray = 0
    case rgb = 2
    case palette = 3
    case rgba = 6
  }

  let width: Int
  let height: Int
  let form: Form
  let bitDepth: Int
  /// Red, green, blue.
  let palette: [UInt8]
  let rows: [UInt8]

  var rowBytes: Int { height == 0 ? 0 : rows.count / height }

  init(_ bitmap: Bitmap) {
    (width, height) = (bitmap.width, bitmap.height)
    let isOpaque = stride(from: 3, to: bitmap.levels.count, by: 4).allSatisfy {
      bitmap.levels[$0] == 255
    }
    guard isOpaque else {
      (form, bitDepth, palette, rows) = (.rgba, 8, [], bitmap.levels)
      return
    }
    guard let colors = ColorTable(bitmap) else {
      (form, bitDepth, palette) = (.rgb, 8, [])
      rows = stride(from: 0, to: bitmap.levels.count, by: 4).flatMap { bitmap.levels[$0..<$0 + 3] }
      return
    }
    let isGray = colors.colors.allSatisfy { $0 >> 16 == $0 & 0xFF && $0 >> 8 & 0xFF == $0 & 0xFF }
    if isGray, colors.colors.count > 16 {
      (form, bitDepth, palette) = (.gray, 8, [])
      rows = stride(from: 0, to: bitmap.levels.count, by: 4).map { bitmap.levels[$0] }
      return
    }
    form = .palette
    bitDepth = [1, 2, 4].first { colors.colors.count <= 1 << $0 } ?? 8
    palette = colors.colors.flatMap {
      [UInt8($0 >> 16), UInt8($0 >> 8 & 0xFF), UInt8($0 & 0xFF)]
    }
    rows = Self.packed(colors.indices, width: bitmap.width, height: bitmap.height, bits: bitDepth)
  }

  /// Each row starts with a new byte; the leftmost pixel stands in the highest bits.
  private static func packed(_ indices: [UInt8], width: Int, height: Int, bits: Int) -> [UInt8] {
    if bits == 8 { return indices }
    let perByte = 8 / bits
    let rowBytes = (width + perByte - 1) / perByte
    var rows = [UInt8](repeating: 0, count: rowBytes * height)
    for row in 0..<height {
      for column in 0..<width {
        let shift = 8 - bits * (column % perByte + 1)
        rows[row * rowBytes + column / perByte] |= indices[row * width + column] << UInt8(shift)
      }
    }
    return rows
  }
}

/// The colours of a bitmap, in order of their values, and which of them each pixel has.
struct ColorTable {
  /// 0xRRGGBB.
  let colors: [UInt32]
  let indices: [UInt8]

  /// Nil if there are more than 256.
  init?(_ bitmap: Bitmap) {
    let count = bitmap.width * bitmap.height
    var seen: [UInt32: UInt8] = [:]
    var order: [UInt32] = []
    var raw = [UInt8](repeating: 0, count: count)
    var (last, lastIndex) = (UInt32.max, UInt8(0))
    let isSmall = bitmap.levels.withUnsafeBufferPointer { levels in
      for index in 0..<count {
        let base = 4 * index
        let color =
          UInt32(levels[base]) << 16 | UInt32(levels[base + 1]) << 8 | UInt32(levels[base + 2])
        // Neighbours are mostly alike.
        if color != last {
          if let known = seen[color] {
            lastIndex = known
          } else {
            guard order.count < 256 else { return false }
            lastIndex = UInt8(order.count)
            seen[color] = lastIndex
            order.append(color)
          }
          last = color
        }
        raw[index] = lastIndex
      }
      return true
    }
    guard isSmall else { return nil }
    let sorted = order.indices.sorted { order[$0] < order[$1] }
    var rank = [UInt8](repeating: 0, count: order.count)
    for (place, index) in sorted.enumerated() { rank[index] = UInt8(place) }
    colors = sorted.map { order[$0] }
    indices = raw.map { rank[Int($0)] }
  }
}
