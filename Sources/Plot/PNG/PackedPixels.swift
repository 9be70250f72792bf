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
    let table = ColorTable(bitmap)
    guard table?.isOpaque ?? bitmap.isOpaque else {
      (form, bitDepth, palette, rows) = (.rgba, 8, [], bitmap.levels)
      return
    }
    guard let table else {
      (form, bitDepth, palette, rows) = (.rgb, 8, [], bitmap.withoutAlpha)
      return
    }
    if table.isGray, table.colors.count > 16 {
      (form, bitDepth, palette) = (.gray, 8, [])
      rows = table.indices.map { table.colors[Int($0)][0] }
      return
    }
    form = .palette
    bitDepth = [1, 2, 4].first { table.colors.count <= 1 << $0 } ?? 8
    palette = table.colors.flatMap { $0.prefix(3) }
    rows = Self.packed(table.indices, width: bitmap.width, height: bitmap.height, bits: bitDepth)
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

extension ColorTable {
  fileprivate var isOpaque: Bool { colors.allSatisfy { $0[3] == 255 } }
  fileprivate var isGray: Bool { colors.allSatisfy { $0[0] == $0[1] && $0[1] == $0[2] } }
}

extension Bitmap {
  var isOpaque: Bool {
    stride(from: 3, to: levels.count, by: 4).allSatisfy { levels[$0] == 255 }
  }

  fileprivate var withoutAlpha: [UInt8] {
    let count = levels.count / 4
    return [UInt8](unsafeUninitializedCapacity: 3 * count) { bytes, filled in
      for pixel in 0..<count {
        for channel in 0..<3 { bytes[3 * pixel + channel] = levels[4 * pixel + channel] }
      }
      filled = 3 * count
    }
  }
}
