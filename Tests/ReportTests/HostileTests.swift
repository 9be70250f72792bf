import Foundation
import Report
import Testing

let hostile: [String] = [
  "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>",
  "</title><script>alert(1)</script>",
  "</style><script>alert(1)</script>", "]]><script>alert(1)</script>", "<!--", "--><b>x</b>",
  "javascript:alert(1)", "[x](javascript:alert(1))", "![x](../../etc/passwd)",
  "![x](https://example.com/a.png)", "<a href=\"javascript:alert(1)\">x</a>", "`<b>`</b>",
  "<iframe src=//example.com>", "' onmouseover='alert(1)", "\u{202E}gnp.exe", "a\u{0}b",
  "a\u{2028}b\u{FEFF}",
  "{{title}}{{{script}}}", "$\\text{<script>alert(1)</script>}$",
  "| a | b |\n|---|---|\n| <b>x</b> | y |",
  "[x]: javascript:alert(1)\n\n[x]", "<svg/onload=alert(1)>", "&#60;script&#62;",
  "## <b>x</b>\n- y",
]

/// The text everywhere that a text can stand, as a value and as the author's Markdown.
private func everywhere(_ text: String) -> Page {
  var page = Page()
  let markdown = Prose(markdown: text)
  page.summary = text
  page.prose("# Title \(text)")
  page.prose(
    "## Section \(text)\n\n\(text) and *\(text)* and `\(text)` and [link](https://a.b/\(text))")
  page.prose(markdown)
  page.source(text, file: text)
  page.source(text, file: "Other.swift")
  page.code(text, file: text, line: 1)
  page.code(text, file: text, line: 2, visibility: .hidden)
  page.show(text, caption: "\(text)")
  page.show(
    Picture(id: "p", light: pixel, width: 1, height: 1, alt: text, caption: "\(text) \(markdown)"))
  page.show(Table(id: "t", caption: "\(text)", header: [text], rows: [[.text(text)]]))
  page.claim("c", "\(text)", Quantity(text, 1, .fixed(1, unit: text)) > 0)
  page.claim("d", markdown, Condition(true, evidence: text))
  page.note("\(text)")
  page.banner("\(text)")
  page.references([
    Publication(
      id: "r", authors: text, title: text, venue: text, year: 1, url: "javascript:alert(1)")
  ])
  page.prose(#"\#(cite: "r") \#(quoted: text, source: "r")"#)
  return page
}

private let deceptive: [Character] = ["\u{202E}", "\u{0}", "\u{2028}", "\u{FEFF}"]

struct HostileTests {
  @Test(arguments: hostile)
  func isInertInHTML(text: String) throws {
    let page = try html(everywhere(text))
    let findings = Checker.findings(ofHTML: page)
    #expect(findings.isEmpty, "\(findings)")
    // What the page's own template has, and nothing else: no element, no handler, no address.
    let names = Set(elementNames(page))
    #expect(names.isSubset(of: allowedElements), "\(names.subtracting(allowedElements))")
    #expect(names.contains("script") && page.components(separatedBy: "<script").count == 2)
    #expect(!page.contains("href=\"javascript:"))
    #expect(!page.contains(where: deceptive.contains))
  }

  @Test(arguments: hostile)
  func isInertInMarkdown(text: String) throws {
    let page = try markdown(everywhere(text))
    #expect(!page.contains(where: deceptive.contains))
    // Outside of code no tag but the program's own.
    let tags = elementNames(withoutCode(page))
    #expect(Set(tags).isSubset(of: ["span", "details", "summary"]), "\(tags)")
    // As cmark reads it, every link leads to an anchor of the page and every picture to one of its figures.
    try withFolder { folder in
      try write(everywhere(text), to: folder + "/output")
      #expect(try Checker(folder: folder + "/output").findings() == [])
    }
  }

  @Test(arguments: hostile)
  func isInertInTheNotebook(text: String) throws {
    struct Notebook: Decodable {
      struct Cell: Decodable {
        var cell_type: String
        var source: [String]
      }
      var cells: [Cell]
    }
    let json = try notebook(everywhere(text))
    #expect(!json.contains(where: deceptive.contains))
    let cells = try JSONDecoder().decode(Notebook.self, from: Data(json.utf8)).cells
    for cell in cells where cell.cell_type == "markdown" {
      let tags = elementNames(withoutCode(cell.source.joined()))
      #expect(Set(tags).isSubset(of: ["a", "sup", "span", "details", "summary"]), "\(tags)")
    }
  }
}

private let allowedElements: Set<String> = [
  "bdi", "small", "html", "head", "meta", "title", "style", "script", "body", "a", "header",
  "h1", "h2", "p", "div",
  "label", "select", "option", "nav", "details", "summary", "ol", "ul", "li", "main", "code", "em",
  "span", "pre", "figure", "samp", "figcaption", "picture", "img", "b", "table", "thead", "tbody",
  "tr", "th", "td", "section", "dl", "dt", "dd", "dialog", "button", "cite", "math", "mtext",
  "blockquote", "hr",
]

/// The names of the start tags, without the attributes.
private func elementNames(_ text: String) -> [String] {
  text.matches(of: /<([A-Za-z][A-Za-z0-9]*)/).map { $0.output.1.lowercased() }
}

/// Markdown without its fenced blocks and code spans.
private func withoutCode(_ text: String) -> String {
  let blocks = text.replacing(/(?m)^(> )?(`{3,})[a-z]*\n(.|\n)*?^(> )?\2$/, with: "")
  return blocks.replacing(/(`+)[^`](.*?[^`])?\1(?!`)/, with: "")
}
