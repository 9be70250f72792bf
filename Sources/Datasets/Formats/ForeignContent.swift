/// What stands under a data file's name and is something else, and what to do about it: a download that failed, a file
/// that is still packed, a pointer to a file that is elsewhere.
struct ForeignContent: Equatable {
  let name: String
  let advice: String

  /// How many bytes are looked at.
  static let length = 512

  /// - Parameter start: the first bytes of what was found, ``length`` of them if there are as many.
  /// - Returns: nil for what is not known.
  init?(_ start: [UInt8]) {
    let known = Self.binary(start) ?? Self.text(start)
    guard let known else { return nil }
    self = known
  }

  private init(_ name: String, _ advice: String) { (self.name, self.advice) = (name, advice) }

  private static let unpack = "unpack it"
  private static let convert = "save its arrays with numpy.save"
  private static let again = "fetch the file again"

  private static let signatures: [([UInt8], ForeignContent)] = [
    ([0x50, 0x4B, 3, 4], ForeignContent("a zip archive", unpack)),
    ([0x50, 0x4B, 5, 6], ForeignContent("an empty zip archive", again)),
    ([0x1F, 0x8B], ForeignContent("a gzip file", unpack)),
    ([0x1F, 0x9D], ForeignContent("a file of compress", unpack)),
    (Array("BZh".utf8), ForeignContent("a bzip2 file", unpack)),
    ([0xFD] + Array("7zXZ".utf8), ForeignContent("an xz file", unpack)),
    ([0x28, 0xB5, 0x2F, 0xFD], ForeignContent("a Zstandard file", unpack)),
    (Array("7z".utf8) + [0xBC, 0xAF], ForeignContent("a 7z archive", unpack)),
    (Array("Rar!".utf8), ForeignContent("a RAR archive", unpack)),
    ([0x89] + Array("HDF".utf8), ForeignContent("an HDF5 file", convert)),
    (Array("MATLAB 5".utf8), ForeignContent("a MATLAB file", convert)),
    (Array("PAR1".utf8), ForeignContent("a Parquet file", convert)),
    ([0x89] + Array("PNG".utf8), image("PNG")),
    ([0xFF, 0xD8, 0xFF], image("JPEG")),
    (Array("GIF8".utf8), image("GIF")),
    (Array("%PDF".utf8), ForeignContent("a PDF document", again)),
    (
      [0x93] + Array("NUMPY".utf8),
      ForeignContent("a NumPy array", "give it a name that ends in .npy")
    ),
  ]

  private static func image(_ format: String) -> ForeignContent {
    ForeignContent("a single image (\(format))", "take the file that holds all of them")
  }

  private static func binary(_ start: [UInt8]) -> ForeignContent? {
    if let (_, content) = signatures.first(where: { start.starts(with: $0.0) }) { return content }
    if start.dropFirst(257).starts(with: "ustar".utf8) {
      return ForeignContent("a tar archive", unpack)
    }
    if start.count > 2, start[0] == 0x80, (2...5).contains(start[1]) {
      return ForeignContent("a Python pickle, which can run any program", convert)
    }
    if start.count >= 8, start.starts(with: [0, 0]), (8...14).contains(start[2]),
      (1...4).contains(start[3])
    {
      return ForeignContent("an IDX file", "give it a name without .npy")
    }
    if start.count == length, start.allSatisfy({ $0 == 0 }) {
      return ForeignContent("nothing but zeros, as a download that was cut leaves them", again)
    }
    return nil
  }

  private static func text(_ start: [UInt8]) -> ForeignContent? {
    let isMarked = start.starts(with: [0xEF, 0xBB, 0xBF])
    let bytes = start.dropFirst(isMarked ? 3 : 0).drop { [0x20, 0x09, 0x0A, 0x0D].contains($0) }
    let text = String(decoding: bytes, as: UTF8.self).lowercased()
    if text.hasPrefix("version https://git-lfs") || text.hasPrefix("version https://hawser") {
      return ForeignContent("a Git LFS pointer", "run git lfs pull")
    }
    if text.prefix(200).contains("/annex/objects/") {
      return ForeignContent("a git-annex pointer", "run git annex get")
    }
    let answer = "a site answered the download with it: \(again)"
    if text.hasPrefix("<") {
      if ["<!doctype html", "<html", "<head", "<body"].contains(where: text.contains) {
        return ForeignContent("a web page", answer)
      }
      return ForeignContent(
        text.contains("<error>") ? "a server's error message (XML)" : "an XML file", answer)
    }
    if text.hasPrefix("{") { return ForeignContent("a server's message (JSON)", answer) }
    return line(bytes).map { ForeignContent("a text that begins '\($0)'", again) }
  }

  /// The first characters of the first line, if all that is there can be a text in English.
  private static func line(_ bytes: ArraySlice<UInt8>) -> String? {
    let controls: [UInt8] = [0x09, 0x0A, 0x0D]
    guard !bytes.isEmpty,
      bytes.allSatisfy({ (0x20..<0x7F).contains($0) || controls.contains($0) })
    else { return nil }
    return String(decoding: bytes.prefix { !controls.contains($0) }.prefix(40), as: UTF8.self)
  }
}

extension ByteSource {
  /// What is said of a source that begins with other bytes than a reader expects.
  ///
  /// - Parameters:
  ///   - start: what has been read of it.
  ///   - expected: what the reader expects, such as "93 4e 55 4d 50 59 (NPY)".
  /// - Returns: nil if it cannot be said what it is.
  func foreignContent(_ start: [UInt8], expected: String) -> DatasetError? {
    // It is an error already; another one while it is looked into says no more.
    let rest = (try? read(ForeignContent.length - start.count)) ?? []
    if self is GzipSource, start.starts(with: [0x1F, 0x8B]) {
      return fault(
        0, "found a gzip file in a gzip file, expected \(expected); run gunzip on it once")
    }
    return ForeignContent(start + rest).map {
      fault(0, "found \($0.name), expected \(expected); \($0.advice)")
    }
  }
}
