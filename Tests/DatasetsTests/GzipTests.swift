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

  @Test func inflatesOneMemberAndSeveral() throws {
    #expect(try inflate(hello) == "hello")
    #expect(try inflate(hello + hello) == "hellohello")
  }

  @Test func aStreamThatStops() {
    #expect(
      fault(Array(hello.prefix(14)))
        == "byte 14: the gzip stream stops after 3 bytes inflated, expected its end")
    #expect(fault(Array(hello.prefix(6)))?.contains("stops after 0 bytes") == true)
  }

  @Test func wrongChecksumAndLength() {
    var checksum = hello
    checksum[18] ^= 1
    #expect(fault(checksum)?.contains("incorrect data check") == true)
    var length = hello
    length[21] ^= 1
    #expect(fault(length)?.contains("incorrect length check") == true)
  }

  @Test func headersThatAreWrong() {
    var method = hello
    method[2] = 7
    #expect(fault(method)?.contains("unknown compression method") == true)
    var flags = hello
    flags[3] = 0xE0
    #expect(fault(flags)?.contains("unknown header flags set") == true)
  }

  @Test func whatStandsBehindTheLastMember() {
    for extra: [UInt8] in [[9, 9], [0x1f], [0x1f, 0]] {
      #expect(
        fault(hello + extra)
          == "byte 25: found extra bytes behind the last gzip member, expected the end of the file")
    }
  }

  @Test func whatIsReadInPiecesIsTheSame() throws {
    let source = try GzipSource(Memory(hello + hello))
    #expect(try (0..<6).map { _ in try source.read(2).count } == [2, 2, 2, 2, 2, 0])
  }
}
