import Testing

@testable import Model

/// Files that are not what they should be: each is refused by name, and none ends the program.
@Suite struct WeightFileDamageTests {
  /// What is between the braces of an array's description.
  private static func array(
    _ shape: String = "[2]", _ offsets: String = "[0,8]", type: String = "F32", name: String = "a"
  ) -> String {
    "\"\(name)\":{\"dtype\":\"\(type)\",\"shape\":\(shape),\"data_offsets\":\(offsets)}"
  }

  private static let headers: [(header: String, data: Int, expected: String)] = [
    ("", 0, "no JSON"), ("[]", 0, "no JSON"), ("{", 0, "no JSON"), ("{}x", 0, "no JSON"),
    ("{\0}\0", 0, "no JSON"), ("{}", 1, "found 1 bytes of data, expected 0"),
    ("{\"a\":1}", 0, "array 'a': found another kind of value in 'a'"),
    ("{\"a\":{}}", 0, "array 'a': found no 'dtype'"),
    ("{\"a\":{\"dtype\":\"F32\",\"shape\":[]}}", 0, "array 'a': found no 'data_offsets'"),
    ("{\"__metadata__\":{\"a\":1}}", 0, "array '__metadata__': found another kind of value in 'a'"),
    ("{\(array("[2.5]"))}", 8, "array 'a': found another kind of value in 'shape'"),
    ("{\(array("[1e30]"))}", 8, "array 'a': found another kind of value in 'shape'"),
    ("{\(array(type: "F8_E4M3"))}", 8, "array 'a': found the dtype F8_E4M3, expected one of BF16"),
    ("{\(array(type: "BOOL"))}", 8, "array 'a': found the dtype BOOL"),
    ("{\(array("[-2]"))}", 8, "array 'a': found the shape [-2]"),
    ("{\(array("[-1,-2]"))}", 8, "array 'a': found the shape [-1, -2]"),
    ("{\(array("[4294967296,4294967296]"))}", 8, "array 'a': found the shape"),
    ("{\(array("[0,4294967296,4294967296]", "[0,0]"))}", 0, "array 'a': found the shape"),
    ("{\(array("[4611686018427387904]"))}", 8, "array 'a': found the shape"),
    ("{\(array("[3]"))}", 8, "found 8 bytes between the data offsets, expected 12 of F32"),
    ("{\(array("[2]", "[8,0]"))}", 8, "found the data offsets [8, 0], expected a start and an end"),
    ("{\(array("[2]", "[-8,0]"))}", 8, "found the data offsets [-8, 0]"),
    ("{\(array("[2]", "[0]"))}", 8, "found the data offsets [0]"),
    ("{\(array("[2]", "[0,9223372036854775807]"))}", 8, "expected 8 of F32"),
    ("{\(array())}", 7, "found the data offsets 0 to 8, expected at most 7"),
    ("{\(array())}", 9, "found 9 bytes of data, expected 8"),
    ("{\(array("[2]", "[1,9]"))}", 9, "which leave a hole, expected a start at 0"),
    (
      "{\(array()),\(array("[2]", "[4,12]", name: "b"))}", 12,
      "array 'b': found the data offsets 4 to 12, which overlap"
    ),
    ("{\(array()),\(array("[2]", "[8,16]"))}", 16, "array 'a': found 'a' twice"),
    ("{\(array()),\(array("[2]", "[8,16]", name: "\\u0061"))}", 16, "array 'a': found 'a' twice"),
    (
      "{\"a\":{\"shape\":[],\"shape\":[1],\"dtype\":\"F32\",\"data_offsets\":[0,4]}}", 4,
      "array 'a': found 'shape' twice"
    ),
  ]

  @Test(arguments: headers)
  func refusesHeadersOfSafetensors(_ header: String, _ data: Int, _ expected: String) {
    let found = refusal(safetensors(header, data: data))
    #expect(found?.contains(expected) == true, "\(found ?? "read"): \(header)")
    #expect(found?.contains("\n") == false)
  }

