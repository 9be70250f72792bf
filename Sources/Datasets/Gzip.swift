internal import CZlib

/// What a gzip file holds (RFC 1952), inflated as it is read.
///
/// Several members are concatenated (section 2.2); checksums and sizes are verified by zlib, and nothing may
/// stand behind the last member. Memory is that of one block of the file, whatever the file's size.
final class GzipSource: ByteSource {
  private let source: any ByteSource
  private let stream: UnsafeMutablePointer<z_stream>
  private let block: UnsafeMutableBufferPointer<UInt8>
  /// How many bytes of the file have been given to zlib, and how many have come out.
  private var taken = 0
  private var inflated = 0
  private var isBetweenMembers = false

  var what: String { source.what }
  var path: String { source.path }
  var size: Int? { nil }

  /// - Throws: system, if zlib cannot start.
  init(_ source: any ByteSource) throws(DatasetError) {
    self.source = source
    block = .allocate(capacity: 65_536)
    stream = .allocate(capacity: 1)
    stream.initialize(to: z_stream())
    // 15 window bits, and 16 for a gzip header.
    let size = Int32(MemoryLayout<z_stream>.size)
    guard inflateInit2_(stream, 15 + 16, ZLIB_VERSION, size) == Z_OK else {
      throw DatasetError(.system, source.what, at: source.path, "zlib cannot start")
    }
  }

  deinit {
    inflateEnd(stream)
    stream.deallocate()
    block.deallocate()
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(DatasetError) -> Int {
    var filled = 0
    while filled < buffer.count {
      let room = min(buffer.count - filled, 1 << 30)
      guard try refill(), try startMember() else { break }
      let start = buffer.baseAddress?.advanced(by: filled)
      stream.pointee.next_out = start?.assumingMemoryBound(to: UInt8.self)
      stream.pointee.avail_out = UInt32(room)
      let code = inflate(stream, Z_NO_FLUSH)
      let count = room - Int(stream.pointee.avail_out)
      filled += count
      inflated += count
      try check(code)
    }
    return filled
  }

  /// Offset in the file of the next byte that zlib will read.
  private var offset: Int { taken - Int(stream.pointee.avail_in) }

  /// Makes sure that there is input; false at a proper end.
  private func refill() throws(DatasetError) -> Bool {
    if stream.pointee.avail_in > 1 || stream.pointee.avail_in == 1 && !isBetweenMembers {
      return true
    }
    // One byte can be left over between members, where two are needed to tell what follows.
    let rest = Int(stream.pointee.avail_in)
    if rest == 1, let last = stream.pointee.next_in?.pointee { block[0] = last }
    let room = UnsafeMutableRawBufferPointer(
      rebasing: UnsafeMutableRawBufferPointer(block)[rest...])
    let count = try source.read(into: room)
    taken += count
    stream.pointee.next_in = block.baseAddress
    stream.pointee.avail_in = UInt32(rest + count)
    if rest + count > 0 { return true }
    if isBetweenMembers { return false }
    throw fault(
      "the gzip stream stops after \(counted(inflated, "byte")) inflated, expected its end")
  }

  /// Begins the next member if the last one has ended.
  private func startMember() throws(DatasetError) -> Bool {
    guard isBetweenMembers else { return true }
    let next = stream.pointee.next_in
    guard stream.pointee.avail_in >= 2, next?[0] == 0x1f, next?[1] == 0x8b else {
      throw fault("found extra bytes behind the last gzip member, expected the end of the file")
    }
    guard inflateReset(stream) == Z_OK else { throw fault("zlib cannot go on") }
    isBetweenMembers = false
    return true
  }

  private func check(_ code: Int32) throws(DatasetError) {
    switch code {
    case Z_OK, Z_BUF_ERROR: return
    case Z_STREAM_END: isBetweenMembers = true
    case Z_MEM_ERROR: throw DatasetError(.system, what, at: path, "zlib found no memory")
    default:
      let message = stream.pointee.msg.map { String(cString: $0) } ?? "damaged gzip stream"
      throw fault("\(message), after \(counted(inflated, "byte")) inflated")
    }
  }

  private func fault(_ reason: String) -> DatasetError {
    DatasetError(.malformed, what, at: path, "byte \(offset): \(reason)")
  }
}
