import Foundation
import Testing

@testable import Datasets

@Suite struct NPYTests {
  private func withFile<Value>(_ bytes: [UInt8], _ body: (NPYFile) throws -> Value) throws -> Value
  {
    let url = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString + ".npy")
    try Data(bytes).write(to: url)
    defer { try? FileManager.default.removeItem(at: url) }
    return try body(NPYFile(what: "MNIST-C", path: url.path))
  }

  private func fault(_ bytes: [UInt8]) throws -> String? {
    try withFile(bytes) { file in datasetError { _ = try file.images() }?.reason }
  }

  private let image = (0..<784).map { UInt8($0 % 256) }

  @Test("Row 25: shapes of images", arguments: ["(2, 28, 28)", "(2, 28, 28, 1)", "(2, 784)"])
  func readsImagesOfEveryShape(_ shape: String) throws {
    let file = npy(dictionary("|u1", shape), image + image)
    #expect(try withFile(file) { try $0.images().pixels } == image + image)
    #expect(try withFile(file) { try $0.images(prefix: 1).pixels } == image)
    #expect(try withFile(file) { try $0.images(prefix: 1).total } == 2)
  }

  @Test("Row 23: numbers of every kind that can be a label") func readsNumbersOfEveryKind() throws {
    func bytes<T: FixedWidthInteger>(_ values: [T], big: Bool) -> [UInt8] {
      values.flatMap { value in
        withUnsafeBytes(of: big ? value.bigEndian : value.littleEndian) { Array($0) }
      }
    }
    let labels: [UInt8] = [7, 0, 9]
    for (type, data) in [
      ("<i4", bytes(labels.map(Int32.init), big: false)),
      (">i8", bytes(labels.map(Int64.init), big: true)),
      ("<f4", bytes(labels.map { Float($0).bitPattern }, big: false)),
      (">f8", bytes(labels.map { Double($0).bitPattern }, big: true)),
    ] {
      let file = npy(dictionary(type, "(3,)"), data)
      #expect(try withFile(file) { try $0.labels().values } == labels, "\(type)")
    }
  }

  @Test(
    "Other spellings that NumPy reads: long integers of Python 2, a type without the order of its bytes",
    arguments: [("|u1", "(2L, 28L, 28L)"), ("u1", "(2, 28, 28)"), ("u1", "(2L,784L)")])
  func readsOtherSpellings(_ type: String, _ shape: String) throws {
    let file = npy(dictionary(type, shape), image + image)
    #expect(try withFile(file) { try $0.images().pixels } == image + image)
  }

  @Test("Row 24: Fortran's order is turned into C's") func transposesFortranOrder() throws {
    var transposed = [UInt8](repeating: 0, count: 784)
    for row in 0..<28 {
      for column in 0..<28 { transposed[column * 28 + row] = image[row * 28 + column] }
    }
    let file = npy(dictionary("|u1", "(1, 28, 28)", fortran: true), transposed)
    #expect(try withFile(file) { try $0.images().pixels } == image)
  }

  private func faultOf(_ header: String, bytes: Int = 784) throws -> String? {
    try fault(npy(header, [UInt8](repeating: 0, count: bytes)))
  }

  @Test(
    "Row 19: another magic number or version",
    arguments: [
      (0, 0x68, "byte 0: found 68 4e 55 4d 50 59, expected 93 4e 55 4d 50 59 (NPY)"),
      (6, 4, "byte 6: found NPY version 4.0, expected 1.0, 2.0 or 3.0"),
      (7, 9, "byte 6: found NPY version 1.9, expected 1.0, 2.0 or 3.0"),
    ])
  func magic(_ place: Int, _ byte: UInt8, _ reason: String) throws {
    var bytes = npy(dictionary("|u1", "(1, 784)"), image)
    bytes[place] = byte
    #expect(try fault(bytes) == reason)
  }

  @Test("Row 19: files that end in the header", arguments: [0, 5, 6, 7, 9])
  func ends(_ length: Int) throws {
    #expect(
      try fault(Array(npy(dictionary("|u1", "(1, 784)"), image).prefix(length)))
        == "byte \(length): the file ends in the NPY header, expected at least 10 bytes")
  }

  @Test("Row 20: a header longer than the file, or than any") func headerLengths() throws {
    var bytes = npy(dictionary("|u1", "(1, 784)"), image)
    (bytes[8], bytes[9]) = (0, 0x10)
    #expect(
      try fault(bytes)
        == "byte 8: found a header of 4096 bytes, expected at most \(bytes.count - 10)")
    let long: [UInt8] = [0x93] + Array("NUMPY".utf8) + [2, 0, 255, 255, 255, 255]
    #expect(
      try fault(long + [UInt8](repeating: 32, count: 70_000))
        == "byte 8: found a header of 4294967295 bytes, expected at most 65536")
  }

  @Test(
    "Row 21: what is no dictionary of the three keys",
    arguments: [
      (String(repeating: "[", count: 5000), "byte 10: found 5b, expected '{'"),
      ("{'shape': (1, 784), }", "byte 30: found the end without a key, expected 'descr'"),
      (
        "{'shape': (1,), 'shape': (2,)}",
        "byte 26: found key 'shape', expected descr, fortran_order and shape once"
      ),
      (
        "{'extra': 1}", "byte 11: found key 'extra', expected descr, fortran_order and shape once"
      ),
      ("{'descr': '|u1' 'fortran_order': False}", "byte 26: found 27, expected ','"),
      ("{'descr': '|u1", "byte 20: found a string without an end, expected 27"),
      (
        "{'\(String(repeating: "x", count: 65))': 1}",
        "byte 11: found a string of 65 bytes, expected at most 64"
      ),
      ("{'fortran_order': 1}", "byte 28: found 31, expected True or False"),
      (dictionary("|u1", "(1, 784)") + "x", "byte 71: found 78, expected the end of the header"),
    ])
  func dictionaries(_ header: String, _ reason: String) throws {
    #expect(try faultOf(header) == reason)
  }

  @Test(
    "Row 22: pickled objects",
    arguments: ["|O", "O"])
  func pickles(_ type: String) throws {
    #expect(
      try faultOf(dictionary(type, "(1, 784)"))
        == "byte 20: the file contains pickled objects; refused")
  }

  @Test(
    "Row 23: element types that hold no brightness",
    arguments: [
      (
        dictionary("<u2", "(1,)"),
        "byte 20: found elements of type '<u2', expected u1, i4, i8, f4 or f8"
      ),
      ("{'descr': [('a', '<u1')]}", "byte 20: found 5b, expected a simple element type"),
    ])
  func types(_ header: String, _ reason: String) throws {
    #expect(try faultOf(header) == reason)
  }

  @Test(
    "Row 25: shapes that are no images",
    arguments: [
      ("()", "found shape (), expected (N, 28, 28), (N, 28, 28, 1) or (N, 784)", 0),
      (
        "(1, 27, 28)", "found shape (1, 27, 28), expected (N, 28, 28), (N, 28, 28, 1) or (N, 784)",
        0
      ),
      ("(9999999, 28, 28)", "found shape (9999999, 28, 28), expected N in 1...1000000", 0),
      ("(-1, 784)", "found 2d, expected a length of 1 to 9 digits", 1),
      ("(9223372036854775808,)", "found 39, expected a length of 1 to 9 digits", 1),
      ("(1 28 28)", "found 32, expected ','", 3),
      ("(5)", "found 29, expected ','", 2),
      ("(1, 28, 28, 1, 1)", "found 31, expected at most 4 axes", 15),
    ])
  func shapes(_ shape: String, _ reason: String, _ place: Int) throws {
    // Where the shape starts in the header that `dictionary` makes.
    let start = 10 + dictionary("|u1", "").utf8.count - 3
    #expect(try faultOf(dictionary("|u1", shape)) == "byte \(start + place): \(reason)")
  }

  @Test("Row 25: fewer bytes than the shape says, or more") func lengths() throws {
    let header = dictionary("|u1", "(2, 784)")
    let end = npy(header, []).count + 1568
    #expect(
      try faultOf(header)
        == "byte \(end - 784): the file ends here, expected \(end) bytes")
    #expect(
      try faultOf(header, bytes: 1571)
        == "byte \(end): found 3 extra bytes, expected the end of the file")
  }

  @Test("Row 26: values that are no brightness", arguments: [Float.nan, .infinity, -1, 256, 0.5])
  func valuesThatAreNoBrightness(_ value: Float) throws {
    var values = [Float](repeating: 0, count: 784)
    values[5] = value
    let data = values.flatMap { value in
      withUnsafeBytes(of: value.bitPattern.littleEndian) { Array($0) }
    }
    let found = try fault(npy(dictionary("<f4", "(1, 784)"), data))
    #expect(
      found?.contains("element 5 is \(Double(value)), expected an integer in 0...255") == true)
  }
}
