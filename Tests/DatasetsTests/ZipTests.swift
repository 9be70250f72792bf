import Testing

@testable import Datasets

/// Rows are those of the table of faults.
@Suite struct ZipTests {
  private let hello = Array("hello".utf8)
  private var stored: Zip.Member { Zip.Member("a", hello) }
  private var deflated: Zip.Member { Zip.Member(deflated: "b", hello) }

  private func fault(_ change: (inout Zip.Member) -> Void) -> String? {
    var member = stored
    change(&member)
    return Zip([member]).fault()
  }

  @Test func readsMembersThatAreStoredAndDeflated() throws {
    let zip = Zip([stored, Zip.Member("folder/", []), deflated, Zip.Member("empty", [])])
    #expect(try zip.open().entries.map(\.name) == ["a", "b", "empty"])
    #expect(try zip.open().entries.map(\.size) == [5, 5, 0])
    #expect(try zip.contents("a") == hello)
    #expect(try zip.contents("b") == hello)
    #expect(try zip.contents("empty") == [])
    #expect(try zip.contents("c") == nil)
    #expect(try Zip([]).open().entries.isEmpty)
  }

  @Test func membersAreOpenAtOnce() throws {
    let archive = try Zip([stored, deflated]).open()
    let sources = try archive.entries.map { try archive.open($0) }
    for byte in hello { for source in sources { #expect(try source.read(1) == [byte]) } }
    #expect(sources.map(\.path) == ["a.zip/a", "a.zip/b"])
    #expect(sources.map(\.size) == [5, 5])
  }

  @Test func membersAreReadOnSeveralThreads() throws {
    let contents = (0..<16).map { [UInt8](repeating: UInt8($0), count: 200_000 + $0) }
    let archive = try Zip(contents.indices.map { Zip.Member(deflated: "\($0)", contents[$0]) })
      .open()
    let jobs = archive.entries.map { entry -> @Sendable () throws -> [UInt8] in
      { try archive.open(entry).read(entry.size) }
    }
    #expect(try inParallel(jobs, threads: 4) == contents)
  }

  @Test("Data descriptors: checksum and sizes stand after the data") func descriptors() throws {
    var member = deflated
    member.flags = 8
    (member.localSizes, member.localChecksum) = ((0, 0), 0)
    member.descriptor = [UInt8](repeating: 7, count: 16)
    #expect(try Zip([member, stored]).contents("b") == hello)
    #expect(try Zip([member, stored]).contents("a") == hello)
  }

  @Test("Row 28: sizes of 64 bits, in the directory, a local header, and at the end")
  func wideSizes() throws {
    var member = stored
    member.extra =
      little(9, 2) + little(1, 2) + [0] + little(1, 2) + little(16, 2) + little(5, 8) + little(5, 8)
    (member.localSizes, member.localExtra) = ((0xFFFF_FFFF, 0xFFFF_FFFF), member.extra)
    var zip = Zip([member, deflated])
    #expect(try zip.contents("a") == hello)
    zip.hasWideEnd = true
    #expect(try zip.contents("a") == hello)
    zip.members[0].extra = little(1, 2) + little(16, 2) + little(1 << 60, 8) + little(5, 8)
    #expect(
      zip.fault()
        == "w: a.zip: byte 102: found a member on another disk or too far off, expected it here")
  }

  @Test("Row 27: only exact names are found; strange ones are no error") func strangeNames() throws
  {
    let names = ["../../etc/x", "/a", "C:\\a", "./a", "x/../a", "b\u{0}c", "folder\\a"]
    let zip = Zip([stored] + names.map { Zip.Member($0, [9]) })
    #expect(try zip.contents("a") == hello)
    #expect(try zip.contents("b") == nil)
    #expect(try zip.contents("etc/x") == nil)
  }

  @Test(
    "Row 27: a member that another could be taken for",
    arguments: [("a", "a"), ("a", "A"), ("a", "a\u{0}b"), ("é", "e\u{301}")])
  func duplicates(_ first: String, _ second: String) throws {
    let zip = Zip([Zip.Member(first, hello), Zip.Member(second, [])])
    #expect(
      zip.fault()?.contains("found several members that could be meant by this name, expected one")
        == true)
    var third = zip
    third.members.append(Zip.Member("c", [3]))
    #expect(try third.contents("c") == [3])
  }

