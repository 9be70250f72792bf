import Foundation
import Report
import Testing

private func templates(_ html: String, css: String = "", js: String = "") throws -> TemplateSet {
  try TemplateSet(
    files: ["page.html": html, "page.css": css, "print.css": "", "page.js": js], folder: "set")
}

private func times(_ count: Int, _ text: String) -> String { String(repeating: text, count: count) }

/// Writes a set of templates with one file of given bytes.
private func write(_ bytes: [UInt8], as name: String, in folder: String) throws {
  for other in TemplateSet.names { try Data().write(to: URL(filePath: "\(folder)/\(other)")) }
  try Data(bytes).write(to: URL(filePath: "\(folder)/\(name)"))
}

@Suite("Row 33: templates have no way out and no way to go on for ever")
struct TemplateTests {
  @Test(arguments: [
    ("{{nonsense}}", "set/page.html:1:1: {{nonsense}} is not a placeholder"),
    ("a\nb {{> ../../etc/passwd}}", "set/page.html:2:3: {{> ../../etc/passwd}} is not allowed"),
    ("{{=<% %>=}}", "is not allowed"), ("{{title.count}}", "is not allowed"),
    ("{{#blocks}}", "{{#blocks}} is never closed"), ("{{/blocks}}", "closes no section"),
    ("{{#blocks}}{{#prose}}{{/blocks}}{{/prose}}", "closes no section"),
    ("{{title", "is not closed by }}"), ("{{{title}}", "is not closed by }}}"),
    ("{{% CONTENT_TYPE:TEXT}}", "is not allowed"), ("{{$title}}{{/title}}", "is not allowed"),
    ("{{uppercased(title)}}", "is not allowed"),
    ("{{}}", "set/page.html:1:1: {{}} is not allowed"), ("a{{.}}", "1:2: {{.}} is not allowed"),
    ("{{{.}}}", "is not allowed"), ("{{&.}}", "is not allowed"), ("{{#.}}{{/.}}", "is not allowed"),
    ("{{ }}", "is not allowed"), ("{{{#blocks}}}", "is not allowed"),
    ("{{< page}}{{/page}}", "is not allowed"),
    ("{{>*title}}", "is not allowed"), ("{{.title}}", "is not allowed"),
    ("{{title.}}", "is not allowed"),
    ("{{claims}}", "{{claims}} is no text"), ("{{blocks}}", "{{blocks}} is no text"),
    ("{{{provenance}}}", "{{provenance}} is no text"), ("{{&figure}}", "{{figure}} is no text"),
    ("{{#blocks}}{{#claim}}{{holds}}{{/claim}}{{/blocks}}", "1:22: {{holds}} is no text"),
    (
      "{{#blocks}}\n{{#blocks}}x{{/blocks}}{{/blocks}}",
      "set/page.html:2:1: {{#blocks}} stands inside itself"
    ),
    ("{{#claims}}{{#blocks}}{{#figure}}{{#blocks}}", "stands inside itself"),
    ("{{#contents}}{{#claims}}{{#contents}}", "1:25: {{#contents}} stands inside itself"),
    (times(3_000, "{{#claims}}"), "set/page.html:1:177: a section inside 16, expected at most 16"),
    (
      times(100_000, "{{title}}"),
      "set/page.html:1:9001: one tag or brace too many, expected at most 1,000"
    ),
    (times(1_001, "{{!a}}\n"), "set/page.html:1001:1: one tag or brace too many"),
    (times(100_000, "{ "), "set/page.html:1:2001: one tag or brace too many"),
    ("a{", "set/page.html:1:2: a { that ends"),
    ("{{\(times(100_000, "x"))}}", "is not a placeholder"),
  ])
  func refuses(html: String, reason: String) {
    let error = reportError { _ = try templates(html) }
    #expect(error?.kind == .configuration)
    #expect(error?.description.contains(reason) == true, "\(error?.description ?? "no error")")
  }

  /// Lists inside other lists, which no rule forbids, end at the limit of the page.
  @Test(
    arguments: [
      (
        "{{#blocks}}{{#claims}}{{#blocks}}{{#contents}}{{#provenance}}{{style}}{{/provenance}}{{/contents}}{{/blocks}}"
          + "{{/claims}}{{/blocks}}", nil
      ),
      ("{{#blocks}}" + times(990, "{{style}}") + "{{/blocks}}", nil),
      (
        "\n{{#provenance}}{{#blocks}}{{#contents}}{{#claims}}{{#blocks}}" + times(900_000, "x")
          + "{{/blocks}}{{/claims}}{{/contents}}{{/blocks}}{{/provenance}}", "set/page.html:2:"
      ),
    ] as [(String, String?)])
  func aPageHasALargestSize(_ html: String, _ place: String?) throws {
    var page = samplePage()
    for number in 0..<400 {
      page.prose("## Section \(number)")
      page.claim("c\(number)", "Yes.", Condition(true, evidence: "yes"))
    }
    let set = try templates(html, css: times(20_000, "a"))
    let error = reportError {
      _ = try HTMLRenderer().text(of: Document(page), with: context(set))
    }
    #expect(error?.kind == .configuration)
    #expect(error?.reason == "a page that grows beyond 67,108,864 bytes")
    #expect(error?.place.hasPrefix(place ?? "set/page.html") == true, "\(error?.place ?? "")")
  }

