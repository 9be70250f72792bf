#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

extension TemplateSet {
  /// The templates of a folder. Only the files of a set are read, and only regular ones of that very
  /// folder: no links out of it.
  ///
  /// - Throws: a configuration error naming the file.
  public init(folder: String) throws {
    var files: [String: String] = [:]
    for name in Self.names {
      files[name] = try Self.read(folder + "/" + name)
    }
    try self.init(files: files, folder: folder)
  }

  private static func read(_ path: String) throws -> String {
    func fault(_ reason: String) -> ReportError {
      ReportError(.configuration, "template", at: path, reason)
    }
    let attributes: [FileAttributeKey: Any]
    do {
      attributes = try FileManager.default.attributesOfItem(atPath: path)
    } catch {
      throw fault("the file is missing or cannot be read")
    }
    guard attributes[.type] as? FileAttributeType == .typeRegular else {
      throw fault("not a regular file")
    }
    guard let size = attributes[.size] as? Int, size <= 1 << 20 else {
      throw fault("larger than 1 MiB")
    }
    guard let data = FileManager.default.contents(atPath: path) else {
      throw fault("the file cannot be read")
    }
    guard let text = String(validating: data, as: UTF8.self) else { throw fault("not UTF-8") }
    return text
  }
}
