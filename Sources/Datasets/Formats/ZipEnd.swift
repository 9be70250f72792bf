/// Where an archive's central directory stands, as the record at the archive's end says.
struct ZipEnd {
  let count: Int
  let directory: Range<Int>

  private static let size = 22
  private static let locatorSize = 20
  private static let wideSize = 56
  private static let greatestComment = 65_535
  /// More members than this are refused before they are read, and more bytes about them.
  private static let limits = (members: 1_000, bytes: 4 << 20)

  init(_ file: FileSource) throws(DatasetError) {
    let claim = try Claim(file)
    let end = claim.offset
    guard let count = claim.numbers[0], let size = claim.numbers[1], let start = claim.numbers[2]
    else { throw file.fault(end, "found offsets that no file has, expected the directory's") }
    guard claim.disks.allSatisfy({ $0 == 0 }) else {
      throw file.fault(end, "found a part of an archive on several disks, expected a whole one")
    }
    guard start + size == end else {
      throw file.fault(
        end, "found a directory from byte \(start) to \(start + size), expected it to end here")
    }
    guard count <= Self.limits.members, size <= Self.limits.bytes else {
      throw file.fault(
        end,
        "found \(counted(count, "member")) in a directory of \(size) bytes, expected at most "
          + "\(Self.limits.members) in \(Self.limits.bytes)")
    }
    (self.count, directory) = (count, start..<end)
  }

  /// What the record that counts says.
  private struct Claim {
    let offset: Int
    /// How many members there are, how many bytes the directory has, and where it begins.
    let numbers: [Int?]
    /// Of a whole archive all zero.
    let disks: [Int]

    init(_ file: FileSource) throws(DatasetError) {
      let (place, fields) = try last(file)
      let narrow = [fields.short(10), fields.long(12), fields.long(16)]
      guard let (wideOffset, wide) = try wide(file, before: place) else {
        (offset, numbers) = (place, narrow)
        disks = [fields.short(4), fields.short(6), fields.short(8) ^ fields.short(10)]
        return
      }
      (offset, numbers) = (wideOffset, [32, 40, 48].map(wide.wide))
      disks = [wide.long(16), wide.long(20)]
      // What does not fit is all ones.
      for (number, (least, greatest)) in zip(
        numbers, zip(narrow, [0xFFFF, 0xFFFF_FFFF, 0xFFFF_FFFF]))
      where least != greatest && least != number {
        throw file.fault(place, "found other numbers than in the ZIP64 record, expected the same")
      }
    }
  }

  /// The record at the end of the file, after which only its comment stands.
  ///
  /// - Throws: malformed, if there is none; or another one in its comment, since readers do not agree about which counts.
  private static func last(_ file: FileSource) throws(DatasetError) -> (Int, ZipFields) {
    let start = max(0, file.length - size - greatestComment)
    file.seek(to: start)
    let tail = try file.read(file.length - start)
    let places = stride(from: tail.count - size, through: 0, by: -1).filter { place in
      // Most bytes are told from a signature's first one at once.
      guard tail[place] == 0x50 else { return false }
      let fields = ZipFields(tail[place...])
      return fields.signature == ZipSignature.end && place + size + fields.short(20) == tail.count
    }
    guard let place = places.first else {
      if let error = try Self.foreignContent(file) { throw error }
      throw file.fault(
        file.length,
        "found no end of a zip archive's directory, expected one here; "
          + "the file may have been cut: fetch it again")
    }
    if places.count > 1 {
      throw file.fault(
        start + place,
        "found a second end of a zip archive's directory in the comment of that at byte "
          + "\(start + places[1]), expected one")
    }
    return (start + place, ZipFields(tail[place...]))
  }

  /// What is said of a file that is no archive; nil if it begins as one.
  private static func foreignContent(_ file: FileSource) throws(DatasetError) -> DatasetError? {
    file.seek(to: 0)
    let start = try file.read(4)
    if start.isEmpty {
      return file.fault(0, "the file is empty, expected a zip archive; fetch the file again")
    }
    let isArchive = start.starts(with: [0x50, 0x4B])
    return isArchive ? nil : file.foreignContent(start, expected: "a zip archive")
  }

  /// The ZIP64 record that stands before the one at the end, with its offset; nil if there is none.
  private static func wide(
    _ file: FileSource, before end: Int
  ) throws(DatasetError) -> (offset: Int, fields: ZipFields)? {
    let place = end - locatorSize
    guard place >= 0 else { return nil }
    file.seek(to: place)
    let locator = ZipFields(try file.read(locatorSize)[...])
    guard locator.bytes.count == locatorSize, locator.signature == ZipSignature.wideLocator else {
      return nil
    }
    guard let offset = locator.wide(8), offset <= place - wideSize else {
      throw file.fault(place + 8, "found no offset before this one, expected a ZIP64 record's")
    }
    file.seek(to: offset)
    let fields = ZipFields(try file.read(wideSize)[...])
    guard fields.bytes.count == wideSize, fields.signature == ZipSignature.wideEnd,
      fields.wide(4).map({ offset + 12 + $0 }) == place
    else {
      throw file.fault(offset, "found no ZIP64 record that ends at byte \(place), expected one")
    }
    return (offset, fields)
  }
}

enum ZipSignature {
  static let local = 0x0403_4b50
  static let entry = 0x0201_4b50
  static let end = 0x0605_4b50
  static let wideEnd = 0x0606_4b50
  static let wideLocator = 0x0706_4b50
}
