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

private let coins = """
  import Report

  struct Coins: Notebook {
    var tosses = 10

    func write(_ page: inout Page, _ run: Run) throws -> Results {
      //: # Coins
      let heads = 5
      //| fold
      var sheet = page
      data(&page, heads)
      return Results()
    }

    /// Adds one.
    func helper(_ page: inout Page) { page.show("1") }
  }

  extension Coins {
    func data(_ sheet: inout Page, _ heads: Int) {
      //| hide
      let x = heads

      //: ## Data
      //: \\(x)
    }
  }
  private let last = 1

  """

@Suite struct WeaveTests {
  @Test func headAndCellsAreRunsOfLines() throws {
    let read = try NotebookFile(notebook)
    #expect(read.functions.map(\.name) == ["example"])
    #expect(read.functions.map(\.page) == ["page"])
    #expect(read.cells.map(\.kind) == [.code, .prose, .code, .prose, .code])
    #expect(read.cells.map(\.line) == [1, 4, 6, 11, 12])
    #expect(read.cells.map(\.visibility) == [.folded, .shown, .shown, .shown, .shown])
  }

  @Test func methodsOfTypesAndExtensionsAreWoven() throws {
    let read = try NotebookFile(coins)
    #expect(read.functions.map(\.name) == ["write", "data"])
    #expect(read.functions.map(\.page) == ["page", "sheet"])
    #expect(read.functions.map(\.type) == ["Coins", "Coins"])
    #expect(read.cells.map(\.line) == [1, 7, 8, 10, 14, 22, 24, 26])
    #expect(read.cells.map(\.function) == [0, 0, 0, 0, 1, 1, 1, 1])
    #expect(
      read.cells.map(\.visibility)
        == [.folded, .shown, .shown, .folded, .folded, .hidden, .shown, .shown])
  }

  @Test func listingDropsSharedIndentationAndBlankLinesAround() throws {
    let cell = try NotebookFile(notebook).cells[2]
    #expect(cell.listing == "let count = 3\n\nfunc square(_ x: Int) -> Int {\n  x * x\n}")
  }

  @Test(arguments: [
    notebook, coins, "func f(_ page: inout Page) {\n  //: a\n}",
    "\n\n//| show\nlet a = 1\n" + coins,
    "enum A { struct B {\n  static func f<T>(_ t: T, page: inout Report.Page) where T: P\n  {\n//: a\n  }\n}}\n",
    coins + "//| hide\nlet tail = 1\n//| show\nlet end = 2",
    "protocol P {\n  func f(_ page: inout Page)\n}\n" + notebook,
    "#if true\nfunc f(_ page: inout Page) {\n  //: a\n  g { (x: Int) in\n    x }\n  //: b\n}\n#endif\n",
  ])
  func listingsAreTheNotebookLessItsProseAndMarks(_ source: String) throws {
    let listed = try NotebookFile(source).cells.filter { $0.kind == .code }.map(\.listing)
    let code = source.split(separator: "\n").filter {
      !$0.drop(while: \.isWhitespace).hasPrefix("//:")
        && !$0.drop(while: \.isWhitespace).hasPrefix("//|")
    }
    #expect(lines(listed.joined(separator: "\n")) == lines(code.joined(separator: "\n")))
  }

  @Test func wovenCodePointsIntoTheNotebook() throws {
    let woven = try weave(notebook, path: "/n/Example.swift")
    #expect(
      woven.contains("#sourceLocation(file: \"/n/Example.swift\", line: 6)\n  let count = 3\n"))
    #expect(
      woven.contains(
        "line: 3)\npage.prose(\"\"\"\n      # A title\n      There are \\(count) images.\n"
          + "      \"\"\", line: 4)\n"))
    #expect(
      woven.contains("      The formula is $\\ln x$, \\#(square(2)).\n      \"\"\"#, line: 11)"))
    #expect(woven.contains("let exampleSource = ##\"\"\"\nimport Report\n"))
  }

  @Test func eachFunctionTellsItsSourceAndItsCode() throws {
    let woven = try weave(coins, path: "/n/Coins.swift")
    let source = "source(coinsSource, file: \"Coins.swift\", commit: sourceCommit)\n"
    #expect(
      woven.contains(
        "throws -> Results {\n#sourceLocation(file: \"/n/Coins.swift\", line: 7)\npage.\(source)"))
    #expect(
      woven.contains(
        "_ heads: Int) {\n#sourceLocation(file: \"/n/Coins.swift\", line: 21)\nsheet.\(source)"))
    #expect(woven.contains("page.code(#\"\"\"\nlet heads = 5\n\"\"\"#, line: 8)\n"))
    #expect(woven.contains("return Results()\n}\n\"\"\"#, line: 10, visibility: .folded)\n"))
    #expect(
      woven.contains("sheet.code(#\"\"\"\nlet x = heads\n\"\"\"#, line: 22, visibility: .hidden)\n")
    )
    #expect(
      woven.contains("sheet.code(#\"\"\"\n  }\n}\nprivate let last = 1\n\"\"\"#, line: 26)\n"))
  }

  @Test(arguments: [
    ("Coins.swift", "coinsSource"), ("a/BayesianCNN.swift", "bayesianCNNSource"),
    ("URLData.swift", "urlDataSource"), ("CNN.swift", "cnnSource"), ("X.swift", "xSource"),
    ("Coins+Data.swift", "coinsDataSource"), ("1-first part.swift", "_1FirstPartSource"),
    ("MNIST2.swift", "mnist2Source"),
  ])
  func namesOfSourcesAreLowerCamelCase(_ path: String, _ name: String) {
    #expect(sourceName(ofFile: path) == name)
  }

  @Test func columnsOfNestedInterpolationsStay() throws {
    let source = "func f(_ page: inout Page) {\n  //: $\\pi$ \\(g(\"a \\(b)\"))\n}\n"
    #expect(try weave(source, path: "n.swift").contains("      $\\pi$ \\#(g(\"a \\(b)\"))\n"))
  }

  @Test(arguments: [
    "\"\"\"\n  //: text { (\n  \"\"\"", "#\"\"\"\n  //: \"\"\" {\n  \"\"\"#",
    "/* {\n  //: comment\n  */ 1", "/[{(\"]/",
    "\"\\(g(\"{\"))\"", "\"(\" // {", "\"\\\"{\"",
  ])
  func bracketsAndProseMarksInTextDoNotCount(_ expression: String) throws {
    let source = "func f(_ page: inout Page) {\n  let x = \(expression)\n  //: prose\n  use(x)\n}\n"
    let prose = try NotebookFile(source).cells.filter { $0.kind == .prose }
    #expect(prose.map(\.lines) == [["  //: prose"]])
  }
}

private func lines(_ text: String) -> [Substring] {
  text.split(separator: "\n").map { $0.drop(while: \.isWhitespace) }.filter { !$0.isEmpty }
}
