extension ZipEntry {
  /// What all members may hold together. MNIST-C holds a twentieth of it.
  private static let limit = 16 << 30

  /// All members in the order of the directory, each with its bounds.
  ///
  /// - Throws: malformed, for members that overlap, or are too large together.
  static func all(of file: FileSource, _ end: ZipEnd) throws(DatasetError) -> [ZipEntry] {
    var members = try read(file, end)
    let order = members.indices.sorted { members[$0].header < members[$1].header }
    var (next, total) = (end.directory.lowerBound, 0)
    for index in order.reversed() {
      members[index].end = next
      next = members[index].header
      try members[index].checkBounds(file)
      // Each is at most 2^56 and the sum before it at most the limit: this does not overflow.
      total += members[index].size
      guard total <= limit else {
        throw file.fault(
          end.directory.lowerBound,
          "found members of \(total) bytes and more in all, expected at most \(limit)")
      }
    }
    let families = Dictionary(grouping: members, by: \.family)
    for index in members.indices {
      members[index].isAmbiguous = families[members[index].family, default: []].count > 1
    }
    return members
  }

  private static func read(_ file: FileSource, _ end: ZipEnd) throws(DatasetError) -> [ZipEntry] {
    let start = end.directory.lowerBound
    file.seek(to: start)
    let directory = try file.read(end.directory.count)
    var (members, position): ([ZipEntry], Int) = ([], 0)
    while position < directory.count, members.count < end.count {
      members.append(try ZipEntry(directory, &position, start: start, file))
    }
    guard members.count == end.count, position == end.directory.count else {
      throw file.fault(
        start + position,
        "found \(counted(members.count, "member")) up to here, expected \(end.count) up to byte "
          + "\(end.directory.upperBound)")
    }
    return members
  }

  /// Whether it ends before the next one. Whether there is room for its local header's extra fields too is seen when it is
  /// opened.
  private func checkBounds(_ file: FileSource) throws(DatasetError) {
    let place = header + ZipHeader.size + nameBytes.count + packedSize
    guard place <= end else {
      throw file.fault(
        header,
        "found member \(shortened(name)) up to byte \(place), "
          + "expected its end at \(end) or before, where something else begins")
    }
  }

  /// Whether it can be opened.
  ///
  /// - Parameter file: the archive, by the member's name.
  /// - Throws: malformed.
  func check(_ file: FileSource) throws(DatasetError) {
    guard !isAmbiguous else {
      throw file.fault(
        record, "found several members that could be meant by this name, expected one")
    }
    guard !isEncrypted else {
      throw file.fault(record + 8, "found an encrypted member, expected one that is not")
    }
    guard isDeflated || method == 0 else {
      throw file.fault(
        record + 10, "found compression method \(method), expected 0 (stored) or 8 (deflate)")
    }
    let range = isDeflated ? 0...inflationLimit(of: packedSize) : packedSize...packedSize
    guard range.contains(size) else {
      throw file.fault(
        record + 24,
        "found \(size) bytes from \(packedSize) in the archive, expected "
          + (isDeflated ? "at most \(range.upperBound)" : "as many"))
    }
  }
}
