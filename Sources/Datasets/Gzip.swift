internal import Basics
internal import CZlib

/// What a gzip file holds (RFC 1952), inflated as it is read.
///
/// Several members are concatenated (section 2.2), their checksums and lengths verified; nothing may stand behind the last.
/// Memory is that of one block of the file, whatever the file's size.
final class GzipSource: ByteSource {
  private var input: GzipInput
  private let stream: UnsafeMutablePointer<z_stream>
  private var place = Place.beforeMember
  /// Of the member that is being read.
  private var checksum = crc32(0, nil, 0)
  private var length = 0
  /// Of all members.
  private var inflated = 0

  private enum Place { case beforeMember, inMember }

  var what: String { input.source.what }
  var path: String { input.source.path }
  var size: Int? { nil }

  /// MNIST's files inflate to five times their size and less than 64 MiB. A few kilobytes could inflate to a thousand times
  /// as much, and a page about that would take hours.
  var limit: Int { (64 << 20) + 20 * min(input.source.limit, 1 << 40) }

  /// - Throws: system, if zlib cannot start.
  init(_ source: any ByteSource) throws(DatasetError) {
    input = GzipInput(source)
    stream = .allocate(capacity: 1)
    stream.initialize(to: z_stream())
    // 15 window bits; negative for bare deflate, whose wrapping is read here.
    let size = Int32(MemoryLayout<z_stream>.size)
    guard inflateInit2_(stream, -15, ZLIB_VERSION, size) == Z_OK else {
      throw DatasetError(
        .system, source.what, at: source.path, "found no memory for zlib, expected some")
    }
  }

  deinit {
    inflateEnd(stream)
    stream.deallocate()
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(DatasetError) -> Int {
    var filled = 0
    while filled < buffer.count {
      if place == .beforeMember {
        guard try GzipHeader.read(&input, inflated: inflated) else { break }
        begin()
      }
      filled += try inflate(into: UnsafeMutableRawBufferPointer(rebasing: buffer[filled...]))
    }
    return filled
  }

  private func begin() {
    inflateReset(stream)
    (checksum, length, place) = (crc32(0, nil, 0), 0, .inMember)
  }

  /// Inflates what the block at hand holds, or as much as there is room for.
  private func inflate(into buffer: UnsafeMutableRawBufferPointer) throws(DatasetError) -> Int {
    guard try input.hasMore() else { throw input.stopped(after: inflated) }
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
    inflated += count
    try check(code)
    return count
  }

  private func check(_ code: Int32) throws(DatasetError) {
    switch code {
    case Z_OK, Z_BUF_ERROR: return
    case Z_STREAM_END: try endMember()
    case Z_MEM_ERROR:
      throw DatasetError(.system, what, at: path, "found no memory for zlib, expected some")
    default: throw damage()
    }
  }

  /// Reads checksum and length of what has been inflated.
  private func endMember() throws(DatasetError) {
    let start = input.offset
    let (sum, right) = (try number(), UInt32(checksum))
    guard sum == right else {
      throw input.fault(
        start, mismatch("checksum", hexadecimal(digits(sum)), hexadecimal(digits(right))))
    }
    let (size, whole) = (try number(), UInt32(truncatingIfNeeded: length))
    guard size == whole else {
      throw input.fault(start + 4, mismatch("length", "\(size)", "\(whole)"))
    }
    place = .beforeMember
  }

  private func number() throws(DatasetError) -> UInt32 {
    var value: UInt32 = 0
    for shift in stride(from: 0, to: 32, by: 8) {
      guard let byte = try input.next() else { throw input.stopped(after: inflated) }
      value |= UInt32(byte) << shift
    }
    return value
  }

  /// The bytes of a number, the most significant first.
  private func digits(_ number: UInt32) -> [UInt8] {
    withUnsafeBytes(of: number.bigEndian, Array.init)
  }

  private func mismatch(_ name: String, _ found: String, _ expected: String) -> String {
    "found \(name) \(found), expected \(expected) of \(counted(length, "byte")) inflated"
  }

  /// What zlib does not understand.
  private func damage() -> DatasetError {
    let reason = stream.pointee.msg.map { String(cString: $0) } ?? "no deflate stream"
    // The low bits tell how many of the bits that zlib has taken are still to be used. Only a stored block's lengths are
    // refused before they are.
    let unused = Int(stream.pointee.data_type & 63)
    let bit = 8 * input.offset - unused - (unused < 32 ? 1 : 0)
    return input.fault(
      bit / 8,
      "found damaged data (\(reason)) after \(counted(inflated, "byte")) inflated, expected a deflate stream"
    )
  }
}
