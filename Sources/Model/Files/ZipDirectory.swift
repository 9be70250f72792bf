/// A file in a zip archive, as the archive's central directory describes it.
struct ZipMember {
  let name: String
  let isDeflated: Bool
  let checksum: UInt32
  /// In the archive, and by itself.
  let storedSize, size: Int
  /// Of the local header, in the archive.
  let offset: Int
}

/// The central directory of a zip archive (PKWARE's APPNOTE), which stands at its end.
enum ZipDirectory {
  private static let endSize = 22
  private static let entrySize = 46

  /// Whether bytes begin as an archive does, with members or empty.
  static func begins(_ bytes: [UInt8]) -> Bool {
    bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) || bytes.starts(with: [0x50, 0x4B, 0x05, 0x06])
  }

  /// The members in the directory's order, and where the directory begins.
  static func members(
    of bytes: ArraySlice<UInt8>
  ) throws(WeightFault) -> (members: [ZipMember], start: Int) {
    let end = try end(of: bytes)
    guard let directory = bytes.slice(at: end.start, count: end.size),
      end.start + end.size == end.offset
    else {
      throw WeightFault(
        "found a zip directory of \(end.size) bytes at \(end.start), expected its end at \(end.offset)"
      )
    }
    var members: [ZipMember] = []
    var position = 0
    for _ in 0..<end.count {
      members.append(try member(directory, &position))
    }
    guard position == directory.count else {
      throw WeightFault(
        "found \(directory.count) bytes of zip directory, expected \(position) for \(end.count) members"
      )
    }
    return (members, end.start)
  }

  /// The record behind the directory. Only a comment may follow, whose length it knows.
  private static func end(
    of bytes: ArraySlice<UInt8>
  ) throws(WeightFault) -> (offset: Int, count: Int, start: Int, size: Int) {
    let last = bytes.count - endSize
    let first = max(0, last - Int(UInt16.max))
    let offset = stride(from: last, through: first, by: -1).first { offset in
      bytes.integer(at: offset, as: UInt32.self) == 0x0605_4B50
        && bytes.integer(at: offset + 20, as: UInt16.self).map(Int.init) == last - offset
    }
    guard let offset else {
      throw WeightFault("found no zip directory at the end, expected one: the file is not whole")
    }
    let fields = Fields(bytes, at: offset)
    let count = try fields.short(10)
    let (start, size) = (try fields.long(16), try fields.long(12))
    guard count != Int(UInt16.max), start != Int(UInt32.max), size != Int(UInt32.max) else {
      throw WeightFault("found a zip64 archive, expected one of less than 4 GiB and 65,535 members")
    }
    guard try fields.short(4) == 0, try fields.short(6) == 0, try fields.short(8) == count else {
      throw WeightFault("found one of several parts of a zip archive, expected a whole one")
    }
    return (offset, count, start, size)
  }

  private static func member(
    _ directory: ArraySlice<UInt8>, _ position: inout Int
  ) throws(WeightFault) -> ZipMember {
    let fields = Fields(directory, at: position)
    guard try fields.long(0) == 0x0201_4B50 else {
      throw WeightFault("found no entry at byte \(position) of the zip directory, expected one")
    }
    let length = try fields.short(28)
    let flags = try fields.short(8)
    let name = try Fields.name(
      directory.slice(at: position + entrySize, count: length), isUTF8: flags & 0x800 != 0)
    position += entrySize + length + (try fields.short(30)) + (try fields.short(32))
    return try naming(name) { () throws(WeightFault) in
      try member(named: name, flags: flags, fields)
    }
  }

  private static func member(
    named name: String, flags: Int, _ fields: Fields
  ) throws(WeightFault) -> ZipMember {
    let method = try fields.short(10)
    guard flags & 0x2041 == 0 else {
      throw WeightFault("found an encrypted member, expected a plain one")
    }
    guard [0, 8].contains(method) else {
      throw WeightFault("found compression method \(method), expected 0 (stored) or 8 (deflated)")
    }
    let (storedSize, size, offset) = (
      try fields.long(20), try fields.long(24), try fields.long(42)
    )
    guard ![storedSize, size, offset].contains(Int(UInt32.max)) else {
      throw WeightFault("found zip64 sizes, expected a member of less than 4 GiB")
    }
    return ZipMember(
      name: name, isDeflated: method == 8,
      checksum: UInt32(truncatingIfNeeded: try fields.long(16)), storedSize: storedSize, size: size,
      offset: offset)
  }
}
