import Foundation
import Testing

@testable import Datasets

@Suite struct FolderWalkTests {
  private func names(_ folder: URL) -> [String] { FolderWalk(folder.path).entries.map(\.name) }

  @Test func goesThreeLevelsDownAndNotFour() throws {
    try withEmptyFolder { folder in
      for path in ["0", "a/1", "a/b/2", "a/b/c/3", "a/b/c/d/4"] {
        try write([1], to: folder.appending(path: path))
      }
      #expect(names(folder) == ["0", "1", "2", "3"])
    }
  }

  @Test func namesAreInOrderAndHiddenOnesLeftOut() throws {
    try withEmptyFolder { folder in
      for path in ["b", "a", "B", "é", ".c", "a-", ".d/e"] {
        try write([1], to: folder.appending(path: path))
      }
      #expect(names(folder) == ["B", "a", "a-", "b", "é"])
    }
  }

  @Test func aLoopOfLinksEnds() throws {
    try withEmptyFolder { folder in
      try write([1], to: folder.appending(path: "a/x"))
      for (link, target) in [("a/up", ".."), ("a/self", "."), ("a/broken", "none")] {
        try FileManager.default.createSymbolicLink(
          atPath: folder.appending(path: link).path, withDestinationPath: target)
      }
      #expect(names(folder) == ["broken", "x"])
    }
  }

  @Test func aFolderIsEnteredOnceWhateverLeadsThere() throws {
    try withEmptyFolder { folder in
      try write([1], to: folder.appending(path: "a/x"))
      try FileManager.default.createSymbolicLink(
        atPath: folder.appending(path: "b").path, withDestinationPath: "a")
      #expect(names(folder) == ["x"])
    }
  }

  @Test func entriesAreBounded() throws {
    try withEmptyFolder { folder in
      for inner in ["a", "b", "c"] {
        for file in 0..<3 { try write([1], to: folder.appending(path: "\(inner)/\(file)")) }
      }
      let whole = FolderWalk(folder.path, limit: 13)
      #expect(whole.entries.count == 9 && whole.notes.isEmpty)
      let part = FolderWalk(folder.path, limit: 8)
      #expect(part.entries.count == 5)
      #expect(part.notes == ["\(folder.path): 8 entries were looked at, and no further ones"])
    }
  }

  @Test(.enabled(if: geteuid() != 0, "root may open any folder"))
  func aFolderThatMayNotBeOpenedIsNoted() throws {
    try withEmptyFolder { folder in
      try write([1], to: folder.appending(path: "closed/x"))
      let closed = folder.appending(path: "closed").path
      #expect(chmod(closed, 0) == 0)
      defer { chmod(closed, 0o700) }
      let walk = FolderWalk(folder.path)
      #expect(walk.entries.isEmpty)
      #expect(walk.notes == ["\(closed): passed over: Permission denied"])
    }
  }
}
