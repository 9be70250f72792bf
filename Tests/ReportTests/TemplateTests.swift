import Foundation
import Report
import Testing

private func templates(_ html: String, css: String = "", js: String = "") throws -> TemplateSet {
  try TemplateSet(
    files: ["page.html": html, "page.css": css, "print.css": "", "page.js": js], folder: "set")
}

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
  ])
  func refuses(html: String, reason: String) {
    let error = reportError { _ = try templates(html) }
    #expect(error?.kind == .configuration)
    #expect(error?.description.contains(reason) == true, "\(error?.description ?? "no error")")
  }

  @Test func refusesAStyleOrScriptThatEndsItself() {
    #expect(reportError { _ = try templates("", css: "</style>") }?.kind == .configuration)
    #expect(reportError { _ = try templates("", js: "'</script>'") }?.kind == .configuration)
    #expect(reportError { _ = try templates("", js: "'<!--<script>'") }?.kind == .configuration)
  }

  @Test func escapesWhateverTheTemplateDoes() throws {
    let set = try templates("{{titleText}}|{{{titleText}}}|{{&titleText}}")
    let text = try HTMLRenderer(templates: set).render(Document(page(#"# a \< b"#)), provenance)
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