  @Test func refusesLengthsAndTextsThatAreNoHeader() {
    for length in [3, 100_000_001, 1 << 62, UInt64.max] {
      let found = refusal(safetensors("{}", length: length))
      #expect(found == "weights: file: found a header of \(length) bytes, expected at most 2")
    }
    #expect(refusal([2, 0, 0, 0, 0, 0, 0, 0, 0x7B, 0xFF])?.contains("no UTF-8") == true)
    #expect(refusal([])?.contains("found 0 bytes, expected a .npz file") == true)
    let name = String(repeating: "a", count: 1 << 20)
    #expect((refusal(safetensors("{\"\(name)\":1}"))?.utf8.count ?? .max) < 1000)
    // Deep lists end the decoder's patience, not the stack.
    let deep = String(repeating: "[", count: 100_000)
    #expect(refusal(safetensors("{\"a\":" + deep))?.contains("JSON") == true)
  }

  private static let arrays: [(header: String, data: Int, expected: String)] = [
    ("{'descr': '|O', 'fortran_order': False, 'shape': ()}", 8, "found pickled objects"),
    ("{'descr': '|b1', 'fortran_order': False, 'shape': ()}", 1, "found elements of type bool"),
    ("{'descr': [('x', '<f4')], 'fortran_order': False, 'shape': ()}", 4, "found structured"),
    ("{'descr': '|V4', 'fortran_order': False, 'shape': ()}", 4, "found structured"),
    ("{'descr': '<c8', 'fortran_order': False, 'shape': ()}", 8, "found elements of type '<c8'"),
    ("{'descr': '<f4', 'fortran_order': False, 'shape': (-1,)}", 4, "found a negative extent"),
    ("{'descr': '<f4', 'fortran_order': False, 'shape': (1)}", 4, "found a number in"),
    ("{'descr': '<f4', 'fortran_order': False, 'shape': (99999999999999999999,)}", 4, "20 digits"),
    ("{'descr': '<f4', 'fortran_order': False, 'shape': (4294967296, 4294967296)}", 4, "overflow"),
    (
      "{'descr': '<f4', 'fortran_order': True, 'shape': (0, 4294967296, 4294967296)}", 0, "overflow"
    ),
    (
      "{'descr': '<f4', 'fortran_order': False, 'shape': (2,)}", 7,
      "found 7 bytes of data, expected 8"
    ),
    (
      "{'descr': '<f4', 'fortran_order': False, 'shape': (2,)}", 9,
      "found 9 bytes of data, expected 8"
    ),
    ("{'descr': '<f4', 'fortran_order': 0, 'shape': ()}", 4, "found '0, 'shap'"),
    ("{'descr': '<f4', 'shape': ()}", 4, "found another dictionary"),
    (
      "{'descr': '<f4', 'descr': '<f4', 'fortran_order': False, 'shape': ()}", 4,
      "found key 'descr'"
    ),
    ("{'descr': '<f4", 4, "found a string without an end"), ("", 4, "found its end"),
    ("{'shape': (" + String(repeating: "1, ", count: 65) + ")}", 4, "found more axes"),
  ]

  @Test(arguments: arrays)
  func refusesArraysOfNumPy(_ header: String, _ data: Int, _ expected: String) throws {
    let found = refusal(try archive([("b/a.npy", npy(header, data: data))]))
    #expect(found?.hasPrefix("weights: file, array 'b/a': ") == true, "\(found ?? "read")")
    #expect(found?.contains(expected) == true, "\(found ?? "read"): \(header)")
  }

  @Test func refusesWhatIsNoArrayOfNumPy() throws {
    let other = refusal(try archive([("a.txt", [1])]))
    #expect(other?.contains("array 'a.txt': found a member that is no .npy") == true)
    #expect(refusal(try archive([("a.npy", [1])]))?.contains("found no NPY file") == true)
    let version = refusal(try archive([("a.npy", npy("{}", version: 4))]))
    #expect(version?.contains("found NPY version 4.0") == true)
    let twice = refusal(try archive([("a.npy", [1]), ("a.npy", [1])]))
    #expect(twice?.contains("found the member twice") == true)
  }

