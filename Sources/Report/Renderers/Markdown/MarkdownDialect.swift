/// Differences between the readers of Markdown.
enum MarkdownDialect {
  /// GitHub, and pandoc, whose formats drop HTML: what links lead to are headings, which get their ids
  /// everywhere, and notes are footnotes.
  case gitHub(HeadingAnchors)
  /// Jupyter, which has neither footnotes nor the same ids, but keeps anchors of HTML.
  case jupyter

  /// How a note begins.
  var noteStart: String {
    switch self {
    case .gitHub: "[!NOTE]\n"
    case .jupyter: "**Note.** "
    }
  }

  /// Where a link to one of the page's anchors leads.
  func target(_ anchor: String) -> String {
    switch self {
    case .gitHub(let anchors): anchors[anchor]
    case .jupyter: anchor
    }
  }

  /// What stands before a heading so that links to its anchor find it.
  func headingStart(_ anchor: String) -> String {
    switch self {
    case .gitHub(let anchors):
      anchors.isSameInPandoc(anchor) ? "" : "<span id=\"\(anchors[anchor])\"></span>\n\n"
    case .jupyter: anchorLine(anchor)
    }
  }

  /// What stands before a thing with a number: where links to it lead, with its name if that is a heading.
  func start(of name: String, _ anchor: String) -> String {
    switch self {
    case .gitHub: "###### \(name)\n\n"
    case .jupyter: anchorLine(anchor)
    }
  }

  /// The name of a thing before its caption, if the thing does not begin with it.
  func label(_ name: String) -> String {
    switch self {
    case .gitHub: ""
    case .jupyter: "**\(name).** "
    }
  }

  /// The mark of a note in the text.
  func mark(_ number: Int) -> String {
    switch self {
    case .gitHub: "[^\(number)]"
    case .jupyter: "<sup id=\"noteref-\(number)\">[\(number)](#note-\(number))</sup>"
    }
  }

  /// A note, to follow the block that holds its mark.
  func note(_ number: Int, _ text: String) -> String {
    switch self {
    case .gitHub: "[^\(number)]: " + text
    case .jupyter: "> <sup id=\"note-\(number)\">[\(number)](#noteref-\(number))</sup> " + text
    }
  }
}

extension MarkdownDialect {
  /// A formula in a line of text. TeX with a sign that no word stands for keeps it in code on GitHub.
  func inline(_ formula: Formula) -> String {
    let tex = PortableTeX(formula.tex)
    switch self {
    case .gitHub where !tex.isWordsOnly: return "$`\(tex.text)`$"
    case .gitHub, .jupyter: return "$\(tex.text)$"
    }
  }

  /// A formula that stands alone, with its number if nothing before it has told that.
  func displayed(_ formula: Formula, number: Int?) -> String {
    let tex = PortableTeX(formula.tex)
    switch self {
    case .gitHub where !tex.isWordsOnly: return fencedBlock(formula.tex, language: "math")
    case .gitHub: return dollars(tex.text)
    case .jupyter: return dollars(tex.text + (number.map { " \\tag{\($0)}" } ?? ""))
    }
  }

  /// A formula that begins as a list or a heading does begins with a command without effect instead.
  private func dollars(_ tex: String) -> String {
    let start = escapedLineStart(tex) == tex ? "" : "\\displaystyle "
    return "$$\n\(start)\(tex)\n$$"
  }
}

/// A place that links can lead to.
func anchorLine(_ id: String) -> String { "<a id=\"\(HTML(escaping: id).text)\"></a>\n\n" }
