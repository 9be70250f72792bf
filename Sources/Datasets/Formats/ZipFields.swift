/// The numbers of a record of a zip archive, the least significant byte first.
struct ZipFields {
  let bytes: ArraySlice<UInt8>

  init(_ bytes: ArraySlice<UInt8>) { self.bytes = bytes }

  var signature: Int { long(0) }
  func short(_ offset: Int) -> Int { Int(number(offset, 2)) }
  func long(_ offset: Int) -> Int { Int(number(offset, 4)) }
  /// Nil for what no file's offset can be; sums of a few others do not overflow.
  func wide(_ offset: Int) -> Int? {
    Int(exactly: number(offset, 8)).flatMap { $0 <= 1 << 56 ? $0 : nil }
  }

  private func number(_ offset: Int, _ count: Int) -> UInt64 {
    let start = bytes.startIndex + offset
    return (0..<count).reversed().reduce(0) { $0 << 8 | UInt64(bytes[start + $1]) }
  }

  /// Numbers of 32 bits, each replaced by the next one in an extra field (1, ZIP64) if it says that it stands there. Nil if
  /// one is larger than any offset.
  static func widen(_ numbers: [Int], with extra: ArraySlice<UInt8>) -> [Int]? {
    var rest = field(1, in: extra)
    var result: [Int] = []
    for number in numbers {
      guard number == 0xFFFF_FFFF, rest.count >= 8 else {
        result.append(number)
        continue
      }
      guard let wide = ZipFields(rest).wide(0) else { return nil }
      result.append(wide)
      rest = rest.dropFirst(8)
    }
    return result
  }

  /// The contents of an extra field; nothing if there is none.
  private static func field(_ identifier: Int, in extra: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var rest = extra
    while rest.count >= 4 {
      let fields = ZipFields(rest)
      let contents = rest.dropFirst(4).prefix(fields.short(2))
      if fields.short(0) == identifier { return contents }
      rest = rest.dropFirst(4 + contents.count)
    }
    return []
  }
}