  @Test func showsNothingForWhatIsNotThere() throws {
    let set = try templates("{{date}}|{{#date}}x{{/date}}|{{^date}}y{{/date}}")
    #expect(try HTMLRenderer().text(of: Document(page("# A")), with: context(set)) == "||y")
  }

  @Test func aSectionOfItsOwnListIsAllowed() throws {
    let set = try templates("{{#blocks}}{{#claims}}{{#blocks}}x{{/blocks}}{{/claims}}{{/blocks}}")
    #expect(try HTMLRenderer().text(of: Document(page("# A\n\nB")), with: context(set)) == "")
  }

  @Test(arguments: [
    (Array("a\nb\u{E9}".utf8) + [0xFF], "page.html:2:3", "not UTF-8"),
    (Array("{}\n\n\0".utf8), "page.css:3:1", "a control character \\u{0}"),
    (Array("\u{1B}".utf8), "page.js:1:1", "a control character \\u{1B}"),
    ([UInt8](repeating: 0x20, count: 1 << 20 | 1), "print.css", "larger than 1,048,576 bytes"),
  ])
  func refusesAFile(_ bytes: [UInt8], _ place: String, _ reason: String) throws {
    try withFolder { folder in
      try write(bytes, as: String(place.prefix { $0 != ":" }), in: folder)
      let error = reportError { _ = try TemplateSet(folder: folder) }
      #expect(error?.kind == .configuration)
      #expect(error?.place == "\(folder)/\(place)")
      #expect(error?.reason == reason)
    }
  }

  @Test(
    arguments: ["page.html", "page.css", "print.css", "page.js"], ["a pipe", "a folder", "a hole"])
  func readsOnlySmallRegularFiles(_ name: String, _ kind: String) throws {
    try withFolder { folder in
      try write([], as: name, in: folder)
      let file = folder + "/" + name
      if kind != "a hole" { try FileManager.default.removeItem(atPath: file) }
      switch kind {
      case "a pipe": #expect(mkfifo(file, 0o600) == 0)
      case "a folder":
        try FileManager.default.createDirectory(atPath: file, withIntermediateDirectories: false)
      default: #expect(truncate(file, 1 << 30) == 0)
      }
      let error = reportError { _ = try TemplateSet(folder: folder) }
      #expect(error?.place == file)
      #expect(
        error?.reason.hasPrefix(kind == "a hole" ? "larger than " : "not a regular file") == true)
    }
  }

  /// A browser hashes a style with line feeds, whatever the file has.
  @Test(arguments: ["page.css", "page.js", "page.html"])
  func takesLineEndsAndAMarkAsABrowserDoes(_ name: String) throws {
    try withFolder { folder in
      try write(Array("\u{FEFF}a\r\nb\rc\n".utf8), as: name, in: folder)
      #expect(try TemplateSet(folder: folder).files[name] == "a\nb\nc\n")
    }
  }

  @Test func refusesAStyleOrScriptThatEndsItself() {
    #expect(reportError { _ = try templates("", css: "</style>") }?.kind == .configuration)
    #expect(reportError { _ = try templates("", js: "'</script>'") }?.kind == .configuration)
    #expect(reportError { _ = try templates("", js: "'<!--<script>'") }?.kind == .configuration)
  }

  @Test func escapesWhateverTheTemplateDoes() throws {
    let set = try templates("{{titleText}}|{{{titleText}}}|{{&titleText}}")
    let text = try HTMLRenderer().text(of: Document(page(#"# a \< b"#)), with: context(set))
    #expect(text == "a &lt; b|a &lt; b|a &lt; b")
  }

  @Test func readsAFolder() throws {
    #expect(try blocks(page("Text.")) == "<p>Text.</p>\n")
  }

  @Test func namesAMissingFile() throws {
    try withFolder { folder in
      let error = reportError { _ = try TemplateSet(folder: folder) }
      #expect(error?.kind == .configuration)
      #expect(error?.place == folder + "/page.html")
    }
  }

  @Test func followsNoLinkOutOfItsFolder() throws {
    try withFolder { folder in
      for name in TemplateSet.names {
        try FileManager.default.createSymbolicLink(
          atPath: "\(folder)/\(name)", withDestinationPath: "/etc/hostname")
      }
      #expect(reportError { _ = try TemplateSet(folder: folder) }?.reason == "not a regular file")
    }
  }
}
