internal import CZlib

/// The bytes of the members of a zip archive.
struct ZipContents {
  let members: [ZipMember]
  private let bytes: ArraySlice<UInt8>

  /// - Throws: bad data, for members that overlap: a small archive could hold any amount by that.
  init(_ bytes: [UInt8]) throws(WeightFault) {
    self.bytes = bytes[...]
    let (members, directory) = try ZipDirectory.members(of: self.bytes)
    self.members = members
    if let name = firstDuplicate(members.map(\.name)) {
      throw WeightFault(array: name, "found the member twice, expected it once")
    }
    var end = 0
    for member in members.sorted(by: { $0.offset < $1.offset }) {
      guard member.offset >= end else {
        throw WeightFault(array: member.name, "found members that overlap, expected them apart")
      }
      let start = try naming(member.name) { () throws(WeightFault) in
        try dataStart(of: member)
      }
      end = start + member.storedSize
    }
    guard end <= directory else {
      throw WeightFault("found members that end at \(end), expected an end before \(directory)")
    }
    let size = members.reduce(0) { $0 + $1.size }
    guard size <= WeightFile.limit else {
      throw WeightFault("found members of \(size) bytes, expected at most \(WeightFile.limit)")
    }
  }

  /// - Throws: bad data, if the checksum is another.
  func contents(of member: ZipMember) throws(WeightFault) -> ArraySlice<UInt8> {
    guard let stored = bytes.slice(at: try dataStart(of: member), count: member.storedSize) else {
      throw WeightFault("found the end of the file, expected \(member.storedSize) bytes")
    }
    let contents = member.isDeflated ? try inflated(stored, size: member.size)[...] : stored
    guard contents.count == member.size else {
      throw WeightFault("found \(contents.count) bytes, expected \(member.size)")
    }
    let found = checksum(contents)
    guard found == member.checksum else {
      throw WeightFault("found CRC-32 \(hex(found)), expected \(hex(member.checksum))")
    }
    return contents
  }

  /// Behind the local header, whose extra fields are its own.
  private func dataStart(of member: ZipMember) throws(WeightFault) -> Int {
    let fields = ZipDirectory.Fields(bytes, at: member.offset)
    guard try fields.long(0) == 0x0403_4B50 else {
      throw WeightFault("found no local header at byte \(member.offset), expected one")
    }
    let length = try fields.short(26)
    let name = bytes.slice(at: member.offset + 30, count: length)
    guard name?.elementsEqual(member.name.utf8) == true else {
      throw WeightFault("found another name in the local header, expected that of the directory")
    }
    return member.offset + 30 + length + (try fields.short(28))
  }

  private func hex(_ checksum: UInt32) -> String {
    let digits = String(checksum, radix: 16)
    return String(repeating: "0", count: 8 - digits.count) + digits
  }
}

/// CRC-32, as zip archives have it. Members have less than 4 GiB, which is as much as zlib takes at once.
func checksum(_ bytes: ArraySlice<UInt8>) -> UInt32 {
  bytes.withUnsafeBytes { raw in
    // Of no bytes at all zlib wants no address, and would start anew.
    guard !raw.isEmpty else { return 0 }
    let start = raw.baseAddress?.assumingMemoryBound(to: UInt8.self)
    return UInt32(truncatingIfNeeded: crc32(0, start, UInt32(clamping: raw.count)))
  }
}
