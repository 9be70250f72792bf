internal import Grammar
internal import Report
internal import Weaver

extension FuzzTarget {
  /// The readers of what authors write.
  static let prose = [markdown, page, tex, spans, notebook, template]

  private static let markdown = FuzzTarget("markdown", share: 2, make: text(".md")) { bytes, _ in
    var page = Page()
    page.prose(Prose(stringLiteral: decoded(bytes)))
    _ = try Document(page)
  }

  /// A whole page of prose, in all formats.
  private static let page = FuzzTarget("page", share: 1, make: text(".md")) { bytes, _ in
    var page = Page()
    page.prose(Prose(stringLiteral: decoded(bytes)))
    page.claim("c", Prose(stringLiteral: decoded(Array(bytes.prefix(30)))), Quantity("four", 4) > 1)
    page.show(decoded(bytes))
    _ = try Document(page).files(with: context)
  }

  private static let tex = FuzzTarget("tex", share: 3, make: text(".tex")) { bytes, _ in
    do throws(TeXError) {
      _ = try TeXParser.parse(decoded(bytes))
    } catch {
      let count = decoded(bytes).count
      guard (0...count).contains(error.offset) else {
        throw Oddity("an error at character \(error.offset) of \(count)")
      }
      throw error
    }
  }

  /// Spans are the text, cut.
  private static let spans = FuzzTarget("spans", share: 1, make: text(".md")) { bytes, _ in
    let text = Array(decoded(bytes))
    let ends = MarkdownScanner.spans(of: text).reduce(into: [0]) { ends, span in
      if span.range.lowerBound == ends.last { ends.append(span.range.upperBound) }
    }
    guard ends.last == text.count else { throw Oddity("spans that end at \(ends.last ?? 0)") }
  }

  private static let notebook = FuzzTarget("notebook", share: 2, make: text(".swift.txt")) {
    bytes, _ in
    _ = try weave(decoded(bytes), path: "notebook.swift")
  }

  private static let template = FuzzTarget("template", share: 1, make: text(".html")) { bytes, _ in
    var files = try TemplateSet.embedded().files
    files["page.html"] = decoded(bytes)
    var page = Page()
    page.prose("# Title\n\nText.")
    let context = RenderingContext(
      provenance: Provenance(seed: 1, command: "fuzz"),
      templates: try TemplateSet(files: files, folder: "templates"))
    _ = try Document(page).files(with: context)
  }

  private static let context: RenderingContext = {
    do {
      return RenderingContext(
        provenance: Provenance(seed: 1, command: "fuzz"), templates: try .embedded())
    } catch {
      fatalError("the program's own templates: \(error)")
    }
  }()

  private static func decoded(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

  /// Makes texts from the corpus of one kind, changed by bytes and by what means something in it.
  private static func text(_ ending: String) -> @Sendable (inout Randomness) -> [UInt8] {
    let files = Corpus.files(ending)
    let tokens = (Tokens.byEnding[ending] ?? []).map { [UInt8]($0.utf8) }
    return { random in
      let file = random.pick(files)
      // A part of it, so that what is changed stands often at the beginning.
      let start = random.isOnce(in: 3) ? random.below(file.count + 1) : 0
      let part = Array(file[start...].prefix(random.pick([40, 4_000, 9_000])))
      return mutated(part, &random, other: random.pick(files), tokens: tokens)
    }
  }
}
