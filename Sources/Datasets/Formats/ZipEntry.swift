/// A file in a zip archive, as the archive's central directory describes it.
struct ZipEntry: Sendable, Equatable {
  let name: String
  /// How many bytes it holds, and how many stand for them in the archive.
  let size, packedSize: Int
  let nameBytes: [UInt8]
  let flags, method: Int
  let checksum: UInt32
  /// Offset of its record in the directory.
  let record: Int
  /// Offset of its local header, which the data follow.
  let header: Int
  /// Where the next member begins, or the directory.
  var end = 0
  /// Whether another member could be taken for it.
  var isAmbiguous = false

  private static let recordSize = 46

  /// Reads the record at a position in the directory, and goes to its end.
  ///
  /// - Parameter start: offset of the directory in the file.
  init(
    _ directory: [UInt8], _ position: inout Int, start: Int, _ file: FileSource
  ) throws(DatasetError) {
    let place = start + position
    let fields = ZipFields(directory[position...])
    let lengths = try Self.lengths(fields, at: place, file)
    let rest = fields.bytes.dropFirst(Self.recordSize)
    let wide = ZipFields.widen(
      [24, 20, 42].map(fields.long), with: rest.dropFirst(lengths[0]).prefix(lengths[1]))
    guard let wide, [0, 0xFFFF].contains(fields.short(34)) else {
      throw file.fault(place, "found a member on another disk or too far off, expected it here")
    }
    (size, packedSize, header, record) = (wide[0], wide[1], wide[2], place)
    nameBytes = Array(rest.prefix(lengths[0]))
    name = String(decoding: nameBytes, as: UTF8.self)
    (flags, method) = (fields.short(8), fields.short(10))
    checksum = UInt32(truncatingIfNeeded: fields.long(16))
    position += lengths.reduce(Self.recordSize, +)
  }

  /// How many bytes of name, extra fields and comment follow the record's fixed part.
  private static func lengths(
    _ fields: ZipFields, at place: Int, _ file: FileSource
  ) throws(DatasetError) -> [Int] {
    let count = fields.bytes.count
    guard count >= recordSize, fields.signature == ZipSignature.entry else {
      throw file.fault(place, "found no record of a member, expected 50 4b 01 02")
    }
    let lengths = [28, 30, 32].map(fields.short)
    let whole = lengths.reduce(recordSize, +)
    guard whole <= count else {
      throw file.fault(place, "found a record of \(whole) bytes, expected at most \(count)")
    }
    return lengths
  }

  var isFolder: Bool { nameBytes.last == UInt8(ascii: "/") }
  var isDeflated: Bool { method == 8 }
  /// In the old way, in a strong way, or with a directory that is hidden.
  var isEncrypted: Bool { flags & (1 | 1 << 6 | 1 << 13) != 0 }
  /// Whether checksum and sizes stand after the data, and not before them.
  var hasDescriptor: Bool { flags & 1 << 3 != 0 }

  /// Members for which this is the same could be taken for each other: their names are the same but for case, or up to a NUL,
  /// where some programs end a name.
  var family: String {
    String(decoding: nameBytes.prefix { $0 != 0 }, as: UTF8.self).lowercased()
  }
}
