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
}
