/// A file of the output folder.
public struct OutputFile: Sendable, Hashable {
  /// Below the output folder: `index.html`, `figures/prior.png`.
  public var path: String
  /// What stands in it.
  public var bytes: [UInt8]

  /// - Parameters:
  ///   - path: below the output folder.
  ///   - bytes: what stands in it.
  public init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }

  /// - Parameters:
  ///   - path: below the output folder.
  ///   - text: what stands in it, as UTF-8.
  public init(path: String, text: String) { self.init(path: path, bytes: Array(text.utf8)) }
}
