internal import Basics
internal import Mustache

/// The files that give the page its form: `page.html`, `page.css`, `print.css`, `page.js`.
public struct TemplateSet: Sendable {
  /// Texts by file name.
  package let files: [String: String]
  private let page: MustacheTemplate

  /// The names of a set's files.
  package static let names = ["page.html", "page.css", "print.css", "page.js"]

  /// - Throws: a configuration error for a missing file or a fault in one.
  package init(files: [String: String], folder: String) throws {
    for name in Self.names where files[name] == nil {
      throw ReportError(.configuration, "template", at: "\(folder)/\(name)", "the file is missing")
    }
    self.files = files
    let html = files["page.html"] ?? ""
    let file = folder + "/page.html"
    try TemplateScanner(file: file, text: html).check()
    // Behind <!-- a <script> would keep the next </script> from ending the element.
    let forbidden = [
      ("page.css", "</"), ("print.css", "</"), ("page.js", "</script"), ("page.js", "<!--"),
    ]
    for (name, end) in forbidden where files[name]?.lowercased().contains(end) == true {
      throw ReportError(
        .configuration, "template", at: "\(folder)/\(name)",
        "\(end) would end its element early or late")
    }
    do {
      // Every value is escaped before it comes to a template, by the page's own writer.
      page = try MustacheTemplate(string: "{{% CONTENT_TYPE:TEXT}}\n" + html)
    } catch {
      throw ReportError(.configuration, "template", at: file, "\(error)")
    }
  }

  /// The templates that the program carries.
  public static func embedded() throws -> TemplateSet {
    try TemplateSet(files: EmbeddedTemplates.files, folder: "templates")
  }

  /// SHA-256 of the files, one behind the other in the order of ``names``, in hexadecimal digits.
  package var sha256: String {
    hexadecimal(Basics.sha256(of: Self.names.map { Array((files[$0] ?? "").utf8) }))
  }

  /// The style sheet: for the screen and for paper.
  var style: String {
    let text = compact((files["page.css"] ?? "") + (files["print.css"] ?? ""))
    // Spaces behind these mean nothing in a style sheet.
    return [": ", "; ", ", ", "{ "].reduce(text) { $0.replacing($1, with: $1.prefix(1)) }
      .replacing(" {", with: "{").replacing(" }", with: "}").replacing(";}", with: "}")
  }

  var script: String { compact(files["page.js"] ?? "") }

  /// Without indentation, empty lines, and lines that are all comment: what a reader of the template needs, and a
  /// browser does not.
  private func compact(_ text: String) -> String {
    text.split(separator: "\n").map { $0.trimmingPrefix(while: \.isWhitespace) }
      .filter { !$0.isEmpty && !$0.hasPrefix("//") && !($0.hasPrefix("/*") && $0.hasSuffix("*/")) }
      .joined(separator: "\n")
  }

  func render(_ fields: TemplateFields) -> String { page.render(mustacheObject(fields)) }
}
