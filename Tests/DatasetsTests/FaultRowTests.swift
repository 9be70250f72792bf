import Foundation
import Testing

@testable import Datasets

/// Rows of the table of faults that are about more than one reader.
@Suite struct FaultRowTests {
  private let hello = Array("hello".utf8)

  @Test("Row 2: gzip under a plain file's name is inflated") func gzipByAnotherName() throws {
    let file = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: file) }
    try write(gzip(idxLabels(3)), to: file)
    #expect(try IDX(contentsOf: file.path).elements == [0, 1, 2])
    try write(gzip(npy(dictionary("|u1", "(3,)"), [7, 0, 9])), to: file)
    #expect(try NPY(contentsOf: file.path).elements == [7, 0, 9])
  }

  /// Each bit in turn; nil where the reader refuses the bytes.
  private func readings(
    of bytes: [UInt8], _ read: ([UInt8]) throws -> [UInt8]?
  ) -> [[UInt8]?] {
    (0..<8 * bytes.count).map { bit in
      var bytes = bytes
      bytes[bit / 8] ^= 1 << UInt8(bit % 8)
      return try? read(bytes)
    }
  }

  @Test("Row 14: whichever bit of a gzip file is wrong, its data are never taken for others")
  func everyBitOfGzip() {
    let readings = readings(of: gzip(hello)) { try GzipSource(Memory($0)).read(100) }
    #expect(readings.allSatisfy { $0 == nil || $0 == hello })
    // Time, system and the flag of text mean nothing to a reader.
    #expect(readings.count { $0 == nil } > 150)
  }

  @Test(
    "Row 28: whichever bit of a zip archive is wrong, its data are never taken for others",
    arguments: [false, true])
  func everyBitOfZip(isDeflated: Bool) {
    let member = isDeflated ? Zip.Member(deflated: "b", hello) : Zip.Member("b", hello)
    let readings = readings(of: Zip([member]).bytes) { bytes in
      let archive = try ZipArchive(FileSource(bytes, what: "w", path: "a.zip"))
      return try archive.entry(named: "b").map { try archive.open($0).read(100) }
    }
    #expect(readings.allSatisfy { $0 == nil || $0 == hello })
    #expect(readings.count { $0 == nil } > 400)
  }

  @Test("Row 16: bytes after the last are not all read to be counted") func countsNoFurther() {
    let source = Surplus()
    #expect(
      datasetError { _ = try IDX(source, .labels) }?.reason
        == "byte 11: found more than 1000000 extra bytes, expected the end of the file")
    #expect(source.given < 1_200_000)
  }

  @Test("Row 25: extents of ten digits, which an integer could hold") func longExtents() {
    let bytes = npy(dictionary("|u1", "(1000000000, 784)"), [])
    #expect(
      datasetError { _ = try NPY(FileSource(bytes, what: "w", path: "p")) }?.reason
        == "byte 61: found 31, expected a length of 1 to 9 digits")
  }

  @Test("Rows 6, 13 and 28: a file that is cut anywhere is refused")
  func cutAnywhere() throws {
    func isRefused(_ bytes: [UInt8], _ read: ([UInt8]) throws -> Void) -> Bool {
      bytes.indices.allSatisfy { end in
        datasetError { try read(Array(bytes[..<end])) }?.kind == .malformed
      }
    }
    #expect(isRefused(idxLabels(3)) { _ = try IDX(Memory($0), .labels) })
    #expect(
      isRefused(npy(dictionary("<i8", "(1,)"), [7, 0, 0, 0, 0, 0, 0, 0])) { bytes in
        _ = try NPY(FileSource(bytes, what: "w", path: "p"))
      })
    #expect(isRefused(gzip(idxLabels(3))) { _ = try IDX(GzipSource(Memory($0)), .labels) })
    #expect(
      isRefused(Zip([Zip.Member("b", hello)]).bytes) { bytes in
        _ = try ZipArchive(FileSource(bytes, what: "w", path: "a.zip"))
      })
  }
}

/// Three labels and a hundred million zeros.
private final class Surplus: ByteSource {
  let what = "w"
  let path = "p"
  let size: Int? = nil
  let limit = 1 << 30
  private var head = idxLabels(3)
  private(set) var given = 0

  func read(into buffer: UnsafeMutableRawBufferPointer) -> Int {
    let count = min(buffer.count, 100_000_000 - given)
    for index in 0..<count { buffer[index] = index < head.count ? head[index] : 0 }
    head.removeFirst(min(count, head.count))
    given += count
    return count
  }
}
