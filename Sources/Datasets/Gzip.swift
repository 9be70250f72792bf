internal import CZlib

/// Whether bytes start as a gzip file does (RFC 1952).
func isGzip(_ bytes: [UInt8]) -> Bool { bytes.count >= 2 && bytes[0] == 0x1f && bytes[1] == 0x8b }

/// Inflates a gzip file. Several members are concatenated (RFC 1952, section 2.2); checksums and sizes
/// are verified by zlib, and nothing may stand behind the last member.
///
/// - Parameter limit: how many bytes may come out at most, so that a small file cannot fill the memory.
func inflateGzip(
  _ bytes: [UInt8], limit: Int, what: String, path: String
) throws(DatasetError) -> [UInt8] {
  var inflater = GzipInflater(limit: limit)
  let (output, status) = inflater.inflateAll(bytes)
  switch status {
  case .done: return output
  case .failed(let offset, let reason):
    throw DatasetError(.malformed, what, at: path, "byte \(offset): \(reason)")
  }
}

/// zlib's stream over one buffer.
private struct GzipInflater {
  enum Status {
    case done
    case failed(offset: Int, reason: String)
  }

  let limit: Int
  private var stream = z_stream()

  init(limit: Int) { self.limit = limit }

  mutating func inflateAll(_ bytes: [UInt8]) -> ([UInt8], Status) {
    // 15 window bits, and 16 for a gzip header.
    let size = Int32(MemoryLayout<z_stream>.size)
    guard inflateInit2_(&stream, 15 + 16, ZLIB_VERSION, size) == Z_OK else {
      return ([], .failed(offset: 0, reason: "zlib cannot start"))
    }
    defer { inflateEnd(&stream) }
    var status = Status.done
    var input = bytes
    let output = [UInt8](unsafeUninitializedCapacity: limit + 1) { buffer, count in
      status = input.withUnsafeMutableBufferPointer { run($0, into: buffer) }
      count = buffer.count - Int(stream.avail_out)
    }
    return (output, status)
  }

  /// Member after member.
  private mutating func run(
    _ input: UnsafeMutableBufferPointer<UInt8>, into output: UnsafeMutableBufferPointer<UInt8>
  ) -> Status {
    stream.next_in = input.baseAddress
    stream.avail_in = UInt32(clamping: input.count)
    stream.next_out = output.baseAddress
    stream.avail_out = UInt32(clamping: output.count)
    while true {
      let code = inflate(&stream, Z_FINISH)
      let offset = input.count - Int(stream.avail_in)
      let inflated = output.count - Int(stream.avail_out)
      if code == Z_STREAM_END, inflated <= limit {
        if stream.avail_in == 0 { return .done }
        guard stream.avail_in >= 2, input[offset] == 0x1f, input[offset + 1] == 0x8b else {
          let extra = "\(stream.avail_in) extra bytes behind the last gzip member"
          return .failed(offset: offset, reason: "found \(extra), expected the end of the file")
        }
        guard inflateReset(&stream) == Z_OK else {
          return .failed(offset: offset, reason: "zlib cannot go on")
        }
        continue
      }
      return failure(code, offset: offset, inflated: inflated)
    }
  }

  private func failure(_ code: Int32, offset: Int, inflated: Int) -> Status {
    if inflated > limit {
      return .failed(
        offset: offset, reason: "found more than \(limit) bytes inside, expected no more")
    }
    if code == Z_BUF_ERROR || code == Z_OK {
      return .failed(
        offset: offset,
        reason: "the gzip stream stops after \(inflated) bytes inflated, expected its end")
    }
    let message = stream.msg.map { String(cString: $0) } ?? "damaged gzip stream"
    return .failed(offset: offset, reason: "\(message), after \(inflated) bytes inflated")
  }
}
