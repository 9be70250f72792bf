import Datasets
import Foundation
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The readers as a notebook in another package has them.
@Suite struct IDXPublicTests {
  private func withFolder(_ body: (URL) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try body(folder)
  }

  @Test func readsIDX() throws {
    try withFolder { folder in
      let path = folder.appending(path: "images")
      try write(idxImages(2), to: path)
      let images = try IDX(contentsOf: path.path)
      #expect(images.shape == [2, 28, 28])
      #expect(images.elements.count == 1_568)
      try write(gzip(idxImages(2)), to: path)
      #expect(try IDX(contentsOf: path.path) == images)
    }
  }

  @Test func writesAndReadsNPY() throws {
    try withFolder { folder in
      let path = folder.appending(path: "labels.npy")
      try write(NPY.bytes(shape: [3], elements: [7, 0, 9]), to: path)
      let labels = try NPY(contentsOf: path.path)
      #expect(labels == NPY(shape: [3], elements: [7, 0, 9]))
      try write(gzip(NPY.bytes(shape: [3], elements: [7, 0, 9])), to: path)
      #expect(try NPY(contentsOf: path.path) == labels)
    }
  }

  @Test func errorsKnowWithWhichCodeTheyEndAProgram() throws {
    try withFolder { folder in
      let path = folder.appending(path: "x.npz")
      let missing = #expect(throws: DatasetError.self) { try NPZ(contentsOf: path.path) }
      #expect(missing?.exitStatus == .noInput)
      try write([1, 2, 3], to: path)
      let malformed = #expect(throws: DatasetError.self) { try NPZ(contentsOf: path.path)["x"] }
      #expect(malformed?.exitStatus == .badData)
      #expect(malformed?.description.contains("\n") == false)
      #expect(DatasetError(.unavailable, "w", at: "p", "r").exitStatus == .unavailable)
      #expect(DatasetError(.cannotCreate, "w", at: "p", "r").exitStatus == .cannotCreate)
      #expect(
        DatasetError(.missing, "w", at: "a\u{1B}\nb", "r").description == "w: a\\u{1B}\\nb: r")
    }
  }

  @Test("Nothing that could block is opened, and links that lead nowhere say so")
  func whatIsNoFile() throws {
    try withFolder { folder in
      let path = folder.appending(path: "p").path
      func reason() -> String? { datasetError { _ = try NPY(contentsOf: path) }?.reason }
      #expect(reason() == "found nothing, expected a file")
      #expect(mkfifo(path, 0o600) == 0)
      #expect(reason() == "found a device or pipe, expected a file")
      try FileManager.default.removeItem(atPath: path)
      #expect(symlink("../.git/annex/objects/x", path) == 0)
      #expect(
        reason()
          == "found a link to ../.git/annex/objects/x, where nothing is (run git annex get), expected a file"
      )
    }
  }
}
