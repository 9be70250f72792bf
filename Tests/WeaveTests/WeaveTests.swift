import Testing
import Weaver

private let notebook = """
  import Report

  func example(_ page: inout Page, _ run: Run) throws {
    //: # A title
    //: There are \\(count) images.
    let count = 3

    func square(_ x: Int) -> Int {
      x * x
    }
    //: The formula is $\\ln x$, \\(square(2)).
    page.show("//: no prose")
  }

  """

@Suite struct WeaveTests {
  @Test func headAndCellsAreRunsOfLines() throws {
    let read = try Notebook(notebook)
    #expect(read.function == "example")
    #expect(read.page == "page")
    #expect(read.headLength == 3)
    #expect(read.cells.map(\.kind) == [.code, .prose, .code, .prose, .code])
    #expect(read.cells.map(\.line) == [1, 4, 6, 11, 12])
  }

  @Test func listingDropsSharedIndentationAndBlankLinesAround() throws {
    let cell = try Notebook(notebook).cells[2]
    #expect(cell.listing == "let count = 3\n\nfunc square(_ x: Int) -> Int {\n  x * x\n}")
  }

  @Test func listingsAreTheNotebookLessItsProse() throws {
    let listed = try Notebook(notebook).cells.filter { $0.kind == .code }.map(\.listing)
    let code = notebook.split(separator: "\n").filter {
      !$0.drop(while: \.isWhitespace).hasPrefix("//:")
    }
    #expect(lines(listed.joined(separator: "\n")) == lines(code.joined(separator: "\n")))
  }

  @Test func wovenCodePointsIntoTheNotebook() throws {
    let woven = try weave(notebook, path: "/n/Example.swift")
    #expect(
      woven.contains("#sourceLocation(file: \"/n/Example.swift\", line: 6)\n  let count = 3\n"))
    #expect(
      woven.contains(
        "line: 3)\npage.prose(\"\"\"\n      # A title\n      There are \\(count) images.\n"))
    #expect(woven.contains("      The formula is $\\ln x$, \\#(square(2)).\n      \"\"\"#)"))
    #expect(woven.contains("let exampleSource = ##\"\"\"\nimport Report\n"))
  }

  @Test(arguments: [
    ("let x = 1\n", 1), ("//: early\nfunc f(_ page: inout Page) {\n}\n", 1),
    ("func f(_ page: inout Page) {\n  if true {\n    //: deep\n  }\n}\n", 3),
    ("func f(_ page: inout Page) {\n  g(\n    //: argument\n    1)\n}\n", 3),
    ("func f(_ page: inout Page) {\n}\n//: late\n", 3),
    ("func f(_ page: inout Page) {\n  //: There are 60,000 images.\n}\n", 2),
  ])
  func misplacedProseIsAnErrorAtItsLine(_ source: String, _ line: Int) {
    let error = #expect(throws: WeaveError.self) { try weave(source, path: "n.swift") }
    #expect(error?.line == line)
  }

  @Test(arguments: [
    "\"\"\"\n  //: text { (\n  \"\"\"", "#\"\"\"\n  //: \"\"\" {\n  \"\"\"#",
    "/* {\n  //: comment\n  */ 1",
    "\"\\(g(\"{\"))\"", "\"(\" // {", "\"\\\"{\"",
  ])
  func bracketsAndProseMarksInTextDoNotCount(_ expression: String) throws {
    let source = "func f(_ page: inout Page) {\n  let x = \(expression)\n  //: prose\n  use(x)\n}\n"
    let prose = try Notebook(source).cells.filter { $0.kind == .prose }
    #expect(prose.map(\.lines) == [["  //: prose"]])
  }
}

private func lines(_ text: String) -> [Substring] {
  text.split(separator: "\n").map { $0.drop(while: \.isWhitespace) }.filter { !$0.isEmpty }
}
