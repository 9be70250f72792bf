internal import Basics
internal import Mustache

/// The files that give the page its form: `page.html`, `page.css`, `print.css`, `page.js`.
public struct TemplateSet: Sendable {
  /// Texts by file name.
  package let files: [String: String]
  /// For the screen and for paper, as the page has it.
  let style: String
  /// As the page has it.
  let script: String
  private let page: MustacheTemplate
  private let file: String
  private let repetitions: [Placeholder: TemplateScanner.Repetition]

  /// The names of a set's files.
  package static let names = ["page.html", "page.css", "print.css", "page.js"]

  /// - Throws: a configuration error for a missing file or a fault in one.
  package init(files: [String: String], folder: String) throws {
    for name in Self.names where files[name] == nil {
      throw ReportError(.configuration, "template", at: "\(folder)/\(name)", "the file is missing")
    }
    self.files = files
    style = Self.style(files)
    script = Self.compact(files["page.js"] ?? "")
    let html = files["page.html"] ?? ""
    file = folder + "/page.html"
    repetitions = try TemplateScanner.repetitions(file: file, text: html)
    // Behind <!-- a <script> would keep the next </script> from ending the element.
    let forbidden = [
      ("page.css", "</"), ("print.css", "</"), ("page.js", "</script"), ("page.js", "<!--"),
    ]
    for (name, end) in forbidden {
      let text = (files[name] ?? "").lowercased()
      guard let start = text.firstRange(of: end)?.lowerBound else { continue }
      throw ReportError(
        .configuration, "template", at: "\(folder)/\(name):\(TextPlace(start, in: text))",
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

  /// The style sheet's name where it is a file beside the page.
  package static let styleName = "style.css"

  /// SHA-256 of the files, one after the other in the order of ``names``, in hexadecimal digits.
  package var sha256: String {
    hexadecimal(Basics.sha256(of: Self.names.map { Array((files[$0] ?? "").utf8) }))
  }

  private static func style(_ files: [String: String]) -> String {
    let text = compact((files["page.css"] ?? "") + (files["print.css"] ?? ""))
    // Spaces after these mean nothing in a style sheet.
    return [": ", "; ", ", ", "{ "].reduce(text) { $0.replacing($1, with: $1.prefix(1)) }
      .replacing(" {", with: "{").replacing(" }", with: "}").replacing(";}", with: "}")
  }

  /// Without indentation, empty lines, and lines that are all comment: what a reader of the template needs, and a
  /// browser does not.
  private static func compact(_ text: String) -> String {
    text.split(separator: "\n").map { $0.trimmingPrefix(while: \.isWhitespace) }
      .filter { !$0.isEmpty && !$0.hasPrefix("//") && !($0.hasPrefix("/*") && $0.hasSuffix("*/")) }
      .joined(separator: "\n")
  }

  /// - Throws: a configuration error if the page grows too large.
  func render(_ fields: TemplateFields) throws -> String {
    try TemplateRendering(repetitions).render(page, fields, file: file)
  }
}
