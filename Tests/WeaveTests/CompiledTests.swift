import Testing

@testable import Weaver

/// What the compiler makes of woven files.
@Suite(.enabled(if: Compiler.isThere)) struct CompiledTests {
  @Test(arguments: MadeUpNotebook.all)
  func eachPieceIsToldAsItStandsInTheNotebook(_ notebook: MadeUpNotebook) throws {
    let read = try NotebookFile(notebook.text)
    let pieces = read.cells.map { cell in
      let kind = cell.kind == .prose ? "prose" : "code.\(cell.visibility)"
      let line = cell.kind == .prose ? cell.line : cell.firstListedLine
      let text = cell.kind == .prose ? read.texts(ofProse: cell) : cell.listing
      return "book/n.swift:\(line):\(kind):\(Array(text.utf8))"
    }
    let calls = read.functions.map { function in
      "\(function.type.isEmpty ? "" : "\(function.type)().")\(function.name)(&page)\n"
    }
    let files = [
      "main.swift": "var page = Page()\n\(calls.joined())", "page.swift": Compiler.page,
      "woven.swift": try weave(notebook.text, path: "n.swift"),
    ]
    let compiler = try Compiler()
    let said = try compiler.compile(files, "-module-name", "book", "-o", "program")
    #expect(!said.contains("error:"), "\(said)")
    let told = try compiler.run("program").split(whereSeparator: \.isNewline).map(String.init)
    #expect(told.filter { $0.hasPrefix("book/") } == pieces)
    #expect(told.contains("n.swift:0:source:\(Array(notebook.text.utf8))"))
  }

  private static let faulty = """
    import Swift

    func first(_ page: inout Page) {
      //: # Title

      let c = "c"
      print(wrong1)
      //: One line of \\(wrong2).
      print(c, wrong3)

      //: Text $\\pi$ and
      //: \\(wrong4)
      //: more
      let d =
        wrong5

      func inner() { print(wrong6) }  // More.
      //: Two "lines" of \\(wrong7)
      //: text.
      print(wrong8)

      //: \\(a)
      //: \\(wrong9)
      print(d)

      let e = wrong10
      //: \\(e)
    }

    """

  /// Where each name that nobody has declared stands in the notebook.
  @Test func errorsAndTheirExcerptsHaveTheAuthorsLines() throws {
    let woven = try weave(Self.faulty, path: "n.swift")
    let said = try Compiler().compile(
      ["page.swift": Compiler.page, "woven.swift": woven], "-typecheck", "-parse-as-library")
    let lines = said.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    for (index, line) in Self.faulty.split(separator: "\n", omittingEmptySubsequences: false)
      .enumerated()
    {
      guard let name = line.firstMatch(of: /wrong\d+/) else { continue }
      let isRaw = name.output == "wrong4"
      let column = line.distance(from: line.startIndex, to: name.range.lowerBound) + 1
      let place = "n.swift:\(index + 1):\(column + (isRaw ? 1 : 0)): error: cannot find "
      let start = lines.firstIndex { $0.hasPrefix("\(place)'\(name.output)'") }
      let excerpt = lines.dropFirst(start ?? lines.count)
      let pointer = excerpt.firstIndex { $0.contains("`- error") }
      let margin = pointer.flatMap { lines[$0 - 1].firstMatch(of: /^ *(\d+) \|/)?.1 }
      #expect(margin == "\(index + 1)", "\(name.output): \(excerpt.joined(separator: "\n"))")
    }
  }

  @Test(arguments: [
    "import Other", "public import Other", "internal import Other  // Other.",
    "@testable import Other", "import struct Other.Thing",
  ])
  func anImportMayStandAtTheEnd(_ line: String) throws {
    let compiler = try Compiler()
    let other = "public struct Thing { public init() {} }\nstruct Hidden {}\n"
    let made = try compiler.compile(
      ["Other.swift": other], "-emit-module", "-enable-testing", "-module-name", "Other")
    #expect(made == "")
    let access = line.hasPrefix("public") ? "public" : "internal"
    let thing = line.hasPrefix("@testable") ? "Hidden" : "Thing"
    let notebook = """
      \(line)
      \(access) func thing() -> \(thing)? { nil }
      func first(_ page: inout Page) {
        //: Text.
        print(Thing())
      }
      """
    let woven = try weave(notebook, path: "n.swift")
    #expect(woven.contains("line: 1)\n\(line)\n#sourceLocation()\n"))
    let said = try compiler.compile(
      ["page.swift": Compiler.page, "woven.swift": woven], "-typecheck", "-parse-as-library", "-I",
      ".")
    #expect(said == "")
  }
}

extension NotebookFile {
  /// The text of prose in which each interpolation means its source.
  fileprivate func texts(ofProse cell: Cell) -> String {
    segments(of: cell).map { segment in
      switch segment {
      case .literal(let text): text
      case .interpolation(let source): source.filter(\.isLetter)
      }
    }.joined()
  }
}
