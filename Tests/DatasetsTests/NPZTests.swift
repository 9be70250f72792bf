import Foundation
import Testing

@testable import Datasets

@Suite struct NPZTests {
  @Test(
    "Archives that NumPy wrote, into a file and into a pipe",
    arguments: [NumPyArchive.stored, NumPyArchive.deflated, NumPyArchive.streamed])
  func readsWhatNumPyWrites(_ text: String) throws {
    let archive = try NPZ(FileSource(NumPyArchive.bytes(text), what: "w", path: "a.npz"))
    #expect(archive.names == ["x", "y"])
    #expect(try archive["x"] == NPY(shape: [2, 2], elements: [1, 2, 3, 255]))
    #expect(try archive["y"]?.elements == [7, 9])
    #expect(try archive["z"] == nil)
    #expect(try archive.file("y")?.labels().values == [7, 9])
  }

  @Test func readsAFile() throws {
    let url = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try write(NumPyArchive.bytes(NumPyArchive.deflated), to: url)
    defer { try? FileManager.default.removeItem(at: url) }
    #expect(try NPZ(contentsOf: url.path)["x"]?.shape == [2, 2])
    let missing = datasetError { _ = try NPZ(contentsOf: url.path + "x") }
    #expect(missing?.kind == .missing)
  }

  @Test func namesMemberAndOffset() throws {
    let bytes = npy(dictionary("<f4", "(1,)"), [0, 0, 0, 63])
    let archive = try NPZ(
      FileSource(Zip([Zip.Member("x.npy", bytes)]).bytes, what: "w", path: "a.npz"))
    #expect(
      datasetError { _ = try archive["x"] }?.description
        == "w: a.npz/x.npy: byte \(bytes.count - 4): element 0 is 0.5, expected an integer in 0...255"
    )
  }

  @Test("What stands in an archive beside arrays is passed over") func otherMembers() throws {
    let zip = Zip([
      Zip.Member("x.npy", npy(dictionary("|u1", "(1,)"), [4])), Zip.Member("notes.txt", []),
    ])
    let archive = try NPZ(FileSource(zip.bytes, what: "w", path: "a.npz"))
    #expect(archive.names == ["x"])
    #expect(try archive["x"]?.elements == [4])
  }
}

/// Made by NumPy 2.4 of `x = numpy.array([[1, 2], [3, 255]], 'u1')` and `y = numpy.array([7, 9], 'i8')`, in base 64.
enum NumPyArchive {
  static func bytes(_ text: String) -> [UInt8] {
    Data(base64Encoded: text, options: .ignoreUnknownCharacters).map(Array.init) ?? []
  }

  /// By `savez`.
  static let stored = """
    UEsDBC0AAAAAAAAAIQAWdDfB//////////8FABQAeC5ucHkBABAAhAAAAAAAAACEAAAAAAAAAJNOVU1QWQEAdgB7J2
    Rlc2NyJzogJ3x1MScsICdmb3J0cmFuX29yZGVyJzogRmFsc2UsICdzaGFwZSc6ICgyLCAyKSwgfSAgICAgICAgICAg
    ICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAKAQID/1BLAwQtAAAAAAAAACEAvo
    nn5///////////BQAUAHkubnB5AQAQAJAAAAAAAAAAkAAAAAAAAACTTlVNUFkBAHYAeydkZXNjcic6ICc8aTgnLCAn
    Zm9ydHJhbl9vcmRlcic6IEZhbHNlLCAnc2hhcGUnOiAoMiwpLCB9ICAgICAgICAgICAgICAgICAgICAgICAgICAgIC
    AgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgCgcAAAAAAAAACQAAAAAAAABQSwECLQMtAAAAAAAAACEAFnQ3
    wYQAAACEAAAABQAAAAAAAAAAAAAAgAEAAAAAeC5ucHlQSwECLQMtAAAAAAAAACEAvonn55AAAACQAAAABQAAAAAAAA
    AAAAAAgAG7AAAAeS5ucHlQSwUGAAAAAAIAAgBmAAAAggEAAAAA
    """

  /// By `savez_compressed`.
  static let deflated = """
    UEsDBC0AAAAIAAAAIQAWdDfB//////////8FABQAeC5ucHkBABAAhAAAAAAAAABKAAAAAAAAAJvsF+obEMnIUMZQrZ
    6SWpxcpG6loF5Taqiuo6Cell9UUpSYF59flJIKEndLzClOBYoXZyQWpAL5GkY6CkaaOgq1CmQDLkYm5v8AUEsDBC0A
    AAAIAAAAIQC+iefn//////////8FABQAeS5ucHkBABAAkAAAAAAAAABKAAAAAAAAAJvsF+obEMnIUMZQrZ6SWpxcpG
    6loG6TaaGuo6Cell9UUpSYF59flJIKEndLzClOBYoXZyQWpAL5GkY6mjoKtQoUAC52BgjghNIAUEsBAi0DLQAAAAgA
    AAAhABZ0N8FKAAAAhAAAAAUAAAAAAAAAAAAAAIABAAAAAHgubnB5UEsBAi0DLQAAAAgAAAAhAL6J5+dKAAAAkAAAAA
    UAAAAAAAAAAAAAAIABgQAAAHkubnB5UEsFBgAAAAACAAIAZgAAAAIBAAAAAA==
    """

  /// Likewise, into what cannot go back to a header.
  static let streamed = """
    UEsDBC0ACAAIAAAAIQAAAAAA//////////8FABQAeC5ucHkBABAAAAAAAAAAAAAAAAAAAAAAAJvsF+obEMnIUMZQrZ
    6SWpxcpG6loF5Taqiuo6Cell9UUpSYF59flJIKEndLzClOBYoXZyQWpAL5GkY6CkaaOgq1CmQDLkYm5v8AUEsHCBZ0
    N8FKAAAAAAAAAIQAAAAAAAAAUEsDBC0ACAAIAAAAIQAAAAAA//////////8FABQAeS5ucHkBABAAAAAAAAAAAAAAAA
    AAAAAAAJvsF+obEMnIUMZQrZ6SWpxcpG6loG6TaaGuo6Cell9UUpSYF59flJIKEndLzClOBYoXZyQWpAL5GkY6mjoK
    tQoUAC52BgjghNIAUEsHCL6J5+dKAAAAAAAAAJAAAAAAAAAAUEsBAi0DLQAIAAgAAAAhABZ0N8FKAAAAhAAAAAUAAA
    AAAAAAAAAAAIABAAAAAHgubnB5UEsBAi0DLQAIAAgAAAAhAL6J5+dKAAAAkAAAAAUAAAAAAAAAAAAAAIABmQAAAHku
    bnB5UEsFBgAAAAACAAIAZgAAADIBAAAAAA==
    """
}
