import Testing

@testable import Datasets

@Suite struct IDXTests {
  private func fault(_ bytes: [UInt8], _ content: IDX.Content = .images) -> String? {
    datasetError { _ = try IDX(Memory(bytes), content) }?.reason
  }

  @Test func readsImagesAndLabels() throws {
    let images = try IDX(Memory(idxImages(3)), .images)
    #expect(images.shape == [3, 28, 28])
    #expect(images.elements.count == 3 * 784)
    let labels = try IDX(Memory(idxLabels(3), knowsSize: false), .labels)
    #expect(labels.elements == [0, 1, 2])
  }

  @Test(
    arguments: [
      ([], "byte 0: the file has 0 bytes, an IDX header needs 4"),
      ([0], "byte 0: the file has 1 byte, an IDX header needs 4"),
      ([0, 0, 8], "byte 0: the file has 3 bytes, an IDX header needs 4"),
      ([1, 2, 3, 4], "byte 0: found 01 02 03 04, expected 00 00 08 03 (IDX, images)"),
      (
        [3, 8, 0, 0],
        "byte 0: found 03 08 00 00, expected 00 00 08 03 (IDX, images); it looks byte-swapped"
      ),
      ([0, 0, 13, 3], "byte 2: found elements of type float (0d), expected unsigned bytes (08)"),
      (
        [0, 0, 8, 255],
        "byte 3: found 255 axes (a header of 1024 bytes), expected 3 for images"
      ),
      (
        [0, 0, 8, 1],
        "byte 3: found 1 axis (a header of 8 bytes), expected 3 for images; it looks like a file of labels"
      ),
      ([0, 0, 8, 3, 0, 0], "byte 6: the header ends here, expected 16 bytes"),
    ] as [([UInt8], String)])
  func headerFaults(_ bytes: [UInt8], _ reason: String) { #expect(fault(bytes) == reason) }

  @Test func sizesThatAreNotMNIST() {
    #expect(
      fault(idxImages(2, rows: 32, columns: 32)) == "byte 4: found images of 32×32, expected 28×28")
    #expect(fault(idxImages(0)) == "byte 4: found 0×28×28, expected at least 1 item")
    let huge: [UInt8] = [0, 0, 8, 3, 255, 255, 255, 255, 0, 0, 0, 28, 0, 0, 0, 28]
    #expect(fault(huge) == "byte 4: found 4294967295×28×28, expected at most 1000000 items")
  }

  @Test(arguments: [true, false]) func wrongLengths(knowsSize: Bool) {
    func fault(_ bytes: [UInt8]) -> String? {
      datasetError { _ = try IDX(Memory(bytes, knowsSize: knowsSize), .images) }?.reason
    }
    #expect(
      fault(idxImages(3).dropLast(785))
        == "byte 1583: the file ends in item 1 of 3, expected 2368 bytes")
    #expect(
      fault(idxImages(1) + [7, 7]) == "byte 800: found extra bytes, expected the end of the file")
  }
}
