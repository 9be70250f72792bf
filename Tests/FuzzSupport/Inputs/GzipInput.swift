internal import CZlib

/// Gzip files of one member or several (RFC 1952), whose checksums are mostly right.
enum GzipInput {
  static func wrap(_ content: [UInt8], _ random: inout Randomness) -> [UInt8] {
    let cut = random.isOnce(in: 3) ? random.below(content.count + 1) : content.count
    var bytes = member(Array(content[..<cut]), &random)
    if cut < content.count { bytes += member(Array(content[cut...]), &random) }
    if random.isOnce(in: 15) { bytes += [0, 0, 0] }
    if random.isOnce(in: 30) { bytes += [random.byte(), 0x8b, 9] }
    if random.isOnce(in: 20) { bytes.removeLast(random.below(min(20, bytes.count))) }
    return bytes
  }

  private static func member(_ content: [UInt8], _ random: inout Randomness) -> [UInt8] {
    var bytes: [UInt8] = [0x1f, 0x8b, random.mostly(8, [0, 7, 9]), 0, 0, 0, 0, 0, 0, 3]
    bytes[3] = random.mostly(0, [0x04, 0x08, 0x10, 0x1C, 0x1E, 0x20, 0xE0])
    if bytes[3] & 0x04 != 0 { bytes += [3, 0, 9, 9, 9] }
    if bytes[3] & 0x08 != 0 { bytes += [UInt8]("n".utf8) + random.mostly([0], [[]]) }
    if bytes[3] & 0x10 != 0 { bytes += [UInt8]("c".utf8) + [0] }
    if bytes[3] & 0x02 != 0 { bytes += littleEndian(UInt64(checksum(bytes) & 0xFFFF), 2) }
    let stream = random.isOnce(in: 4) ? stored(content) : deflated(content)
    bytes += random.isOnce(in: 20) ? mutated(stream, &random) : stream
    let sum = UInt64(checksum(content))
    bytes += littleEndian(random.mostly(sum, [sum ^ 1, 0]), 4)
    return bytes + littleEndian(random.mostly(UInt64(content.count), [0, 1 << 31]), 4)
  }

  /// One block as it is, after five bytes.
  private static func stored(_ content: [UInt8]) -> [UInt8] {
    let length = UInt64(min(content.count, 65_535))
    return [1] + littleEndian(length, 2) + littleEndian(~length, 2) + content.prefix(65_535)
  }
}

/// A bare deflate stream.
func deflated(_ content: [UInt8]) -> [UInt8] {
  var stream = z_stream()
  // The smallest window and memory: the inputs are small, and there are many.
  deflateInit2_(
    &stream, 1, Z_DEFLATED, -9, 1, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
    Int32(MemoryLayout<z_stream>.size))
  defer { deflateEnd(&stream) }
  var content = content
  return content.withUnsafeMutableBufferPointer { input in
    [UInt8](unsafeUninitializedCapacity: Int(deflateBound(&stream, UInt(input.count))) + 64) {
      output, count in
      (stream.next_in, stream.avail_in) = (input.baseAddress, UInt32(input.count))
      (stream.next_out, stream.avail_out) = (output.baseAddress, UInt32(output.count))
      CZlib.deflate(&stream, Z_FINISH)
      count = output.count - Int(stream.avail_out)
    }
  }
}

/// CRC-32, as gzip and zip have it.
func checksum(_ bytes: [UInt8]) -> UInt32 {
  UInt32(truncatingIfNeeded: crc32(0, bytes, UInt32(bytes.count)))
}
