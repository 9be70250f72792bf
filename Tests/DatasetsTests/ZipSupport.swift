@testable import Datasets

/// A zip archive of members that are stored or packed beforehand, in which anything can be wrong.
struct Zip {
  struct Member {
    var name: [UInt8]
    /// As they stand in the archive.
    var data: [UInt8]
    var method = 0
    var flags = 0
    var size: Int
    var checksum: UInt32
    /// What the local header says instead of the directory.
    var localName: [UInt8]?
    var localSizes: (packed: Int, size: Int)?
    var localChecksum: UInt32?
    var localFlags: Int?
    var localExtra: [UInt8] = []
    var extra: [UInt8] = []
    var descriptor: [UInt8] = []
    /// Where the directory says that the member stands, if it is elsewhere.
    var offset: Int?

    init(_ name: String, _ data: [UInt8]) {
      self.name = Array(name.utf8)
      (self.data, size, checksum) = (data, data.count, DatasetsTests.checksum(data))
    }

    /// Packed as one block of deflate that is stored.
    init(deflated name: String, _ contents: [UInt8]) {
      self.init(name, contents)
      data = Array(gzip(contents).dropFirst(10).dropLast(8))
      method = 8
    }
  }

  var members: [Member]
  var comment: [UInt8] = []
  var count: Int?
  var hasWideEnd = false

  init(_ members: [Member]) { self.members = members }

  var bytes: [UInt8] {
    var (file, directory): ([UInt8], [UInt8]) = ([], [])
    for member in members {
      let start = file.count
      file += local(member) + member.data + member.descriptor
      directory += record(member, at: member.offset ?? start)
    }
    let end = file.count + directory.count
    let count = count ?? members.count
    let wide =
      hasWideEnd
      ? little(0x0606_4b50, 4) + little(44, 8) + little(45, 2) + little(45, 2) + little(0, 8)
        + little(count, 8) + little(count, 8) + little(directory.count, 8) + little(file.count, 8)
        + little(0x0706_4b50, 4) + little(0, 4) + little(end, 8) + little(1, 4) : []
    let numbers =
      hasWideEnd
      ? [UInt8](repeating: 255, count: 12)
      : little(count, 2) + little(count, 2) + little(directory.count, 4) + little(file.count, 4)
    return file + directory + wide + little(0x0605_4b50, 4) + little(0, 4) + numbers
      + little(comment.count, 2) + comment
  }

  private func local(_ member: Member) -> [UInt8] {
    let sizes = member.localSizes ?? (member.data.count, member.size)
    let name = member.localName ?? member.name
    return little(0x0403_4b50, 4) + little(20, 2) + little(member.localFlags ?? member.flags, 2)
      + little(member.method, 2) + little(0, 4)
      + little(Int(member.localChecksum ?? member.checksum), 4) + little(sizes.packed, 4)
      + little(sizes.size, 4) + little(name.count, 2) + little(member.localExtra.count, 2) + name
      + member.localExtra
  }

  private func record(_ member: Member, at offset: Int) -> [UInt8] {
    let isWide = !member.extra.isEmpty
    return little(0x0201_4b50, 4) + little(20, 2) + little(20, 2) + little(member.flags, 2)
      + little(member.method, 2) + little(0, 4) + little(Int(member.checksum), 4)
      + little(isWide ? 0xFFFF_FFFF : member.data.count, 4)
      + little(isWide ? 0xFFFF_FFFF : member.size, 4) + little(member.name.count, 2)
      + little(member.extra.count, 2) + little(0, 2) + little(0, 2) + little(0, 2) + little(0, 4)
      + little(offset, 4) + member.name + member.extra
  }

  func open() throws(DatasetError) -> ZipArchive {
    try ZipArchive(FileSource(bytes, what: "w", path: "a.zip"))
  }

  /// What a member holds.
  func contents(_ name: String) throws -> [UInt8]? {
    let archive = try open()
    return try archive.entry(named: name).map { try archive.open($0).read(1_000) }
  }

  /// What is said of the archive or of its first member.
  func fault() -> String? {
    datasetError {
      let archive = try open()
      _ = try archive.open(archive.entries[0]).read(1_000)
    }?.description
  }
}

/// A number of so many bytes, the least significant first.
func little(_ value: Int, _ count: Int) -> [UInt8] {
  (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
}
