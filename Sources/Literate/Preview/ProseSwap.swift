internal import Report
internal import Weaver

/// Puts the prose of edited notebook files around the values of the last run.
///
/// A page's prose keeps its literal text and the value of each interpolation apart. When two versions of a file have the same
/// code, every statement of the new one would compute what it computed before, so the new page is the old one with other text, if
/// each interpolation of the new prose was evaluated at the same place. Where that is not so, the program has to run.
struct ProseSwap {
  /// Those that have changed, by name.
  private let files: [String: FileSwap]
  private let texts: TextSwap

  /// Compares the files of the last run with what is there now.
  ///
  /// - Parameters:
  ///   - before: all files as they were woven into the program that ran, by name.
  ///   - changed: those that are others now.
  /// - Returns: nothing if code differs.
  init?(from before: [String: NotebookFile], to changed: [String: NotebookFile]) {
    var files: [String: FileSwap] = [:]
    var pairs: [(before: NotebookFile.Text, after: NotebookFile.Text)] = []
    for (name, old) in before {
      let oldTexts = old.allTexts
      guard let new = changed[name] else {
        pairs += oldTexts.map { ($0, $0) }
        continue
      }
      guard let swap = FileSwap(from: old, to: new) else { return nil }
      files[name] = swap
      pairs += zip(oldTexts, new.allTexts).map { (before: $0, after: $1) }
    }
    self.files = files
    texts = TextSwap(pairs)
  }

  /// The page with the new prose; nothing where a value is missing.
  ///
  /// - Parameter sources: the texts of the files that have changed, by name.
  func page(from old: Page, _ sources: [String: String]) -> Page? {
    var blocks: [Block] = []
    var values: [String: EvaluatedValues] = [:]
    for (index, block) in old.blocks.enumerated() {
      guard let file = files[block.fileName] else {
        guard let block = texts.swapped(block) else { return nil }
        blocks.append(block)
        continue
      }
      switch block {
      case .prose(let prose, let place):
        guard let found = file.values(of: prose, atLine: place.line) else { return nil }
        values[place.fileName, default: EvaluatedValues()].add(found)
      case .code(let listing):
        guard
          let new = file.blocks(
            for: listing, values[listing.fileName] ?? EvaluatedValues(),
            hasOutput: hasOutput(old.blocks, after: index))
        else { return nil }
        blocks += new
        values[listing.fileName] = nil
      default: break
      }
    }
    guard let banners = old.banners.swapped(by: texts) else { return nil }
    var page = old
    page.replace(blocks: blocks, banners: banners, sources: sources)
    return page
  }

  /// Whether something was shown between a listing and the next piece of its file.
  private func hasOutput(_ blocks: [Block], after index: Int) -> Bool {
    guard blocks.indices.contains(index + 1) else { return false }
    switch blocks[index + 1] {
    case .prose(_, let place): return place.fileName != blocks[index].fileName
    case .code(let listing): return listing.fileName != blocks[index].fileName
    default: return true
    }
  }
}

/// What interpolations were on the last run, by their source.
struct EvaluatedValues {
  private(set) var bySource: [String: [Prose.Piece]] = [:]

  mutating func add(_ values: [(source: String, pieces: [Prose.Piece])]) {
    for (source, pieces) in values { bySource[source] = pieces }
  }

  /// Prose of segments; nothing if an interpolation is none of those that were evaluated, nor a reference, which needs
  /// no run.
  func prose(_ segments: [NotebookFile.Segment]) -> Prose? {
    var parts: [Prose.Part] = []
    for segment in segments {
      switch segment {
      case .literal(let text): if !text.isEmpty { parts.append(.literal(text)) }
      case .interpolation(let source):
        guard let pieces = bySource[source] ?? Self.reference(source) else { return nil }
        parts.append(.interpolation(pieces))
      }
    }
    return Prose(parts: parts)
  }

  private static func reference(_ source: String) -> [Prose.Piece]? {
    guard
      let match = source.wholeMatch(
        of: /\s*(figure|table|equation|claim|section|cite)\s*:\s*"([\w\-]+)"\s*/)
    else { return nil }
    let id = String(match.2)
    return switch match.1 {
    case "figure": Prose("\(figure: id)").pieces
    case "table": Prose("\(table: id)").pieces
    case "equation": Prose("\(equation: id)").pieces
    case "claim": Prose("\(claim: id)").pieces
    case "section": Prose("\(section: id)").pieces
    default: Prose("\(cite: id)").pieces
    }
  }
}

extension NotebookFile {
  /// The texts of all code, in the file's order.
  fileprivate var allTexts: [Text] { cells.flatMap { texts(of: $0) } }
}

extension Place {
  /// `Coins.swift` of `coins/Coins.swift`.
  var fileName: String { String(file.split(separator: "/").last ?? "") }
}

extension Block {
  /// The file of a piece that the weave put there.
  fileprivate var fileName: String {
    switch self {
    case .prose(_, let place): place.fileName
    case .code(let listing): listing.fileName
    default: ""
    }
  }
}
