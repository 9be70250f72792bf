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

  @Test("Row 23: numbers of every type that holds a byte's value", arguments: numberTypes.indices)
  func readsNumbersOfEveryType(_ index: Int) throws {
    let (type, number) = numberTypes[index]
    // More than one block of the reader.
    let count = 300_000
    let values = (0..<count).map { UInt8($0 % 251) & (type == "|i1" ? 127 : 255) }
    let file = npy(dictionary(type, "(\(count),)"), values.flatMap(number))
    #expect(try NPY(FileSource(file, what: "w", path: "p")).elements == values, "\(type)")
  }

  @Test(
    "Row 23: halves, by their bits",
    arguments: [
      (0x0000, 0), (0x8000, 0), (0x3c00, 1), (0x4000, 2), (0x4900, 10), (0x5bf8, 255),
      (0x57f0, 127),
    ])
  func readsHalves(_ bits: Int, _ value: UInt8) throws {
    for (type, bytes) in [("<f2", little(bits, 2)), (">f2", little(bits, 2).reversed())] {
      let file = npy(dictionary(type, "(1,)"), bytes)
      #expect(try NPY(FileSource(file, what: "w", path: "p")).elements == [value])
    }
  }

  @Test(
    "Row 26: numbers that no byte can be, of every type",
    arguments: [
      ("|i1", [0x80], "-128"), ("<i2", [0, 1], "256"), (">i2", [255, 255], "-1"),
      ("<u2", [255, 255], "65535"), ("<i4", [0, 0, 0, 128], "-2147483648"),
      ("<u4", [0, 0, 1, 0], "65536"), ("<i8", [7, 0, 0, 0, 0, 0, 0, 255], "-72057594037927929"),
      ("<u8", [255, 255, 255, 255, 255, 255, 255, 255], "18446744073709551615"),
      ("<f2", [0, 0x7c], "inf"), ("<f2", [0, 0xfc], "-inf"), ("<f2", [1, 0x7c], "nan"),
      ("<f2", [0, 0x5c], "256.0"), ("<f2", [0, 0x38], "0.5"), ("<f2", [0, 0xbc], "-1.0"),
      ("<f2", [1, 0], "5.9604645e-08"), ("<f4", [0, 0, 0xc0, 0x7f], "nan"),
      ("<f4", [1, 0, 0, 0], "1e-45"), (">f8", [0x7f, 0xf0, 0, 0, 0, 0, 0, 0], "inf"),
      (">f8", [0x40, 0x70, 0, 0, 0, 0, 0, 0], "256.0"),
      (">f8", [0xc3, 0x30, 0, 0, 0, 0, 0, 0], "-4503599627370496.0"),
    ] as [(String, [UInt8], String)])
  func numbersThatNoByteCanBe(_ type: String, _ bytes: [UInt8], _ text: String) throws {
    // In the second block of the reader.
    let before = [UInt8](repeating: 0, count: 280_000 * bytes.count)
    let file = npy(dictionary(type, "(280002,)"), before + bytes + bytes.map { _ in 0 })
    #expect(
      datasetError { _ = try NPY(FileSource(file, what: "w", path: "p")) }?.reason
        == "byte \(file.count - 2 * bytes.count): element 280000 is \(text), expected an integer in 0...255"
    )
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

  @Test("Row 24: more images than are turned at once, of three axes and of four")
  func transposesManyImages() throws {
    let (count, rows, columns, channels) = (131, 2, 3, 2)
    var (inC, inFortran): ([UInt8], [UInt8]) = ([], [])
    func value(_ image: Int, _ row: Int, _ column: Int, _ channel: Int) -> UInt8 {
      UInt8((image * 12 + row * 6 + column * 2 + channel) % 256)
    }
    for image in 0..<count {
      for row in 0..<rows {
        for column in 0..<columns {
          for channel in 0..<channels { inC.append(value(image, row, column, channel)) }
        }
      }
    }
    for channel in 0..<channels {
      for column in 0..<columns {
        for row in 0..<rows {
          for image in 0..<count { inFortran.append(value(image, row, column, channel)) }
        }
      }
    }
    let file = npy(dictionary("|u1", "(131, 2, 3, 2)", fortran: true), inFortran)
    #expect(try NPY(FileSource(file, what: "w", path: "p")).elements == inC)
    let images = npy(
      dictionary("|u1", "(2, 784)", fortran: true),
      zip(image, image.reversed()).flatMap { [$0, $1] })
    #expect(try withFile(images) { try $0.images(prefix: 1).pixels } == image)
    #expect(try withFile(images) { try $0.images().pixels } == image + image.reversed())
  }

  @Test("What gzip has compressed, and what stands in an archive") func otherSources() throws {
    let file = npy(dictionary("<i8", "(2, 1)"), little(7, 8) + little(3, 8))
    #expect(try withFile(gzip(file)) { try $0.labels().values } == [7, 3])
    #expect(
      try withFile(gzip(file.dropLast(1))) { file in datasetError { _ = try file.labels() }?.reason
      }
        == "byte \(file.count - 1): the file ends in item 1 of 2, expected \(file.count) bytes")
    #expect(
      try withFile(gzip(file + [0])) { file in datasetError { _ = try file.labels() }?.reason }
        == "byte \(file.count): found 1 extra byte, expected the end of the file")
    // In the second block of the reader.
    let long = npy(dictionary("<i8", "(40000,)"), [UInt8](repeating: 0, count: 319_999))
    #expect(
      try withFile(gzip(long)) { file in datasetError { _ = try file.labels() }?.reason }
        == "byte \(long.count): the file ends in item 39999 of 40000, expected \(long.count + 1) bytes"
    )
    let archive = try Zip([Zip.Member(deflated: "y.npy", file)]).open()
    let labels = try NPYFile(archive, archive.entries[0]).labels()
    #expect(labels.values == [7, 3])
    #expect(labels.path == "a.zip/y.npy")
  }

  @Test("A gzip file that declares more than it can honestly hold") func bomb() throws {
    let file = gzip(npy(dictionary("|u1", "(1000000, 784)"), []))
    #expect(
      try withFile(file) { file in datasetError { _ = try file.images() }?.reason }?
        .hasPrefix("byte 60: found 784000078 bytes by the header, expected at most") == true)
  }

  @Test("Arrays of any shape", arguments: [("()", []), ("(0,)", [0]), ("(2, 0, 3)", [2, 0, 3])])
  func otherShapes(_ text: String, _ shape: [Int]) throws {
    let elements: [UInt8] = shape.isEmpty ? [5] : []
    for fortran in [false, true] {
      let file = npy(dictionary("|u1", text, fortran: fortran), elements)
      #expect(
        try NPY(FileSource(file, what: "w", path: "p")) == NPY(shape: shape, elements: elements))
    }
  }

  @Test("Row 25: more elements than can be counted")
  func hugeShapes() {
    for shape in ["(999999999, 999999999, 999999999, 0)", "(0, 999999999, 999999999, 999999999)"] {
      let file = npy(dictionary("<f8", shape), [])
      #expect(
        datasetError { _ = try NPY(FileSource(file, what: "w", path: "p")) }?.reason
          == "byte 60: found shape \(shape), expected fewer elements")
    }
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

  @Test(
    "Versions with a longer header, of which the third may have names in UTF-8", arguments: [2, 3])
  func versions(_ version: UInt8) throws {
    let header = Array((dictionary("|u1", "(2,)") + "\n").utf8)
    let start: [UInt8] = [0x93] + Array("NUMPY".utf8) + [version, 0]
    let file = start + little(header.count, 4) + header + [5, 6]
    #expect(try NPY(FileSource(file, what: "w", path: "p")).elements == [5, 6])
    #expect(
      datasetError { _ = try NPY(FileSource(start + [1, 0], what: "w", path: "p")) }?.reason
        == "byte 10: the file ends in the NPY header, expected at least 12 bytes")
  }

  @Test("Row 19: files that end in the header", arguments: [5, 6, 7, 9])
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
      ("|b1", "bool ('|b1')"), ("?", "bool ('?')"), ("<c8", "complex ('<c8')"),
      ("<f16", "long double ('<f16')"), ("|S5", "byte string ('|S5')"), ("<U1", "string ('<U1')"),
      ("<M8[ns]", "datetime ('<M8[ns]')"), ("<m8[s]", "timedelta ('<m8[s]')"),
      ("|V4", "raw bytes ('|V4')"), ("<x2", "'<x2'"), ("", "''"),
    ])
  func types(_ type: String, _ name: String) throws {
    #expect(
      try faultOf(dictionary(type, "(1,)"))
        == "byte 20: found elements of type \(name), expected u1 to u8, i1 to i8, f2, f4 or f8")
  }

  @Test(
    "Row 23: structured types", arguments: ["[('a', '<u1')]", "('<i4', (2,))", "{'names': []}"])
  func structuredTypes(_ type: String) throws {
    #expect(
      try faultOf("{'descr': \(type)}")
        == "byte 20: found a structured type, expected u1 to u8, i1 to i8, f2, f4 or f8")
    #expect(try faultOf("{'descr': 5}") == "byte 20: found 35, expected a simple element type")
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
        == "byte \(end - 784): the file ends in item 1 of 2, expected \(end) bytes")
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
      found?.contains("element 5 is \(value), expected an integer in 0...255") == true)
  }

  @Test(
    "The bytes that NumPy 2.4 writes",
    arguments: [
      ([1, 28, 28, 1], "(1, 28, 28, 1), }", 50), ([784], "(784,), }", 58),
      ([2, 392], "(2, 392), }", 56),
    ])
  func writes(_ shape: [Int], _ text: String, _ spaces: Int) throws {
    let header = "{'descr': '|u1', 'fortran_order': False, 'shape': \(text)"
    let bytes = NPY.bytes(shape: shape, elements: image)
    #expect(bytes.prefix(10) == [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, 1, 0, 0x76, 0])
    #expect(
      String(decoding: bytes[10..<128], as: UTF8.self)
        == header + String(repeating: " ", count: spaces) + "\n")
    #expect(try NPY(FileSource(bytes, what: "w", path: "p")) == NPY(shape: shape, elements: image))
  }
}

/// NumPy's notation for a type, and how it has a byte's value.
private let numberTypes: [(String, @Sendable (UInt8) -> [UInt8])] = [
  ("|u1", { [$0] }), ("<u2", { [$0, 0] }), (">u2", { [0, $0] }), ("<u4", { [$0, 0, 0, 0] }),
  (">u8", { [0, 0, 0, 0, 0, 0, 0, $0] }), ("|i1", { [$0] }), ("<i2", { [$0, 0] }),
  ("=i4", { little(Int($0), 4) }), (">i4", { [0, 0, 0, $0] }), ("i8", { little(Int($0), 8) }),
  ("int64", { little(Int($0), 8) }), (">i8", { [0, 0, 0, 0, 0, 0, 0, $0] }),
  ("<f4", { little(Int(Float($0).bitPattern), 4) }),
  (">f4", { little(Int(Float($0).bitPattern), 4).reversed() }),
  ("<f8", { little(Int(Double($0).bitPattern), 8) }),
  ("f8", { little(Int(Double($0).bitPattern), 8) }),
  (">f8", { little(Int(Double($0).bitPattern), 8).reversed() }),
]
