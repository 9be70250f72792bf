import Report
import Testing
import Weaver

/// What the weave takes for a number of the prose is what the page shows as text: the two read Markdown alike.
@Suite struct AgreementTests {
  /// The numbers that the page shows as text: not in code, formulas or addresses.
  private func shown(_ text: String) throws -> [String] {
    var page = Page()
    page.prose(Prose(stringLiteral: text))
    let shown = try Document(page).parts.flatMap { part -> [String] in
      guard case .prose(let elements) = part else { return [] }
      return elements.flatMap { texts($0.element) }
        + (elements.first?.notes.texts.flatMap { $0.flatMap { texts($0) } } ?? [])
    }
    return shown.flatMap(numbers).sorted()
  }

  private func texts(_ element: ProseElement) -> [String] {
    switch element {
    case .paragraph(let inlines), .heading(_, let inlines): inlines.flatMap(texts)
    case .list(_, _, let items): items.flatMap { $0.flatMap(texts) }
    case .quotation(let elements), .aside(let elements): elements.flatMap(texts)
    case .table(let table): (table.header + table.rows.flatMap { $0 }).flatMap { $0.flatMap(texts) }
    case .codeBlock, .formula, .rule: []
    }
  }

  private func texts(_ inline: Inline) -> [String] {
    switch inline {
    case .text(let text): [text]
    case .emphasis(let inlines), .strong(let inlines), .strikethrough(let inlines),
      .link(let inlines, _):
      inlines.flatMap(texts)
    default: []
    }
  }

  private func numbers(_ text: String) -> [String] {
    text.split { !$0.isNumber }.map(String.init)
  }

  /// The numbers that the weave reports.
  private func reported(_ text: String) -> [String] {
    let prose = text.split(separator: "\n", omittingEmptySubsequences: false).map { "//: \($0)" }
    let source = "func f(_ page: inout Page) {\n\(prose.joined(separator: "\n"))\n}\n"
    do {
      _ = try weave(source, path: "n.swift")
      return []
    } catch {
      let diagnostics = (error as? WeaveError)?.diagnostics ?? []
      return diagnostics.filter { $0.message.contains("number") }.map { diagnostic in
        String(diagnostic.excerpt.dropFirst(diagnostic.column - 1).prefix(while: \.isNumber))
      }.sorted()
    }
  }

  @Test(arguments: [
    "a 71 b", "a `` 71\n- `` 72", "a ``` 71\n``` 72", "`71\n## b` 72", "`71\n> b` 72", "a\n1. ",
    "$71$ 72", "$5 and $6", "costs $71 or $72 more", "a $x$71 b$ 72", "$ 71$", "$71 $",
    "$$71$$ 72",
    "`71` 72", "``71 ` 72`` 73", "`71 72", "`71\n\n72`", "`71\n72` 73", "\\`71` 72", "`71\\` 72",
    "\\$71$ 72",
    "`$71` 72$ 73", "$71 `72$` 73", "```\n71\n```\n72", "``` 71\n72\n```\n73",
    "```\n71\n``` 72\n73\n```\n74",
    "~~~\n71\n```\n72\n~~~\n73", "```\n71", "``` a`b\n71", "````\n71\n```\n72\n````\n73",
    "> ```\n> 71\n\n72",
    "> ```\n> 71\n72", "- ```\n  71\n  ```\n- 72", "- ```\n  71\n\n72", "  ```\n  71\n  ```\n72",
    "a\n```\n71\n```\n72",
    "1. a\n2. b", "of\n12. Then", "of\n1. then", "a\n\n12. b", "12) a", "> 3. a",
    "- 3. a", "1. a\nb\n2. c",
    "# A\n4. b", "[71](https://a.b/72) 73", "[71](open 72",
    "a < 71 > 72",
    "a[^71] b\n\n[^71]: Note 72.", "[71] 72", "**71** *72* ~~73~~",
    "| a | 71 |\n| --- | --- |\n| `72` | 73 |",
    "\\71 \\\\72", "$\\$71$ 72", "a\\\\$71$ 72", "$71\n72$ 73", "$71\n\n72$", "\\[71](72)",
    "![71](https://a.b/72)",
    "`` ` `` 71 `", "a `b`` 71 `` c` 72", "$a`71`$ 72", "$$ 71\n72 $$ 73",
    "[a](https://b.c \"71\")",
    "[a](https://b.c/$71$) 72", "[a][b] 71\n\n[b]: https://c.d/72", "https://a.b/71", "[a](b 71)",
    "[a](b \"71\" c)", "[a] (71)", "a](71) b", "[a]: https://c.d/71",
    "<b>71</b>",
  ])
  func whatIsReportedIsWhatIsShown(_ text: String) throws {
    #expect(reported(text) == (try shown(text)))
  }
}
