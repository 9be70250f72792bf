import Testing

@testable import Datasets

@Suite struct GzipTests {
  /// `printf hello | gzip -n`.
  private let hello: [UInt8] = [
    0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 0xcb, 0x48, 0xcd, 0xc9, 0xc9, 0x07, 0, 0x86, 0xa6, 0x10,
    0x36, 5, 0, 0, 0,
  ]

  private func inflate(_ bytes: [UInt8]) throws -> String {
    String(decoding: try GzipSource(Memory(bytes)).read(100), as: UTF8.self)
  }

  private func fault(_ bytes: [UInt8]) -> String? {
    datasetError { _ = try inflate(bytes) }?.reason
  }

  @Test func inflates() throws { #expect(try inflate(hello) == "hello") }

  @Test("Row 13: a stream that stops", arguments: [(0, 0), (6, 0), (14, 3), (20, 5)])
  func stops(_ length: Int, _ inflated: Int) {
    #expect(
      fault(Array(hello.prefix(length)))
        == "byte \(length): the gzip stream stops after \(inflated) bytes inflated, expected its end"
    )
  }

  @Test(
    "Row 14: a wrong checksum or length, of the first member and of the second",
    arguments: [
      (17, "byte 17: found checksum 3610a687, expected 3610a686 of 5 bytes inflated"),
      (21, "byte 21: found length 4, expected 5 of 5 bytes inflated"),
      (42, "byte 42: found checksum 3610a687, expected 3610a686 of 5 bytes inflated"),
    ])
  func checks(_ place: Int, _ reason: String) {
    var bytes = hello + hello
    bytes[place] ^= 1
    #expect(fault(bytes) == reason)
  }

  @Test(
    "Row 15: headers that are wrong",
    arguments: [
      ([0x1f, 0x8c], "byte 0: found 1f 8c, expected 1f 8b (gzip)"),
      ([0x1f, 0x8b, 7, 0], "byte 2: found compression method 7, expected 8 (deflate)"),
      ([0x1f, 0x8b, 8, 0xe0], "byte 3: found flags e0, expected none of e0, which are reserved"),
      ([0x1f, 0x8b, 8, 0x21], "byte 3: found flags 21, expected none of e0, which are reserved"),
      (
        gzip([], flags: 8, fields: [65, 66]).prefix(12) + [],
        "byte 12: the file ends in the gzip header's file name, expected 00"
      ),
      (
        gzip([], flags: 16, fields: [65]).prefix(11) + [],
        "byte 11: the file ends in the gzip header's comment, expected 00"
      ),
      (gzip([], flags: 2, fields: [1, 2]), "byte 10: found header checksum 513, expected 30631"),
    ] as [([UInt8], String)])
  func headers(_ bytes: [UInt8], _ reason: String) { #expect(fault(bytes) == reason) }

  @Test(
    "Row 15: a second member's header",
    arguments: [(2, 7, "found compression method 7"), (3, 0x40, "found flags 40")])
  func secondHeaders(_ place: Int, _ byte: UInt8, _ found: String) {
    var bytes = hello + hello
    bytes[25 + place] = byte
    #expect(fault(bytes)?.hasPrefix("byte \(25 + place): \(found), expected") == true)
  }

  @Test("Row 15: fields that a header may have") func fields() throws {
    let extra: [UInt8] = [2, 0, 9, 9]
    let bytes = gzip([104, 105], flags: 0b1_1100, fields: extra + [65, 0] + [66, 0])
    #expect(try inflate(bytes) == "hi")
  }

  @Test(
    "Row 15: deflate that is damaged",
    arguments: [
      (10, 0x07, "byte 10: found damaged data (invalid block type) after 0 bytes inflated"),
      (
        13, 0xaa,
        "byte 11: found damaged data (invalid stored block lengths) after 0 bytes inflated"
      ),
    ])
  func damage(_ place: Int, _ byte: UInt8, _ reason: String) {
    var bytes = gzip([1, 2, 3])
    bytes[place] = byte
    #expect(fault(bytes)?.hasPrefix(reason) == true, "\(fault(bytes) ?? "nothing")")
  }

  @Test("Row 16: a header that declares far more than the file can honestly hold") func bomb() {
    let source: [UInt8] = [0, 0, 8, 3] + bigEndian(1_000_000) + bigEndian(28) + bigEndian(28)
    let bytes = gzip(source)
    #expect(
      datasetError { _ = try IDX(GzipSource(Memory(bytes)), .images) }?.reason
        == "byte 4: found 784000016 bytes by the header, expected at most \((64 << 20) + 20 * (bytes.count + 1_000_000)) "
        + "of a gzip file of this size")
  }

  @Test("Row 16: more than the header declares is counted, up to a million bytes") func surplus() {
    func reason(_ extra: Int) -> String? {
      let bytes = gzip(idxLabels(3) + [UInt8](repeating: 0, count: extra))
      return datasetError { _ = try IDX(GzipSource(Memory(bytes)), .labels) }?.reason
    }
    #expect(reason(70_000) == "byte 11: found 70000 extra bytes, expected the end of the file")
    #expect(
      reason(1_200_000)
        == "byte 11: found more than 1000000 extra bytes, expected the end of the file")
  }

  @Test("Row 17: several members are one") func members() throws {
    #expect(try inflate(hello + gzip([32]) + hello) == "hello hello")
  }

  @Test(
    "Row 18: bytes after the last member",
    arguments: [
      ([9, 9], "2 extra bytes"), ([0x1f], "1 extra byte"), ([0x1f, 0, 0], "3 extra bytes"),
    ])
  func after(_ extra: [UInt8], _ found: String) {
    #expect(
      fault(hello + extra)
        == "byte 25: found \(found), expected the end of the file after the last gzip member")
  }

  @Test(
    "Row 18: zeros that fill a block up are passed over, as gzip and Python do",
    arguments: [1, 512, 70_000])
  func padding(_ count: Int) throws {
    let zeros = [UInt8](repeating: 0, count: count)
    #expect(try inflate(hello + zeros) == "hello")
    #expect(
      fault(hello + zeros + [7])
        == "byte \(25 + count): found 1 extra byte, expected the end of the file after the last gzip member"
    )
  }

  @Test func whatIsReadInPiecesIsTheSame() throws {
    let source = try GzipSource(Memory(hello + hello))
    #expect(try (0..<6).map { _ in try source.read(2).count } == [2, 2, 2, 2, 2, 0])
  }
}
