import Testing
import Weaver

/// What is read as names, and what as text.
@Suite struct TextTests {
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
    #expect(
      try weave(source, path: "n.swift").contains(
        "\n    #\"$\\pi$ \\#(g(\"a \\(b)\"))\"#, line: 2)"))
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
