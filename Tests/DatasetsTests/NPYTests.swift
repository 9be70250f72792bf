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

  @Test(arguments: ["(2, 28, 28)", "(2, 28, 28, 1)", "(2, 784)"])
  func readsImagesOfEveryShape(_ shape: String) throws {
    let file = npy(dictionary("|u1", shape), image + image)
    #expect(try withFile(file) { try $0.images().pixels } == image + image)
    #expect(try withFile(file) { try $0.images(prefix: 1).pixels } == image)
    #expect(try withFile(file) { try $0.images(prefix: 1).total } == 2)
  }

  @Test func readsNumbersOfEveryKind() throws {
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
      #expect(try withFile(file) { try $0.labels() } == labels, "\(type)")
    }
  }

  @Test func transposesFortranOrder() throws {
    var transposed = [UInt8](repeating: 0, count: 784)
    for row in 0..<28 {
      for column in 0..<28 { transposed[column * 28 + row] = image[row * 28 + column] }
    }
    let file = npy(dictionary("|u1", "(1, 28, 28)", fortran: true), transposed)
    #expect(try withFile(file) { try $0.images().pixels } == image)
  }

  @Test(arguments: [
    (dictionary("|O", "(1, 784)"), "the file contains pickled objects; refused"),
    (dictionary("<u2", "(1, 784)"), "found elements of type '<u2', expected u1, i4, i8, f4 or f8"),
    ("{'descr': [('a', '<u1')]}", "expected a simple element type"),
    ("{'shape': (1, 784), }", "expected descr, fortran_order and shape"),
    ("{'shape': (1,), 'shape': (2,)}", "found key 'shape', expected descr"),
    ("{'extra': 1}", "found key 'extra', expected descr"),
    (dictionary("|u1", "(-1, 784)"), "expected a length of 1 to 9 digits"),
    (dictionary("|u1", "(9223372036854775808,)"), "expected a length of 1 to 9 digits"),
    (dictionary("|u1", "()"), "found shape (), expected (N, 28, 28)"),
    (dictionary("|u1", "(1, 27, 28)"), "found shape (1, 27, 28), expected (N, 28, 28)"),
    (dictionary("|u1", "(1 28 28)"), "found 32, expected ','"),
    ("{'descr': '|u1' 'fortran_order': False}", "found 27, expected ','"),
    (dictionary("|u1", "(9999999, 28, 28)"), "expected N in 1...1000000"),
    (String(repeating: "[", count: 5000), "expected '{'"),
  ])
  func headersThatAreRefused(_ header: String, _ reason: String) throws {
    let data = [UInt8](repeating: 0, count: header.contains("27, 28") ? 756 : 784)
    let found = try fault(npy(header, header.contains("()") ? [0] : data))
    #expect(found?.contains(reason) == true, "\(found ?? "nothing")")
  }

  @Test func filesThatAreNoNPY() throws {
    #expect(
      try fault(Array("hello, world".utf8))
        == "byte 0: found 68 65 6c 6c 6f 2c, expected 93 4e 55 4d 50 59 (NPY)")
    #expect(
      try fault(npy(dictionary("|u1", "(1, 784)"), image, version: 4))
        == "byte 6: found NPY version 4.0, expected 1.0, 2.0 or 3.0")
    var minor = npy(dictionary("|u1", "(1, 784)"), image)
    minor[7] = 9
    #expect(try fault(minor)?.contains("found NPY version 1.9") == true)
    #expect(
      try fault(npy(dictionary("|u1", "(2, 784)"), image))?.contains("the file ends here") == true)
    #expect(
      try fault(npy(dictionary("|u1", "(1, 784)"), image + [1]))?.contains("found extra bytes")
        == true)
  }

  @Test(arguments: [Float.nan, .infinity, -1, 256, 0.5])
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
