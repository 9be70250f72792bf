import Foundation
import Report
import TestSupport
import Testing

/// What docs/page.md says that formulas may have, they may have.
struct FormulaDocsTests {
  /// The commands in code of one row of the table.
  private func commands(_ row: String) throws -> [String] {
    let url = repository.appending(path: "docs/page.md")
    let start = "| \(row) | "
    let lines = try read(url.path).split(separator: "\n")
    let line = try #require(lines.first { $0.hasPrefix(start) })
    return line.matches(of: /\\[A-Za-z]+/).map { String($0.output) }
  }

  @Test(arguments: [
    ("letters", 40), ("signs", 50), ("brackets", 12), ("with limits", 7), ("functions", 16),
    ("without effect", 6),
  ])
  func commandsStandAlone(row: String, count: Int) throws {
    let commands = try commands(row).filter {
      !["\\left", "\\right", "\\operatorname"].contains($0)
    }
    #expect(commands.count >= count)
    for command in commands { _ = try math("x \(command) y") }
  }

  @Test func accentsTakeAnArgument() throws {
    let commands = try commands("above and below")
    #expect(commands.count == 12)
    for command in commands { _ = try math("\(command){x}") }
  }

  @Test func structuresAreSet() throws {
    for tex in [
      #"\frac12 \dfrac12 \tfrac12 \sqrt[3]{x} \sum\limits_i"#,
      #"\begin{aligned} a &= b \end{aligned}"#,
      #"\mathbf{x} \boldsymbol{x} \bm{x} \mathrm{x} \mathcal{N} \mathbb{R}"#,
      #"\text{a} \textrm{a} \operatorname{a} \, \: \> \; \! \quad \qquad ~ \left( x \right."#,
    ] {
      _ = try math(tex)
    }
  }
}
