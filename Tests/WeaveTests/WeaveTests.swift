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
    let location = "#sourceLocation(file: \"/n/Example.swift\", line: "
    #expect(woven.hasPrefix("\(location)2)\n\nfunc example("))
    #expect(
      woven.contains(
        "throws { page.source(exampleSource, file: \"Example.swift\", commit: sourceCommit); "
          + "page.code(exampleListing1, line: 1, visibility: .folded); page.prose(\"\"\"\n"))
    let prose = #"""
            # A title
            There are \(count) images.
            """, line: 4); page.code(exampleListing6, line: 6); LOCATION6)
        let count = 3; LOCATION8)
        func square(
      """#
    #expect(woven.contains(prose.replacing("LOCATION", with: location)))
    let line = ##"""
        }; page.prose(
          #"The formula is $\ln x$, \#(square(2))."#, line: 11); page.code(exampleListing12, line: 12)

      """##
    #expect(woven.contains(line))
    #expect(woven.contains("\n}\n\n\(location)1)\nimport Report\n#sourceLocation()\n"))
    #expect(woven.hasSuffix("\nlet exampleSource = ##\"\"\"\n\(notebook)\n\"\"\"##\n"))
  }

  @Test func eachFunctionTellsItsSourceAndItsCode() throws {
    let woven = try weave(coins, path: "/n/Coins.swift")
    let source = "source(coinsSource, file: \"Coins.swift\", commit: sourceCommit); "
    #expect(
      woven.contains(
        "\npage.\(source)page.code(coinsListing1, line: 1, visibility: .folded); page.prose("
          + "\"# Coins\", line: 7); page.code(coinsListing8, line: 8)\n    let heads = 5\npage.code("
      ))
    #expect(woven.contains("\npage.code(coinsListing10, line: 10, visibility: .folded)\n"))
    #expect(
      woven.contains("_ heads: Int) {\nsheet.\(source)sheet.code(coinsListing15, line: 15, visi"))
    #expect(woven.contains("; sheet.code(coinsListing22, line: 22, visibility: .hidden)\n"))
    #expect(woven.contains(", line: 24); sheet.code(coinsListing26, line: 26)"))
    for listing in [
      "8 = #\"\"\"\nlet heads = 5\n\"\"\"#\n", "22 = #\"\"\"\nlet x = heads\n\"\"\"#\n",
      "26 = #\"\"\"\n  }\n}\nprivate let last = 1\n\"\"\"#\n",
    ] {
      #expect(woven.contains("\nprivate let coinsListing\(listing)"))
    }
  }
}

private func lines(_ text: String) -> [Substring] {
  text.split(separator: "\n").map { $0.drop(while: \.isWhitespace) }.filter { !$0.isEmpty }
}
