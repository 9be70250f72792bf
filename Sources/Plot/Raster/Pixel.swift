/// An opaque pixel, in memory as a bitmap has it: red, green, blue, 255.
struct Pixel: Equatable {
  private let bits: UInt32

  init(red: UInt8, green: UInt8, blue: UInt8) {
    bits = (UInt32(red) | UInt32(green) << 8 | UInt32(blue) << 16 | 0xFF00_0000).littleEndian
  }

  init(_ color: Color) { self.init(red: color.red, green: color.green, blue: color.blue) }

  var red: UInt8 { UInt8(truncatingIfNeeded: bits.littleEndian) }
  var green: UInt8 { UInt8(truncatingIfNeeded: bits.littleEndian >> 8) }
  var blue: UInt8 { UInt8(truncatingIfNeeded: bits.littleEndian >> 16) }
}
