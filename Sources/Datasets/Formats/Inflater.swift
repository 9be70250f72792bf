internal import Basics
internal import CZlib

/// Inflates streams of deflate (RFC 1951), one after the other, with checksum and length of each.
final class Inflater {
  private let stream: UnsafeMutablePointer<z_stream>
  /// Of the stream that is being read.
  private(set) var checksum = crc32(0, nil, 0)
  private(set) var length = 0
  /// Of all streams.
  private(set) var total = 0

  /// - Throws: system, if zlib cannot start.
  init(for source: any ByteSource) throws(DatasetError) {
    stream = .allocate(capacity: 1)
    stream.initialize(to: z_stream())
    // 15 window bits; negative for bare deflate, whose wrapping is read elsewhere.
    let size = Int32(MemoryLayout<z_stream>.size)
    guard inflateInit2_(stream, -15, ZLIB_VERSION, size) == Z_OK else {
      throw Self.noMemory(source)
    }
  }

  deinit {
    inflateEnd(stream)
    stream.deallocate()
  }

  /// Begins with the next stream.
  func restart() {
    inflateReset(stream)
    (checksum, length) = (crc32(0, nil, 0), 0)
  }

  /// Inflates what the block at hand holds, or as much as there is room for.
  ///
  /// - Returns: how many bytes came out, and whether the stream ends after them.
  /// - Throws: malformed, where the input ends or is no deflate.
  func inflate(
    _ input: inout BlockInput, into buffer: UnsafeMutableRawBufferPointer
  ) throws(DatasetError) -> (count: Int, isEnd: Bool) {
    guard try input.hasMore() else { throw input.stopped(after: total) }
    let room = min(buffer.count, 1 << 30)
    let start = buffer.baseAddress?.assumingMemoryBound(to: UInt8.self)
    stream.pointee.next_out = start
    stream.pointee.avail_out = UInt32(room)
    let code = input.consume { bytes in
      stream.pointee.next_in = bytes.baseAddress
      stream.pointee.avail_in = UInt32(bytes.count)
      let code = CZlib.inflate(stream, Z_NO_FLUSH)
      return (code, bytes.count - Int(stream.pointee.avail_in))
    }
    let count = room - Int(stream.pointee.avail_out)
    checksum = crc32(checksum, start, UInt32(count))
    length += count
    total += count
    switch code {
    case Z_OK, Z_BUF_ERROR: return (count, false)
    case Z_STREAM_END: return (count, true)
    case Z_MEM_ERROR: throw Self.noMemory(input.source)
    default: throw damage(input)
    }
  }

  private static func noMemory(_ source: any ByteSource) -> DatasetError {
    DatasetError(.system, source.what, at: source.path, "found no memory for zlib, expected some")
  }

  /// What zlib does not understand.
  private func damage(_ input: BlockInput) -> DatasetError {
    let reason = stream.pointee.msg.map { String(cString: $0) } ?? "no deflate stream"
    // The low bits tell how many of the bits that zlib has taken are still to be used. Only a stored block's lengths are
    // refused before they are.
    let unused = Int(stream.pointee.data_type & 63)
    let bit = 8 * input.offset - unused - (unused < 32 ? 1 : 0)
    return input.fault(
      bit / 8,
      "found damaged data (\(reason)) after \(counted(total, "byte")) inflated, expected a deflate stream"
    )
  }
}

/// What is said of a checksum or length that is another than that of the bytes it stands with.
func mismatch(_ name: String, _ found: String, of length: Int, _ expected: String) -> String {
  "found \(name) \(found), expected \(expected) of \(counted(length, "byte")) inflated"
}

/// The eight hexadecimal digits of a checksum.
func hexadecimal(_ checksum: UInt32) -> String {
  hexadecimal(withUnsafeBytes(of: checksum.bigEndian, Array.init))
}
