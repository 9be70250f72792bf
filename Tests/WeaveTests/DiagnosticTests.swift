import Testing
import Weaver

@Suite struct DiagnosticTests {
  private func diagnostics(_ source: String) -> [String] {
    do {
      _ = try weave(source, path: "n.swift")
      return []
    } catch let error as WeaveError {
      return error.diagnostics.map { "\($0.line):\($0.column) \($0.message.prefix { $0 != ";" })" }
    } catch {
      return ["\(error)"]
    }
  }

  @Test(arguments: [
    (
      "let x = 1\n",
      [
        "1:1 this file has no function to weave: write func write(_ page: inout Page, _ run: Run) throws { … }, with prose (//:) between its statements"
      ]
    ),
    (
      "//: early\nfunc f(_ page: inout Page) {\n}\n",
      ["1:1 prose (//:) stands outside of every function"]
    ),
    (
      "func f(_ page: inout Page) {\n  if true {\n    //: deep\n    //: two\n  }\n}\n",
      ["3:5 prose (//:) stands in an inner block"]
    ),
    (
      "func f(_ page: inout Page) {\n  g(\n    //: argument\n    1)\n}\n",
      ["3:5 prose (//:) stands inside of an expression"]
    ),
    ("func f() {\n  //: no page\n}\n", ["2:3 prose (//:) stands in f, which has no page"]),
    (
      "func f(_ page: inout Page) {\n  //| fold\n  //: a\n  //| dim\n  g()\n}\n",
      ["2:3 no code follows this mark", "4:3 //| dim is no mark"]
    ),
    (
      "func f(_ page: inout Page) {\n  func g(_ page: inout Page) {\n    //: a\n  }\n}\n",
      ["3:5 prose (//:) stands in an inner block"]
    ),
    (
      "func f(_ page: inout Page) {\n  //: Of 3 and\n  //: 4\n  if a {\n    //: deep\n  }\n}\n",
      [
        "2:10 a number typed into prose", "3:7 a number typed into prose",
        "5:5 prose (//:) stands in an inner block",
      ]
    ),
  ])
  func allFaultsOfAFileAreTold(_ source: String, _ expected: [String]) {
    #expect(diagnostics(source) == expected)
  }

  @Test func excerptsHaveTheLineAndACaret() {
    let source = "func f(_ page: inout Page) {\n  //: Of 3.\n}\n"
    let error = #expect(throws: WeaveError.self) { try weave(source, path: "n.swift") }
    #expect(error?.description.hasPrefix("n.swift:2:10: error: a number typed") == true)
    #expect(error?.description.hasSuffix("\n2 |   //: Of 3.\n  |          ^") == true)
  }

  /// Two thousand faults in one line would else show all of it two thousand times.
  @Test func excerptsOfALongLineAreWhatIsAroundTheColumn() throws {
    let words = String(repeating: "of 3 and ", count: 2_000)
    let source = "func f(_ page: inout Page) {\n//: \(words)\n}\n"
    let error = #expect(throws: WeaveError.self) { try weave(source, path: "n.swift") }
    let diagnostics = try #require(error).diagnostics
    #expect(diagnostics.count == 2_000)
    #expect(diagnostics.allSatisfy { $0.excerpt.count <= 242 })
    for diagnostic in [diagnostics[0], diagnostics[1_000], diagnostics[1_999]] {
      let lines = diagnostic.description.split(separator: "\n")
      let caret = try #require(lines[2].firstIndex(of: "^"))
      let column = lines[2].distance(from: lines[2].startIndex, to: caret)
      #expect(Array(lines[1])[column] == "3", "\(diagnostic)")
    }
    #expect(diagnostics[0].excerpt.hasPrefix("//: of 3 and"))
    #expect(diagnostics[1_000].excerpt.hasPrefix("…"))
  }

  @Test("A terminal obeys nothing of it, and the caret stands right") func controlCharacters() {
    let source = "func f(_ page: inout Page) {\n//: \u{1B}[K and \u{202E}71 tosses.\n}\n"
    let error = #expect(throws: WeaveError.self) { try weave(source, path: "n.swift") }
    let lines = error?.description.split(separator: "\n") ?? []
    #expect(lines.first?.hasPrefix("n.swift:2:14: error: ") == true, "\(lines)")
    #expect(
      lines.dropFirst() == ["2 | //: \u{241B}[K and \u{FFFD}71 tosses.", "  |              ^"])
  }
}
