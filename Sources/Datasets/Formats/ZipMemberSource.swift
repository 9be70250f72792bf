internal import Basics
internal import CZlib

/// What a member of a zip archive holds.
final class ZipMemberSource: ByteSource {
  private let entry: ZipEntry
  private let file: FileSource
  private let start: Int
  private var input: BlockInput
  /// Nil for a member that is stored as it is.
  private let inflater: Inflater?
  private var position = 0
  private var checksum = crc32(0, nil, 0)
  private var isWhole = false
  private var isVerified = false

  var what: String { file.what }
  var path: String { file.path }
  var size: Int? { entry.size }
  var limit: Int { entry.size }

  /// - Parameter start: offset in the file of the first byte of its data.
  init(_ entry: ZipEntry, _ file: FileSource, _ start: Int) throws(DatasetError) {
    (self.entry, self.start) = (entry, start)
    self.file = file.part(start..<start + entry.packedSize, path: file.path)
    input = BlockInput(self.file, name: "deflate stream", start: start)
    inflater = entry.isDeflated ? try Inflater(for: file) : nil
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(DatasetError) -> Int {
    let room = UnsafeMutableRawBufferPointer(rebasing: buffer.prefix(entry.size - position))
    let count = inflater == nil ? try copy(into: room) : try inflate(into: room)
    position += count
    if position == entry.size, !isVerified { try verify() }
    return count
  }

  private func copy(into buffer: UnsafeMutableRawBufferPointer) throws(DatasetError) -> Int {
    let count = try file.read(into: buffer)
    guard count == buffer.count else { throw input.stopped(after: position + count) }
    let bytes = buffer.baseAddress?.assumingMemoryBound(to: UInt8.self)
    // zlib takes no more than 4 GiB at once.
    for first in stride(from: 0, to: count, by: 1 << 30) {
      checksum = crc32(checksum, bytes?.advanced(by: first), UInt32(min(count - first, 1 << 30)))
    }
    return count
  }

  private func inflate(into buffer: UnsafeMutableRawBufferPointer) throws(DatasetError) -> Int {
    var filled = 0
    while filled < buffer.count {
      guard !isWhole else {
        throw input.fault(
          input.offset,
          "the deflate stream ends after \(counted(position + filled, "byte")), expected \(entry.size)"
        )
      }
      filled += try inflateSome(UnsafeMutableRawBufferPointer(rebasing: buffer[filled...]))
    }
    return filled
  }

  private func inflateSome(
    _ buffer: UnsafeMutableRawBufferPointer
  ) throws(DatasetError) -> Int {
    guard let inflater else { return 0 }
    let (count, isEnd) = try inflater.inflate(&input, into: buffer)
    isWhole = isEnd
    return count
  }

  /// Whether nothing follows the last byte, and the checksum is the directory's.
  private func verify() throws(DatasetError) {
    if let inflater {
      try finish()
      checksum = inflater.checksum
    }
    let found = UInt32(truncatingIfNeeded: checksum)
    guard found == entry.checksum else {
      throw input.fault(
        entry.record + 16,
        mismatch(
          "checksum", hexadecimal(entry.checksum), of: entry.size, hexadecimal(found)))
    }
    isVerified = true
  }

  private func finish() throws(DatasetError) {
    var byte: UInt8 = 0
    while !isWhole {
      var result = Result<Int, DatasetError>.success(0)
      withUnsafeMutableBytes(of: &byte) { buffer in
        result = Result { () throws(DatasetError) in try inflateSome(buffer) }
      }
      guard try result.get() == 0 else {
        throw input.fault(
          input.offset, "found more than \(counted(entry.size, "byte")) inflated, expected no more")
      }
    }
    guard input.offset == start + entry.packedSize else {
      throw input.fault(
        input.offset,
        "the deflate stream ends here, expected its end at byte \(start + entry.packedSize)")
    }
  }
}
