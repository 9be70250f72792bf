import Foundation
import TestSupport
import Testing

@testable import Model

/// Weights in files, against those that NumPy and safetensors make and read (References/weight_files.py).
@Suite struct WeightFileTests {
  private func same(
    _ found: [(name: String, tensor: Tensor)], _ expected: [(name: String, tensor: Tensor)]
  ) -> Bool {
    found.elementsEqual(expected) { $0.name == $1.name && $0.tensor == $1.tensor }
  }

  private func error(_ body: () throws -> Void) -> ModelError? {
    do {
      try body()
      return nil
    } catch { return error as? ModelError }
  }

  @Test(arguments: ["a.npz", "a.safetensors"])
  func readsWhatItWroteBitForBit(_ name: String) throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/" + name
    try WeightFile.write(ourWeights, to: path)
    #expect(same(try WeightFile.read(path), ourWeights))
    // In place of the first file, and with nothing beside it.
    try WeightFile.write([], to: path)
    #expect(try WeightFile.read(path).isEmpty)
    #expect(folder.names == [name])
  }

  /// Which NumPy and safetensors have read: `References/weight_files.py check`.
  @Test(arguments: ["ours.npz", "ours.safetensors"])
  func writesTheBytesThatOthersHaveRead(_ name: String) throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/" + name
    let metadata = name.hasSuffix("npz") ? [:] : ourMetadata
    try WeightFile.write(ourWeights, to: path, metadata: metadata)
    #expect(try Array(Data(contentsOf: URL(filePath: path))) == weightFixture(name))
  }

  @Test func readsNumPysArchive() throws {
    let file = try WeightFile.read(fixture("weights/numpy.npz").path)
    let values = Tensor(shape: [2, 3], scalars: [-0.5, -0.25, 0, 0.25, 0.5, 0.75])
    let names = [
      "conv2d/kernel", "half", "double", "big", "big_half", "big_double", "fortran",
    ]
    let rest = [
      ("scalar", Tensor(shape: [], scalars: [-0.5])),
      ("empty", Tensor(shape: [0, 3], scalars: [])),
    ]
    #expect(same(file, names.map { ($0, values) } + rest))
  }

  @Test func readsNumPysCompressedArchive() throws {
    let file = try WeightFile.read(fixture("weights/compressed.npz").path)
    let values = Tensor(shape: [2, 3], scalars: [-0.5, -0.25, 0, 0.25, 0.5, 0.75])
    let zeros = Tensor(shape: [64, 64], scalars: [Float](repeating: 0, count: 4096))
    #expect(same(file, [("noise", values), ("zeros", zeros)]))
  }

  @Test func readsTheLibrarysSafetensors() throws {
    let file = try WeightFile.read(fixture("weights/library.safetensors").path)
    let values = Tensor(shape: [2, 3], scalars: [-0.5, -0.25, 0, 0.25, 0.5, 0.75])
    let whole = Tensor(shape: [2, 3], scalars: [0, 1, 2, 3, 4, 5])
    #expect(Set(file.map(\.name)) == ["F16", "BF16", "F32", "F64", "I32", "I64"])
    for (name, tensor) in file {
      #expect(tensor == (name.hasPrefix("I") ? whole : values), "\(name)")
    }
  }

  /// NumPy's three versions differ in the header's length and its text.
  @Test(arguments: [1, 2, 3] as [UInt8])
  func readsVersionsOfNPY(_ version: UInt8) throws {
    let header = "{\"shape\" : (1 , 2) , 'fortran_order':True,'descr':'<f4'}"
    let bytes = try archive([("a.npy", npy(header, data: 8, version: version))])
    #expect(same(try readWeights(bytes), [("a", Tensor(shape: [1, 2], scalars: [0, 0]))]))
  }

  @Test func halfPrecisionIsExact() {
    let cases: [(UInt16, UInt32)] = [
      (0x0000, 0), (0x8000, 0x8000_0000), (0x0001, 0x3380_0000), (0x83FF, 0xB87F_C000),
      (0x0400, 0x3880_0000), (0x3C00, 0x3F80_0000), (0x7BFF, 0x477F_E000), (0xFC00, 0xFF80_0000),
      (0x7E01, 0x7FC0_2000), (0x7C01, 0x7F80_2000),
    ]
    for (half, single) in cases { #expect(Float(half: half).bitPattern == single, "\(half)") }
  }

  @Test func doublesAreRoundedToTheNearestAndIntegersAreExact() throws {
    let doubles = [0.1, 1 + 0x1p-24, 1e300, 1e-50].flatMap { number in
      withUnsafeBytes(of: number.bitPattern.littleEndian, Array.init)
    }
    #expect(try ElementType.float64.scalars(doubles[...]) == [0.1, 1, .infinity, 0])
    let whole = withUnsafeBytes(of: Int64(-1 << 40).littleEndian, Array.init)
    #expect(try ElementType.int64.scalars(whole[...]) == [-0x1p40])
    let odd = withUnsafeBytes(of: Int32(16_777_217).littleEndian, Array.init)
    #expect(throws: WeightFault.self) { try ElementType.int32.scalars(odd[...]) }
  }

  @Test func namesAndExtensionsThatFilesCannotHave() throws {
    let one = Tensor([1])
    let cases: [(String, [(name: String, tensor: Tensor)], String)] = [
      ("a.h5", [], "found the extension .h5, expected .npz or .safetensors"),
      ("weights", [], "found no extension, expected .npz or .safetensors"),
      ("a.npz", [("b", one), ("b", one)], "array 'b': found the name twice"),
      ("a.safetensors", [("__metadata__", one)], "found the name of the metadata"),
      ("a.npz", [("b\0c", one)], "array 'b\\u{0}c': found a name of 7 bytes"),
      ("a.npz", [(String(repeating: "b", count: 70_000), one)], "found a name of 70004 bytes"),
      ("a.npz", [("b", one.reshaped([Int](repeating: 1, count: 65)))], "found 65 axes"),
    ]
    let folder = try TemporaryFolder()
    for (name, arrays, expected) in cases {
      let error = error { try WeightFile.write(arrays, to: folder.path + "/" + name) }
      #expect(error?.kind == .configuration)
      #expect(error?.description.contains(expected) == true, "\(error?.description ?? "none")")
    }
    let path = folder.path + "/a.npz"
    #expect(error { try WeightFile.write([], to: path, metadata: ["a": "b"]) } != nil)
    #expect(folder.names == [])
  }
}
