public import Report

/// What `report build` is asked to do.
public struct BuildOptions: Sendable {
  /// Folder with the data; nil to look for it.
  public var data: String?
  /// Folder to write, or `-` for standard output.
  public var output: String
  public var seed: UInt64
  /// Nil for all cores.
  public var threads: Int?
  /// Folder of templates; nil for those that the program carries.
  public var templates: String?
  public var formats: [PageFormat]
  /// Whether figures stand in files beside the page.
  public var hasLinkedFigures: Bool
  /// Whether an SVG of each figure stands beside the page, too.
  public var hasVectorFigures: Bool
  /// Whether a claim that does not hold is an error.
  public var isStrict: Bool
  public var isQuiet: Bool

  /// - Throws: `Failure` (64) that names the option, what was found and what is expected.
  public init(
    data: String?, output: String, seed: String, threads: String?, templates: String?,
    formats: String,
    figures: String, isStrict: Bool, isQuiet: Bool
  ) throws {
    self.data = data
    self.output = output
    self.seed = try Self.number(seed, "--seed", in: 0...UInt64.max)
    self.threads = try threads.map { Int(try Self.number($0, "--threads", in: 1...256)) }
    self.templates = templates
    self.formats = try Self.formats(formats)
    self.isStrict = isStrict
    self.isQuiet = isQuiet
    guard ["inline", "linked", "svg"].contains(figures) else {
      throw Failure(.usage, "option: --figures: found '\(figures)', expected inline, linked or svg")
    }
    (hasLinkedFigures, hasVectorFigures) = (figures == "linked", figures == "svg")
    try check()
  }

  private static func formats(_ list: String) throws -> [PageFormat] {
    let names = list.split(separator: ",", omittingEmptySubsequences: false).map {
      String($0).trimmingPrefix(while: \.isWhitespace)
    }
    let formats = try names.map { name in
      guard let format = PageFormat(rawValue: String(name)) else {
        throw Failure(.usage, "option: --to: found '\(name)', expected html, md or ipynb")
      }
      return format
    }
    return PageFormat.allCases.filter(formats.contains)
  }

  private static func number(
    _ text: String, _ option: String, in range: ClosedRange<UInt64>
  ) throws -> UInt64 {
    guard text.allSatisfy({ $0.isASCII && $0.isNumber }), let number = UInt64(text),
      range.contains(number)
    else {
      throw Failure(
        .usage,
        "option: \(option): found '\(text)', expected \(range.lowerBound)...\(range.upperBound)")
    }
    return number
  }

  private func check() throws {
    for (option, folder) in [("--data", data), ("--templates", templates)] where folder == "" {
      throw Failure(.usage, "option: \(option): found '', expected a folder")
    }
    if output.isEmpty {
      throw Failure(.usage, "option: --output: found '', expected a folder or -")
    }
    if output == "-", formats.count != 1 {
      throw Failure(
        .usage, "option: --output: found - with \(formats.count) formats, expected one (--to md)")
    }
  }
}