  /// Numbers in a zip archive of two members with five bytes each, by their place from the directory's start.
  private static let fields: [(place: Int, bytes: [UInt8], expected: String)] = [
    (0, [0], "found no entry at byte 0"), (8, [1], "found an encrypted member"),
    (10, [12], "found compression method 12"), (10, [8], "found a damaged deflate stream"),
    (16, [0, 0, 0, 0], "found CRC-32"), (20, [6], "found members that overlap"),
    (24, [6], "found 5 bytes, expected 6"), (24, [0xFF, 0xFF, 0xFF, 0xFF], "found zip64 sizes"),
    (24, [0xFE, 0xFF, 0xFF, 0xFF], "found members of"), (42, [40], "found another name"),
    (42, [0, 0, 9], "found the end of the zip archive"), (46, [0x62], "found the member twice"),
    (46, [0xFF], "neither ASCII nor UTF-8"), (28, [0xFF, 0xFF], "neither ASCII nor UTF-8"),
    (-45, [1], "found CRC-32"), (102 + 4, [1], "found one of several parts"),
    (102 + 10, [0xFF, 0xFF], "found a zip64 archive"), (102 + 10, [3, 0], "found one of several"),
    (102 + 8, [1, 0, 1, 0], "bytes of zip directory, expected 51 for 1 members"),
    (102 + 8, [3, 0, 3, 0], "found the end of the zip archive"),
    (102 + 12, [0], "found a zip directory of 0 bytes"), (102 + 20, [1], "found no zip directory"),
  ]

  @Test(arguments: fields)
  func refusesArchives(_ place: Int, _ bytes: [UInt8], _ expected: String) throws {
    let five: [UInt8] = [0xFF, 0xFF, 1, 2, 3]
    var file = try archive([("a.npy", five), ("b.npy", five)])
    let start = file.count - 22 - 102 + place
    file.replaceSubrange(start..<start + bytes.count, with: bytes)
    let found = refusal(file)
    #expect(found?.contains(expected) == true, "\(found ?? "read"): \(place)")
  }

  static let files = [
    "ours.npz", "ours.safetensors", "numpy.npz", "compressed.npz", "library.safetensors",
  ]

  @Test(arguments: files)
  func refusesEveryFileThatIsCutOff(_ name: String) throws {
    let bytes = try weightFixture(name)
    for count in bytes.indices { #expect(refusal(Array(bytes[..<count])) != nil, "\(count)") }
    #expect(refusal(bytes) == nil)
    #expect(refusal(bytes + [0]) != nil)
  }

  /// A damaged file may be read, if its numbers are others now; it must not end the program.
  @Test(arguments: files)
  func noDamageEndsTheProgram(_ name: String) throws {
    let bytes = try weightFixture(name)
    var generator = SplitMix(state: 1)
    for _ in 0..<2000 {
      var damaged = bytes
      damaged[Int.random(in: bytes.indices, using: &generator)] = .random(
        in: 0...255, using: &generator)
      _ = refusal(damaged)
    }
  }

  /// Behind the checksum of an archive, which lets no damage through.
  @Test func noDamageBehindTheChecksumEndsTheProgram() throws {
    let array = try NPYArray.bytes(ourWeights[0].tensor)
    let archive = try ZipContents(weightFixture("compressed.npz"))
    let member = try #require(archive.members.last)
    let stored = try Array(weightFixture("compressed.npz").suffix(member.storedSize + 300))
    var generator = SplitMix(state: 2)
    for _ in 0..<2000 {
      var damaged = array
      damaged[Int.random(in: 6..<80, using: &generator)] = .random(in: 0...255, using: &generator)
      _ = try? NPYArray.tensor(damaged[...])
      let start = Int.random(in: stored.indices, using: &generator)
      _ = try? inflated(stored[start...], size: Int.random(in: 0..<99_999, using: &generator))
    }
  }
}
