internal import Basics

/// The local header before a member's data, which repeats what the directory says.
struct ZipHeader {
  static let size = 30

  /// Offset of the member's first byte.
  let dataStart: Int

  /// - Throws: malformed, if it says other things than the directory.
  init(_ entry: ZipEntry, _ file: FileSource) throws(DatasetError) {
    file.seek(to: entry.header)
    let fields = ZipFields(try file.read(Self.size)[...])
    guard fields.bytes.count == Self.size, fields.signature == ZipSignature.local else {
      throw file.fault(entry.header, "found no header of a member, expected 50 4b 03 04")
    }
    let nameLength = fields.short(26)
    let rest = try file.read(nameLength + fields.short(28))
    dataStart = entry.header + Self.size + nameLength + fields.short(28)
    guard rest.prefix(nameLength).elementsEqual(entry.nameBytes) else {
      let name = String(decoding: rest.prefix(nameLength), as: UTF8.self)
      throw file.fault(
        entry.header + Self.size,
        "found name '\(shortened(name))', expected '\(shortened(entry.name))' as in the directory")
    }
    try Self.compare(entry, fields, extra: rest.dropFirst(nameLength), file)
    guard dataStart + entry.packedSize <= entry.end else {
      throw file.fault(
        entry.header,
        "found a member up to byte \(dataStart + entry.packedSize), expected its end at "
          + "\(entry.end) or before, where something else begins")
    }
  }

  private static func compare(
    _ entry: ZipEntry, _ fields: ZipFields, extra: ArraySlice<UInt8>, _ file: FileSource
  ) throws(DatasetError) {
    let sizes = ZipFields.widen([22, 18].map(fields.long), with: extra) ?? [-1, -1]
    // Encrypted, and with sizes after the data.
    let bits = 1 | 1 << 3
    let facts = [
      ("flags", 6, fields.short(6) & bits, entry.flags & bits),
      ("compression method", 8, fields.short(8), entry.method),
      ("checksum", 14, fields.long(14), Int(entry.checksum)),
      ("packed size", 18, sizes[1], entry.packedSize),
      ("size", 22, sizes[0], entry.size),
    ]
    for (name, place, found, expected) in facts where found != expected {
      // What was written before the data were known.
      if entry.hasDescriptor, place >= 14, found == 0 { continue }
      throw file.fault(
        entry.header + place, "found \(name) \(found), expected \(expected) as in the directory")
    }
  }
}