  @Test("Row 28: encrypted members, and ways of packing that are not known")
  func unreadableMembers() {
    #expect(
      fault { $0.flags = 1 }
        == "w: a.zip/a: byte 44: found an encrypted member, expected one that is not")
    #expect(
      fault { $0.method = 12 }
        == "w: a.zip/a: byte 46: found compression method 12, expected 0 (stored) or 8 (deflate)")
  }

  @Test("Row 28: a local header that says other things than the directory")
  func headersThatDiffer() {
    #expect(
      fault { $0.localName = [98] }
        == "w: a.zip/a: byte 30: found name 'b', expected 'a' as in the directory")
    #expect(
      fault { $0.localSizes = (5, 6) }
        == "w: a.zip/a: byte 22: found size 6, expected 5 as in the directory")
    #expect(
      fault { $0.localSizes = (4, 5) }
        == "w: a.zip/a: byte 18: found packed size 4, expected 5 as in the directory")
    #expect(
      fault { $0.localChecksum = 1 }
        == "w: a.zip/a: byte 14: found checksum 1, expected 907060870 as in the directory")
    #expect(
      fault { $0.localFlags = 1 }
        == "w: a.zip/a: byte 6: found flags 1, expected 0 as in the directory")
    // Room for its extra fields is not counted in the directory.
    #expect(
      fault {
        ($0.localExtra, $0.data) = ([0, 0, 0, 0], Array("hello".utf8)); $0.offset = 0
      } == nil)
  }

  @Test("Row 28: a wrong checksum, of a member stored and of one deflated; a part is not checked")
  func checksums() throws {
    #expect(
      fault { $0.checksum = 1 }
        == "w: a.zip/a: byte 52: found checksum 00000001, expected 3610a686 of 5 bytes inflated")
    var member = deflated
    member.checksum = 1
    let zip = Zip([member])
    #expect(
      zip.fault()?.contains("found checksum 00000001, expected 3610a686 of 5 bytes inflated")
        == true)
    let archive = try zip.open()
    #expect(try archive.open(archive.entries[0]).read(4) == Array("hell".utf8))
  }

  @Test("Row 28: lengths that are not those of the deflate stream") func lengths() {
    var member = deflated
    member.size = 4
    #expect(
      Zip([member]).fault()
        == "w: a.zip/b: byte 41: found more than 4 bytes inflated, expected no more")
    member.size = 6
    #expect(
      Zip([member]).fault()
        == "w: a.zip/b: byte 41: the deflate stream ends after 5 bytes, expected 6")
    member.size = 5
    member.data.append(0)
    #expect(
      Zip([member]).fault()
        == "w: a.zip/b: byte 41: the deflate stream ends here, expected its end at byte 42")
    member.data.removeLast(3)
    #expect(
      Zip([member]).fault()
        == "w: a.zip/b: byte 39: the deflate stream stops after 3 bytes inflated, expected its end")
    #expect(
      fault { $0.size = 6 }
        == "w: a.zip/a: byte 60: found 6 bytes from 5 in the archive, expected as many")
  }

  @Test("Row 28: members that overlap") func overlaps() {
    var second = stored
    (second.name, second.offset) = ([98], 0)
    #expect(
      Zip([stored, second]).fault()
        == "w: a.zip: byte 0: found member a up to byte 36, expected its end at 0 or before, where something else begins"
    )
    #expect(
      fault { $0.offset = 3 }
        == "w: a.zip: byte 3: found member a up to byte 39, expected its end at 36 or before, where something else begins"
    )
    // The local header says that extra fields stand before the data, for which there is no room.
    var bytes = Zip([stored]).bytes
    bytes[28] = 1
    #expect(
      datasetError {
        let archive = try ZipArchive(FileSource(bytes, what: "w", path: "p"))
        _ = try archive.open(archive.entries[0])
      }?.reason
        == "byte 0: found a member up to byte 37, expected its end at 36 or before, where something else begins"
    )
  }

  @Test("Row 28: no end of the directory, or several") func ends() {
    var zip = Zip([stored])
    let cut = Array(zip.bytes.dropLast(1))
    #expect(
      datasetError { _ = try ZipArchive(FileSource(cut, what: "w", path: "p")) }?.reason
        == "byte \(cut.count): found no end of a zip archive's directory, expected one here; "
        + "the file may have been cut: fetch it again")
    #expect(datasetError { _ = try ZipArchive(FileSource([], what: "w", path: "p")) } != nil)
    zip.comment = [0x50, 0x4b, 5, 6, 1, 2, 3]
    #expect(zip.fault() == nil)
    zip.comment = Zip([]).bytes
    #expect(
      zip.fault()
        == "w: a.zip: byte 105: found a second end of a zip archive's directory in the comment of that at byte 83, expected one"
    )
  }

  @Test(
    "Row 28: ends that say what cannot be",
    arguments: [
      (false, 87, 1, "83: found a part of an archive on several disks, expected a whole one"),
      (false, 99, 35, "83: found a directory from byte 35 to 82, expected it to end here"),
      (false, 36, 0, "36: found no record of a member, expected 50 4b 01 02"),
      (false, 64, 9, "36: found a record of 55 bytes, expected at most 47"),
      (true, 83, 0, "83: found no ZIP64 record that ends at byte 139, expected one"),
      (true, 138, 255, "83: found offsets that no file has, expected the directory's"),
      (true, 99, 1, "83: found a part of an archive on several disks, expected a whole one"),
      (true, 154, 255, "147: found no offset before this one, expected a ZIP64 record's"),
      (true, 169, 2, "159: found other numbers than in the ZIP64 record, expected the same"),
    ])
  func endsThatCannotBe(_ isWide: Bool, _ place: Int, _ byte: UInt8, _ reason: String) {
    var zip = Zip([stored])
    zip.hasWideEnd = isWide
    var bytes = zip.bytes
    bytes[place] = byte
    #expect(
      datasetError { _ = try ZipArchive(FileSource(bytes, what: "w", path: "p")) }?.reason
        == "byte \(reason)")
  }

  @Test("Row 29: more than a thousand members, or more bytes than a set of images has") func bombs()
  {
    var zip = Zip([stored])
    zip.count = 1_001
    #expect(
      zip.fault()
        == "w: a.zip: byte 83: found 1001 members in a directory of 47 bytes, expected at most 1000 in 4194304"
    )
    zip.count = 2
    #expect(zip.fault() == "w: a.zip: byte 83: found 1 member up to here, expected 2 up to byte 83")
    var member = deflated
    member.size = 0xFFFF_FFFE
    #expect(
      Zip([member]).fault()
        == "w: a.zip/b: byte 65: found 4294967294 bytes from 10 in the archive, expected at most 67109064"
    )
    #expect(
      Zip(
        [member, member, member, member, member].enumerated().map {
          var member = $1
          member.name = [UInt8($0 + 65)]
          return member
        }
      ).fault()
        == "w: a.zip: byte 205: found members of 21474836470 bytes and more in all, expected at most 17179869184"
    )
  }

  @Test("Row 29: sizes of 64 bits whose sum is no number") func wideBombs() {
    // 2^56 is the largest size that is taken for one; 128 of them are 2^63.
    let members = (0..<130).map { index in
      var member = Zip.Member("\(index)", [])
      member.extra = little(1, 2) + little(16, 2) + little(1 << 56, 8) + little(0, 8)
      return member
    }
    #expect(
      Zip(members).fault()?.hasSuffix(
        "found members of 72057594037927936 bytes and more in all, expected at most 17179869184")
        == true)
  }

  @Test("Names are quoted in part, since they can be of any length") func longNames() {
    let name = String(repeating: "n", count: 60_000)
    let quoted = String(repeating: "n", count: 64) + "…"
    #expect(
      fault { $0.localName = Array(name.utf8) }
        == "w: a.zip/a: byte 30: found name '\(quoted)', expected 'a' as in the directory")
    #expect(
      fault { ($0.name, $0.method) = (Array(name.utf8), 1) }?
        .hasPrefix("w: a.zip/\(quoted): byte ") == true)
  }
}
