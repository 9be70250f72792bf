import Foundation
import TestSupport
import Testing
import Weaver

/// The author's lines stand in the woven file where they stand in the notebook, and count as the same lines.
@Suite struct AlignmentTests {
  @Test(arguments: MadeUpNotebook.all)
  func linesWithRoomStayWhereTheyAre(_ notebook: MadeUpNotebook) throws {
    let read = try NotebookFile(notebook.text)
    let woven = WovenLines(try weave(notebook.text, path: "n.swift"))
    let isMoved = notebook.text.hasPrefix("import")
    #expect(woven.moved(read.codeLines) == (isMoved ? [1] : []) + notebook.moved)
    expectPlaces(read, in: woven)
  }

  @Test(arguments: MadeUpNotebook.all)
  func lineEndsDoNotMatter(_ notebook: MadeUpNotebook) throws {
    let woven = try weave(notebook.text, path: "n.swift")
    let other = try weave(notebook.text.replacing("\n", with: "\r\n"), path: "n.swift")
    #expect(woven == other)
  }

  /// All notebooks of the repository, but for two lines without room: the braces right below the last prose of Formulas.swift.
  @Test func linesOfNotebooksStayWhereTheyAre() throws {
    let files = try Self.sources()
    let notebooks = files.filter { (try? NotebookFile($0.text)) != nil }
    #expect(notebooks.count > 20)
    for (path, text) in notebooks {
      let folder = Self.targetFolder(of: path)
      let others = files.filter { $0.path != path && Self.targetFolder(of: $0.path) == folder }
      let read = try NotebookFile(text)
      let woven = WovenLines(try weave(text, path: path, with: others))
      let noRoom = path.hasSuffix("/Formulas.swift") ? [17, 18] : []
      #expect(woven.moved(read.codeLines) == [1] + noRoom, "\(path)")
      expectPlaces(read, in: woven)
    }
  }

  /// Holds that interpolations of prose have the author's lines and columns.
  private func expectPlaces(_ notebook: NotebookFile, in woven: WovenLines) {
    for (number, column) in notebook.interpolatedLines {
      let found = woven.rows.contains { row in
        let place = row.text.firstRange(of: /\\#*\(/)?.lowerBound
        return row.virtual == number
          && place.map { row.text.distance(from: row.text.startIndex, to: $0) } == column
      }
      #expect(found, "line \(number)")
    }
  }

  private static func sources() throws -> [(path: String, text: String)] {
    let folders = ["Sources/Notebooks", "Examples", "Tests/Outside", "Tests/LiterateTests"]
    return try folders.flatMap { folder in
      let url = repository.appending(path: folder).resolvingSymlinksInPath()
      let paths = try FileManager.default.subpathsOfDirectory(atPath: url.path).sorted()
      return try paths.filter { $0.hasSuffix(".swift") && !"/\($0)".contains("/.") }.map {
        let file = url.appending(path: $0)
        return (file.path, try String(contentsOf: file, encoding: .utf8))
      }
    }
  }

  /// The folder of the files that a notebook refers to.
  private static func targetFolder(of path: String) -> Substring {
    let folder = path.prefix(upTo: path.lastIndex(of: "/") ?? path.endIndex)
    let outer = path.firstRange(of: /\/(Notebook|Support|Figures|Results)\/[^\/]*$/)
    return outer.map { path.prefix(upTo: $0.lowerBound) } ?? folder
  }
}
