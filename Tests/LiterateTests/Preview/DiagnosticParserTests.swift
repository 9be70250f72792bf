import Literate
import Testing

@Suite struct DiagnosticParserTests {
  private let parser = DiagnosticParser(folder: "/packages/study")

  @Test func readsTheSwiftCompiler() {
    let output = """
      [3/5] Compiling study Coins.swift
      /packages/study/Sources/study/Coins.swift:253:31: error: cannot convert value of type 'String' to specified type 'Int'
      252 |   return xs.sorted().map { $0 * 2 }
      253 |   let y: Int = "x"
          |                `- error: cannot convert value of type 'String' to specified type 'Int'
      254 |

      /packages/study/Sources/study/Coins.swift:2:1: warning: 'old()' is deprecated [#DeprecatedDeclaration]
      1 | @available(*, deprecated) func old() {}
      2 | old()
        | `- warning: 'old()' is deprecated [#DeprecatedDeclaration]
      3 | let x = 3 as Int

      error: emit-module command failed with exit code 1 (use -v to see invocation)
      /packages/study/Sources/study/Coins.swift:253:31: note: add arguments
      error: fatalError
      """
    #expect(
      parser.diagnostics(in: output) == [
        Diagnostic(
          .error, "cannot convert value of type 'String' to specified type 'Int'",
          file: "Sources/study/Coins.swift", line: 253, column: 31,
          excerpt: """
            252 |   return xs.sorted().map { $0 * 2 }
            253 |   let y: Int = "x"
                |                `- error: cannot convert value of type 'String' to specified type 'Int'
            254 |
            """),
        Diagnostic(
          .warning, "'old()' is deprecated [#DeprecatedDeclaration]",
          file: "Sources/study/Coins.swift", line: 2, column: 1,
          excerpt: """
            1 | @available(*, deprecated) func old() {}
            2 | old()
              | `- warning: 'old()' is deprecated [#DeprecatedDeclaration]
            3 | let x = 3 as Int
            """),
      ])
  }

  @Test func readsTheCompilersJSON() {
    let output = #"""
      Compiling Swift Module 'study' (2 sources)
      3761
      {
        "kind" : "began",
        "name" : "compile",
        "outputs" : [
          {
            "path" : "\/packages\/study\/.build\/a.o"
          }
        ]
      }
      1458
      {
        "exit-status" : 1,
        "kind" : "finished",
        "name" : "compile",
        "output" : "\/packages\/study\/a.swift:3:2: error: cannot find 'x' in scope\n3 | }x\n  |  `- error: cannot find 'x' in scope\n\n"
      }
      """#
    #expect(
      parser.diagnostics(in: output) == [
        Diagnostic(
          .error, "cannot find 'x' in scope", file: "a.swift", line: 3, column: 2,
          excerpt: "3 | }x\n  |  `- error: cannot find 'x' in scope")
      ])
  }

  @Test func readsTheWeaveAndClang() {
    let output = """
      /packages/study/Coins.swift:2:13: error: a number typed into prose; interpolate it
      a.c:1:8: error: expected parameter declarator
      a.c:9:1: fatal error: 'missing.h' file not found
      """
    #expect(
      parser.diagnostics(in: output) == [
        Diagnostic(
          .error, "a number typed into prose; interpolate it", file: "Coins.swift", line: 2,
          column: 13),
        Diagnostic(.error, "expected parameter declarator", file: "a.c", line: 1, column: 8),
        Diagnostic(.error, "'missing.h' file not found", file: "a.c", line: 9, column: 1),
      ])
  }

  @Test func anErrorInAMacroIsWhereTheMacroIsUsed() {
    let output = """
      macro expansion #expect:1:22: error: errors thrown from here are not handled
      `- /packages/study/Tests/ATests.swift:69:80: note: expanded code originates here
      69 |       #expect(try f())
         |       `- note: in expansion of macro 'expect' here
      """
    let diagnostics = parser.diagnostics(in: output)
    #expect(
      diagnostics.map(\.description) == [
        "Tests/ATests.swift:69:80: errors thrown from here are not handled"
      ])
  }

  @Test func anErrorWithoutAFileCountsWhenThereIsNoOther() {
    let output = """
      main.swift.o:main.swift.o:function main: error: undefined reference to 'missing_symbol'
      error: link command failed with exit code 1 (use -v to see invocation)
      """
    #expect(
      parser.diagnostics(in: output).map(\.message) == [
        "link command failed with exit code 1 (use -v to see invocation)"
      ])
    #expect(parser.diagnostics(in: "Build complete!\nerrors: none\n") == [])
  }
}
