#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

/// What is wrong with the bytes of a PNG; nothing if all its chunks are whole.
///
/// The checksums stand for what is in the chunks: to inflate the pixels is a reader's work.
func pngFault(_ bytes: [UInt8]) -> String? {
  guard bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) else {
    return "is no PNG"
  }
  var position = 8
  var (name, hasHeader, hasPixels) = ("", false, false)
  while position < bytes.count {
    guard position + 12 <= bytes.count else { return "is a PNG that ends in a chunk" }
    let length = bigEndian(bytes, at: position)
    let end = position + 8 + length
    guard end + 4 <= bytes.count else { return "is a PNG that ends in a chunk" }
    let body = bytes[position + 4..<end]
    guard checksum(body) == bigEndian(bytes, at: end) else {
      return "is a PNG with a damaged chunk"
    }
    name = String(decoding: body.prefix(4), as: UTF8.self)
    if position == 8 { hasHeader = name == "IHDR" }
    if name == "IDAT" { hasPixels = true }
    position = end + 4
  }
  return hasHeader && hasPixels && name == "IEND"
    ? nil : "is a PNG without its header, its pixels or its end"
}

/// What is wrong with a picture in base64.
func pngFault(base64 text: some StringProtocol) -> String? {
  guard let data = Data(base64Encoded: String(text)) else { return "is no base64" }
  return pngFault(Array(data))
}

private func bigEndian(_ bytes: [UInt8], at offset: Int) -> Int {
  (0..<4).reduce(0) { $0 << 8 | Int(bytes[offset + $1]) }
}

/// CRC-32 as PNG has it (ISO 3309).
private func checksum(_ bytes: ArraySlice<UInt8>) -> Int {
  let sum = bytes.reduce(UInt32.max) { $0 >> 8 ^ table[Int(UInt8(truncatingIfNeeded: $0) ^ $1)] }
  return Int(~sum)
}

private let table: [UInt32] = (0..<256).map { (index: UInt32) in
  (0..<8).reduce(index) { value, _ in value >> 1 ^ (value & 1 == 1 ? 0xEDB8_8320 : 0) }
}
