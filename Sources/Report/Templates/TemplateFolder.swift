internal import Basics

extension TemplateSet {
  /// The templates of a folder. Only the files of a set are read, and only regular ones of that very
  /// folder: no links out of it.
  ///
  /// - Throws: a configuration error naming the file.
  public init(folder: String) throws {
    var files: [String: String] = [:]
    for name in Self.names {
      files[name] = try Self.read(folder + "/" + name, limit: TemplateLimits.file(name))
    }
    try self.init(files: files, folder: folder)
  }

  private static func read(_ path: String, limit: Int) throws -> String {
    do {
      let bytes = try readRegularFile(path, limit: limit)
      return try TemplateText(bytes, file: path).text
    } catch let fault as FileFault {
      throw ReportError(.configuration, "template", at: path, fault.description)
    }
  }
}

/// A template's text as a browser reads it: line feeds between lines, no byte-order mark.
///
/// The page's policy knows style and script by their hashes, and a browser hashes what it has read.
struct TemplateText {
  let text: String

  /// - Throws: a configuration error naming the place of what is no UTF-8, or of a control character.
  init(_ bytes: [UInt8], file: String) throws {
    if let offset = firstFault(inUTF8: bytes) {
      let before = String(decoding: bytes[..<offset], as: UTF8.self)
      throw Self.error("not UTF-8", at: TextPlace(before.endIndex, in: before), file)
    }
    let mark: Unicode.Scalar = "\u{FEFF}"
    let scalars = String(decoding: bytes, as: UTF8.self).unicodeScalars
    let text = String(scalars.first == mark ? scalars.dropFirst() : scalars[...])
      .replacing("\r\n", with: "\n").replacing("\r", with: "\n")
    if let control = text.firstIndex(where: Self.isControl) {
      throw Self.error(
        "a control character \(printable(String(text[control])))",
        at: TextPlace(control, in: text), file)
    }
    self.text = text
  }

  private static func isControl(_ character: Character) -> Bool {
    guard let byte = character.asciiValue else { return false }
    return byte < 0x20 && byte != 0x09 && byte != 0x0A && byte != 0x0C || byte == 0x7F
  }

  private static func error(_ reason: String, at place: TextPlace, _ file: String) -> ReportError {
    ReportError(.configuration, "template", at: "\(file):\(place)", reason)
  }
}
