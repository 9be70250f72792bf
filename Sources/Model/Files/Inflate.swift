internal import CZlib

/// Inflates a bare deflate stream (RFC 1951) whose size is known.
///
/// - Throws: bad data, if it is damaged or has another size; system, if zlib finds no memory.
func inflated(_ bytes: ArraySlice<UInt8>, size: Int) throws(WeightFault) -> [UInt8] {
  // A match of 258 bytes takes at least 2 bits. What claims more is damaged, and gets no memory.
  guard size / 1032 <= bytes.count, size < Int(UInt32.max), bytes.count < Int(UInt32.max) else {
    throw WeightFault("found \(bytes.count) deflated bytes, expected enough of them for \(size)")
  }
  // One byte more, so that zlib sees whether the stream goes on, and has an address even for nothing.
  var output = [UInt8](repeating: 0, count: size + 1)
  var input = Array(bytes)
  let (code, count, rest) = inflate(&input, into: &output)
  guard code != Z_MEM_ERROR else {
    throw WeightFault(.system, "found no memory for zlib, expected some")
  }
  guard code == Z_STREAM_END else {
    throw WeightFault("found a damaged deflate stream, expected \(size) bytes of it")
  }
  guard count == size, rest == 0 else {
    throw WeightFault(
      "found \(count) bytes in the deflate stream and \(rest) behind it, expected \(size) and none")
  }
  output.removeLast()
  return output
}

/// - Returns: zlib's code, how many bytes were made, and how many were not used.
private func inflate(
  _ input: inout [UInt8], into output: inout [UInt8]
) -> (code: Int32, count: Int, rest: Int) {
  var stream = z_stream()
  // 15 window bits; negative for bare deflate.
  let started = inflateInit2_(
    &stream, -15, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
  guard started == Z_OK else { return (Z_MEM_ERROR, 0, 0) }
  defer { inflateEnd(&stream) }
  return input.withUnsafeMutableBufferPointer { source in
    output.withUnsafeMutableBufferPointer { target in
      stream.next_in = source.baseAddress
      stream.avail_in = UInt32(source.count)
      stream.next_out = target.baseAddress
      stream.avail_out = UInt32(target.count)
      let code = CZlib.inflate(&stream, Z_FINISH)
      return (code, target.count - Int(stream.avail_out), Int(stream.avail_in))
    }
  }
}
