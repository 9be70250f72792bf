internal import Basics
internal import CZlib

/// The header of a gzip member (RFC 1952, section 2.3), which says nothing that a reader has to know.
struct GzipHeader {
  private enum Flag {
    static let checksum: UInt8 = 1 << 1
    static let extra: UInt8 = 1 << 2
    static let name: UInt8 = 1 << 3
    static let comment: UInt8 = 1 << 4
    static let reserved: UInt8 = 0b1110_0000
  }

  private var input: BlockInput
  private let inflated: Int
  /// Of the header so far.
  private var checksum = crc32(0, nil, 0)

  /// Reads a header; false at the end of the file, which zeros may fill.
  ///
  /// - Parameter inflated: how many bytes have come out of the members before.
  /// - Throws: malformed, with the offset of the byte that is wrong.
  static func read(_ input: inout BlockInput, inflated: Int) throws(DatasetError) -> Bool {
    // Zeros that fill a block up may follow the last member.
    if input.offset > 0 { try input.skipZeros() }
    guard try input.hasMore() else {
      if input.offset > 0 { return false }
      throw input.stopped(after: 0)
    }
    var header = GzipHeader(input: input, inflated: inflated)
    defer { input = header.input }
    try header.read()
    return true
  }

  private init(input: BlockInput, inflated: Int) {
    (self.input, self.inflated) = (input, inflated)
  }

  private mutating func read() throws(DatasetError) {
    try readMagic()
    let method = try byte()
    guard method == 8 else {
      throw input.fault(
        input.offset - 1, "found compression method \(method), expected 8 (deflate)")
    }
    let flags = try byte()
    guard flags & Flag.reserved == 0 else {
      throw input.fault(
        input.offset - 1,
        "found flags \(hexadecimal(flags)), expected none of e0, which are reserved")
    }
    try skip(6)
    if flags & Flag.extra != 0 { try skip(try number()) }
    if flags & Flag.name != 0 { try skipText("file name") }
    if flags & Flag.comment != 0 { try skipText("comment") }
    if flags & Flag.checksum != 0 { try readChecksum() }
  }

  /// The two bytes that tell gzip; after a member, anything else is no member.
  private mutating func readMagic() throws(DatasetError) {
    let start = input.offset
    let magic = [try input.next(), try input.next()].compactMap(\.self)
    for byte in magic { note(byte) }
    if magic == [0x1f, 0x8b] { return }
    guard start > 0 else {
      throw input.fault(
        0, "found \(magic.map(hexadecimal).joined(separator: " ")), expected 1f 8b (gzip)")
    }
    let size = input.source.size ?? input.offset
    throw input.fault(start, extraBytes(size - start) + " after the last gzip member")
  }

  private mutating func readChecksum() throws(DatasetError) {
    let (start, expected) = (input.offset, Int(checksum & 0xffff))
    let found = try number()
    guard found == expected else {
      throw input.fault(
        start, "found header checksum \(found), expected \(expected)")
    }
  }

  private mutating func skipText(_ name: String) throws(DatasetError) {
    while let byte = try input.next() {
      note(byte)
      if byte == 0 { return }
    }
    throw input.fault(input.offset, "the file ends in the gzip header's \(name), expected 00")
  }

  private mutating func skip(_ count: Int) throws(DatasetError) {
    for _ in 0..<count { _ = try byte() }
  }

  private mutating func number() throws(DatasetError) -> Int {
    let low = try byte()
    return Int(low) | Int(try byte()) << 8
  }

  private mutating func byte() throws(DatasetError) -> UInt8 {
    guard let byte = try input.next() else { throw input.stopped(after: inflated) }
    note(byte)
    return byte
  }

  private mutating func note(_ byte: UInt8) {
    checksum = withUnsafePointer(to: byte) { crc32(checksum, $0, 1) }
  }
}
