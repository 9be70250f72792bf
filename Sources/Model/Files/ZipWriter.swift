/// Writes a zip archive of members that are stored as they are.
struct ZipWriter {
  private var bytes: [UInt8] = []
  private var directory: [UInt8] = []
  private var count = 0

  /// The 1st of January 1980, the first day that the format knows: the same arrays are the same bytes.
  private static let date: UInt16 = 1 << 5 | 1

  mutating func add(_ name: String, _ contents: [UInt8]) throws(WeightFault) {
    // Python, and C, would take the name for one that ends at a zero byte.
    guard let length = UInt16(exactly: name.utf8.count), !name.utf8.contains(0) else {
      throw WeightFault(
        .configuration, "found a name of \(name.utf8.count) bytes, expected fewer, and none zero")
    }
    guard let offset = UInt32(exactly: bytes.count), let size = UInt32(exactly: contents.count)
    else { throw tooLarge }
    let description = Self.description(name, contents, size: size, length: length)
    bytes.append(0x0403_4B50 as UInt32)
    bytes += description
    bytes += Array(name.utf8)
    bytes += contents
    directory.append(0x0201_4B50 as UInt32)
    // Made by version 2.0, on no system in particular.
    directory.append(20 as UInt16)
    directory += description
    // No comment, disk 0, no attributes.
    directory += [UInt8](repeating: 0, count: 10)
    directory.append(offset)
    directory += Array(name.utf8)
    count += 1
  }

  /// What local header and directory both say: version, flags, method, time, date, checksum, sizes, lengths of
  /// the name and of extra fields.
  private static func description(
    _ name: String, _ contents: [UInt8], size: UInt32, length: UInt16
  ) -> [UInt8] {
    let isASCII = name.utf8.allSatisfy { $0 < 0x80 }
    var bytes: [UInt8] = []
    for number in [20, isASCII ? 0 : 0x800, 0, 0, date] as [UInt16] { bytes.append(number) }
    for number in [checksum(contents[...]), size, size] { bytes.append(number) }
    for number in [length, 0] { bytes.append(number) }
    return bytes
  }

  func finish() throws(WeightFault) -> [UInt8] {
    // The greatest numbers of the format mean "see zip64".
    guard count < Int(UInt16.max), bytes.count < Int(UInt32.max),
      let start = UInt32(exactly: bytes.count), let size = UInt32(exactly: directory.count)
    else { throw tooLarge }
    var bytes = bytes + directory
    bytes.append(0x0605_4B50 as UInt32)
    for number in [0, 0, UInt16(count), UInt16(count)] { bytes.append(number) }
    for number in [size, start] { bytes.append(number) }
    bytes.append(0 as UInt16)
    return bytes
  }

  private var tooLarge: WeightFault {
    WeightFault(
      .configuration, "found more than .npz can hold, expected less than 4 GiB and 65,535 arrays")
  }
}
