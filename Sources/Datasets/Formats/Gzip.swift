/// What a gzip file holds (RFC 1952), inflated as it is read.
///
/// Several members are concatenated (section 2.2), their checksums and lengths verified. Zeros may stand after the last, as
/// tapes and block devices leave them; gzip and Python pass over them too. Memory is that of one block of the file, whatever
/// the file's size.
final class GzipSource: ByteSource {
  private var input: BlockInput
  private let inflater: Inflater
  private var place = Place.beforeMember

  private enum Place { case beforeMember, inMember }

  var what: String { input.source.what }
  var path: String { input.source.path }
  var size: Int? { nil }
  var limit: Int { inflationLimit(of: input.source.limit) }

  /// - Throws: system, if zlib cannot start.
  init(_ source: any ByteSource) throws(DatasetError) {
    input = BlockInput(source, name: "gzip stream")
    inflater = try Inflater(for: source)
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(DatasetError) -> Int {
    var filled = 0
    while filled < buffer.count {
      if place == .beforeMember {
        guard try GzipHeader.read(&input, inflated: inflater.total) else { break }
        inflater.restart()
        place = .inMember
      }
      let rest = UnsafeMutableRawBufferPointer(rebasing: buffer[filled...])
      let (count, isEnd) = try inflater.inflate(&input, into: rest)
      filled += count
      if isEnd { try endMember() }
    }
    return filled
  }

  /// Reads checksum and length of what has been inflated.
  private func endMember() throws(DatasetError) {
    let (start, length) = (input.offset, inflater.length)
    let (sum, right) = (try number(), UInt32(inflater.checksum))
    guard sum == right else {
      throw input.fault(
        start, mismatch("checksum", hexadecimal(sum), of: length, hexadecimal(right)))
    }
    let (size, whole) = (try number(), UInt32(truncatingIfNeeded: length))
    guard size == whole else {
      throw input.fault(start + 4, mismatch("length", "\(size)", of: length, "\(whole)"))
    }
    place = .beforeMember
  }

  private func number() throws(DatasetError) -> UInt32 {
    var value: UInt32 = 0
    for shift in stride(from: 0, to: 32, by: 8) {
      guard let byte = try input.next() else { throw input.stopped(after: inflater.total) }
      value |= UInt32(byte) << shift
    }
    return value
  }
}

/// How many bytes may come out of so many compressed ones. MNIST's files inflate to five times their size and less than
/// 64 MiB. A few kilobytes could inflate to a thousand times as much, and a page about that would take hours.
func inflationLimit(of size: Int) -> Int { (64 << 20) + 20 * min(size, 1 << 40) }
