import Grammar

/// A formula as presentation MathML Core, which browsers set without any script; TeX that cannot be set is shown as it
/// was typed, marked.
func mathML(_ formula: Formula) -> HTML {
  guard let node = try? TeXParser.parse(formula.tex) else {
    return .element("mark", [], .element("code", [], HTML(escaping: formula.tex)))
  }
  return .element("math", formula.isDisplayed ? [("display", "block")] : [], mathML(node))
}

/// Why a formula cannot be set; nil if it can.
func fault(of formula: Formula) -> String? {
  do {
    _ = try TeXParser.parse(formula.tex)
    return nil
  } catch {
    return "found \(shortened(formula.tex)): \(error.reason)"
  }
}

private func mathML(_ node: MathNode) -> HTML {
  switch node {
  case .identifier(let name, let style): identifier(name, style)
  case .number(let text): .element("mn", [], HTML(escaping: text))
  case .symbol(let sign, let kind): symbol(sign, kind)
  case .text(let text): .element("mtext", [], HTML(escaping: noBreakEnds(text)))
  case .space(let width): .void("mspace", [("width", width + "em")], isClosed: true)
  case .row(let nodes): row(nodes)
  case .fraction(let a, let b): .element("mfrac", [], mathML(a) + mathML(b))
  case .root(let body, nil): .element("msqrt", [], mathML(body))
  case .root(let body, let index?): .element("mroot", [], mathML(body) + mathML(index))
  case .scripts(let base, let sub, let sup, let areLimits):
    scripts(mathML(base), sub.map(mathML), sup.map(mathML), areLimits)
  case .accent(let body, let sign, let isBelow):
    .element(
      isBelow ? "munder" : "mover", isBelow ? [] : [("accent", "true")],
      mathML(body) + .element("mo", [("stretchy", "false")], HTML(escaping: sign)))
  case .fenced(let open, let body, let close):
    .element("mrow", [], fence(open) + mathML(body) + fence(close))
  case .array(let rows, let isCases): array(rows, isCases)
  }
}

private func identifier(_ name: String, _ style: MathStyle) -> HTML {
  let text = style == .bold ? boldLetters(name) : name
  let isSingle = text.count == 1
  let attributes = style != .automatic && isSingle ? [("mathvariant", "normal")] : []
  return .element("mi", attributes, HTML(escaping: text))
}

/// A row, with a thin space before a function's name and after it, as TeX has it: not next to signs.
private func row(_ nodes: [MathNode]) -> HTML {
  var html = HTML("")
  for (index, node) in nodes.enumerated() {
    if index > 0, !nodes[index - 1].isSign, !node.isSign,
      node.isFunction || nodes[index - 1].isFunction && !node.isFenced
    {
      html += .void("mspace", [("width", "0.167em")], isClosed: true)
    }
    html += mathML(node)
  }
  return .element("mrow", [], html)
}

extension MathNode {
  fileprivate var isFunction: Bool {
    switch self {
    case .identifier(let name, .upright): TeXSymbols.functions[name] != nil
    case .scripts(let base, _, _, _): base.isFunction
    default: false
    }
  }

  fileprivate var isFenced: Bool {
    if case .fenced = self { return true }
    return false
  }

  fileprivate var isSign: Bool {
    switch self {
    case .symbol(_, let kind): kind != .large
    case .space: true
    default: false
    }
  }
}

/// The letters of the mathematical bold alphabet, which need no style sheet.
private func boldLetters(_ text: String) -> String {
  String(
    String.UnicodeScalarView(
      text.unicodeScalars.map { scalar in
        switch scalar.value {
        case 65...90: Unicode.Scalar(0x1D400 + scalar.value - 65) ?? scalar
        case 97...122: Unicode.Scalar(0x1D41A + scalar.value - 97) ?? scalar
        case 0x3B1...0x3C9: Unicode.Scalar(0x1D6C2 + scalar.value - 0x3B1) ?? scalar
        default: scalar
        }
      }))
}

private func symbol(_ sign: String, _ kind: MathSymbolKind) -> HTML {
  let attributes = kind == .fence ? [("stretchy", "false")] : []
  return .element("mo", attributes, HTML(escaping: sign))
}

private func fence(_ sign: String) -> HTML {
  sign.isEmpty ? HTML("") : .element("mo", [("fence", "true")], HTML(escaping: sign))
}

private func scripts(_ base: HTML, _ sub: HTML?, _ sup: HTML?, _ areLimits: Bool) -> HTML {
  let names = areLimits ? ("munder", "mover", "munderover") : ("msub", "msup", "msubsup")
  switch (sub, sup) {
  case (let sub?, let sup?): return .element(names.2, [], base + sub + sup)
  case (let sub?, nil): return .element(names.0, [], base + sub)
  case (nil, let sup?): return .element(names.1, [], base + sup)
  case (nil, nil): return base
  }
}

private func array(_ rows: [[MathNode]], _ isCases: Bool) -> HTML {
  let body = HTML(
    joining: rows.map { row in
      .element(
        "mtr", [],
        HTML(joining: row.map { .element("mtd", [], mathML($0)) }))
    })
  let table = HTML.element("mtable", [("class", isCases ? "cases" : "aligned")], body)
  return isCases ? .element("mrow", [], fence("{") + table) : table
}

/// Spaces at the ends of `mtext` would be dropped.
private func noBreakEnds(_ text: String) -> String {
  let start = text.hasPrefix(" ") ? "\u{A0}" : ""
  let end = text.hasSuffix(" ") ? "\u{A0}" : ""
  return start + trimmed(text) + end
}
