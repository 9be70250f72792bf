import Testing

@testable import Datasets

/// Rows are those of the table of faults: what is wrong with a file, and what is said of it.
@Suite struct IDXTests {
  private func fault(_ bytes: [UInt8], knowsSize: Bool = true) -> String? {
    datasetError { _ = try IDX(Memory(bytes, knowsSize: knowsSize), .images) }?.reason
  }

  @Test func readsImagesAndLabels() throws {
    let images = try IDX(Memory(idxImages(3)), .images)
    #expect(images.shape == [3, 28, 28])
    #expect(images.elements.count == 3 * 784)
    let labels = try IDX(Memory(idxLabels(3), knowsSize: false), .labels)
    #expect(labels.elements == [0, 1, 2])
  }

  @Test("Labels in the first column of a table, as QMNIST has them") func tables() throws {
    let header = [0, 0, 0x0c, 2] + bigEndian(2) + bigEndian(8)
    let row = { (label: UInt8) in bigEndian(Int(label)) + [UInt8](repeating: 255, count: 28) }
    let labels = try IDX(Memory(header + row(7) + row(3)), .labels)
    #expect(labels.shape == [2])
    #expect(labels.elements == [7, 3])
    #expect(labels.start == 12)
    #expect(labels.width == 32)
    #expect(
      datasetError { _ = try IDX(Memory(header + row(7) + row(3).dropLast()), .labels) }?.reason
        == "byte 75: the file ends in item 1 of 2, expected 76 bytes")
    #expect(
      datasetError {
        _ = try IDX(Memory([0, 0, 0x0c, 2] + bigEndian(2) + bigEndian(65)), .labels)
      }?.reason == "byte 8: found 2×65, expected 1 to 64 columns")
    #expect(
      fault(header) == "byte 2: found elements of type int32 (0c), expected unsigned bytes (08)")
  }

  @Test(
    "Arrays of every type",
    arguments: [
      (0x08, [200]), (0x09, [100]), (0x0b, [0, 200]), (0x0c, [0, 0, 0, 200]),
      (0x0d, [0x43, 0x48, 0, 0]), (0x0e, [0x40, 0x69, 0, 0, 0, 0, 0, 0]),
    ] as [(UInt8, [UInt8])])
  func everyType(_ code: UInt8, _ number: [UInt8]) throws {
    let bytes = [0, 0, code, 2] + bigEndian(1) + bigEndian(2) + number + number
    let array = try IDX(Memory(bytes), .any)
    #expect(array.shape == [1, 2])
    #expect(array.elements == (code == 9 ? [100, 100] : [200, 200]))
  }

  @Test(
    "Arrays that are none",
    arguments: [
      (
        [0, 0, 7, 1],
        "byte 2: found elements of type unknown (07), expected 08, 09 or 0b to 0e"
      ),
      ([0, 0, 8, 5], "byte 3: found 5 axes (a header of 24 bytes), expected 1 to 4"),
      (
        [0, 0, 14, 2] + [UInt8](repeating: 255, count: 8),
        "byte 4: found 4294967295×4294967295, expected fewer elements"
      ),
      (
        [0, 0, 12, 1] + bigEndian(1) + bigEndian(256),
        "byte 8: element 0 is 256, expected an integer in 0...255"
      ),
    ] as [([UInt8], String)])
  func noArrays(_ bytes: [UInt8], _ reason: String) {
    #expect(datasetError { _ = try IDX(Memory(bytes), .any) }?.reason == reason)
  }

  @Test("Row 1: files without a whole first word", arguments: [1, 3])
  func tooShort(_ length: Int) {
    let bytes = length == 1 ? "1 byte" : "\(length) bytes"
    #expect(
      fault(Array([0, 0, 8].prefix(length)))
        == "byte 0: the file has \(bytes), an IDX header needs 4")
  }

  @Test(
    "Row 2: first bytes that are not zero",
    arguments: [
      ([1, 2, 3, 4], "byte 0: found 01 02 03 04, expected 00 00 08 03 (IDX, images)"),
      ([0, 2, 8, 3], "byte 1: found 00 02 08 03, expected 00 00 08 03 (IDX, images)"),
    ] as [([UInt8], String)])
  func notZero(_ bytes: [UInt8], _ reason: String) { #expect(fault(bytes) == reason) }

  @Test(
    "Row 3: elements that are no bytes",
    arguments: [(0x0d, "float (0d)"), (0x09, "int8 (09)"), (0x07, "unknown (07)")])
  func types(_ code: UInt8, _ name: String) {
    #expect(
      fault([0, 0, code, 3])
        == "byte 2: found elements of type \(name), expected unsigned bytes (08)")
  }

  @Test(
    "Row 4: another number of axes",
    arguments: [(0, "0 axes (a header of 4 bytes)"), (255, "255 axes (a header of 1024 bytes)")])
  func axes(_ count: UInt8, _ found: String) {
    #expect(fault([0, 0, 8, count]) == "byte 3: found \(found), expected 3 for images")
  }

  @Test("Row 5: lengths whose product no machine can hold") func hugeLengths() {
    let most = [UInt8](repeating: 255, count: 4)
    #expect(
      fault([0, 0, 8, 3] + most + most + most)
        == "byte 4: found 4294967295×4294967295×4294967295, expected at most 1000000 items")
  }

  @Test("Row 6: pixels that are missing", arguments: [true, false])
  func truncated(knowsSize: Bool) {
    #expect(
      fault(idxImages(3).dropLast(785), knowsSize: knowsSize)
        == "byte 1583: the file ends in item 1 of 3, expected 2368 bytes")
    #expect(fault([0, 0, 8, 3, 0, 0]) == "byte 6: the header ends here, expected 16 bytes")
  }

  @Test("Row 7: bytes after the last pixel", arguments: [true, false])
  func trailing(knowsSize: Bool) {
    #expect(
      fault(idxImages(1) + [7, 7], knowsSize: knowsSize)
        == "byte 800: found 2 extra bytes, expected the end of the file")
    #expect(
      fault(idxImages(1) + [7], knowsSize: knowsSize)
        == "byte 800: found 1 extra byte, expected the end of the file")
  }

  @Test("Row 8: a header in the other byte order") func swapped() {
    #expect(
      fault([3, 8, 0, 0])
        == "byte 0: found 03 08 00 00, expected 00 00 08 03 (IDX, images); it looks byte-swapped")
  }

  @Test("Row 10: labels in place of images") func labelsForImages() {
    #expect(
      fault(idxLabels(2))
        == "byte 3: found 1 axis (a header of 8 bytes), expected 3 for images; it looks like a file of labels"
    )
  }

  @Test(
    "Row 12: images that are not of 28×28, and none at all",
    arguments: [
      (idxImages(2, rows: 32, columns: 32), "byte 8: found images of 32×32, expected 28×28"),
      (idxImages(2, columns: 0), "byte 12: found images of 28×0, expected 28×28"),
      (idxImages(0), "byte 4: found 0×28×28, expected at least 1 item"),
    ])
  func sizes(_ bytes: [UInt8], _ reason: String) { #expect(fault(bytes) == reason) }
}
