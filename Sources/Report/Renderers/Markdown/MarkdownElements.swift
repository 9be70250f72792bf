/// Blocks of prose as Markdown.
struct MarkdownElements {
  let index: CrossReferences
  /// Which reader the Markdown is for.
  let dialect: MarkdownDialect

  func markdown(_ element: DocumentElement) -> String {
    let text = MarkdownText(index: index, dialect: dialect, notes: element.notes)
    let body = markdown(element.element, text, number: element.number)
    let notes = element.element.inlines.flatMap(\.noteIndices).map { note($0, text) }
    return ([start(of: element) + body] + notes).joined(separator: "\n\n")
  }

  private func start(of element: DocumentElement) -> String {
    if let number = element.number { return dialect.start(of: "Equation \(number)", element.id) }
    return element.id.isEmpty ? "" : dialect.headingStart(element.id)
  }

  func markdown(_ elements: [ProseElement]) -> String {
    let text = MarkdownText(index: index, dialect: dialect)
    return elements.map { markdown($0, text) }.joined(separator: "\n\n")
  }

  private func note(_ note: Int, _ text: MarkdownText) -> String {
    guard text.notes.texts.indices.contains(note) else { return "" }
    return dialect.note(text.notes.firstNumber + note, text.line(text.notes.texts[note]))
  }

  private func markdown(_ element: ProseElement, _ text: MarkdownText, number: Int? = nil) -> String
  {
    switch element {
    case .paragraph(let content): text.paragraph(content)
    case .heading(let level, let content):
      String(repeating: "#", count: level) + " " + text.line(content)
    case .list(let start, let isTight, let items): list(start, isTight, items, text)
    case .quotation(let elements): quoted(blocks(elements, text))
    case .aside(let elements): quoted(dialect.noteStart + blocks(elements, text))
    case .codeBlock(let code, let language): fencedBlock(code, language: language)
    case .table(let table): self.table(table, text)
    case .formula(let formula): dialect.displayed(formula, number: number)
    case .rule: "---"
    }
  }

  private func blocks(_ elements: [ProseElement], _ text: MarkdownText) -> String {
    elements.map { markdown($0, text) }.joined(separator: "\n\n")
  }

  private func list(
    _ start: Int?, _ isTight: Bool, _ items: [[ProseElement]], _ text: MarkdownText
  ) -> String {
    items.enumerated().map { offset, item in
      let mark = start.map { "\($0 + offset). " } ?? "- "
      let body = item.map { markdown($0, text) }.joined(separator: isTight ? "\n" : "\n\n")
      return mark + indented(body, by: mark.count)
    }.joined(separator: isTight ? "\n" : "\n\n")
  }

  private func table(_ table: ProseTable, _ text: MarkdownText) -> String {
    let rows = table.rows.map { $0.map(text.line) }
    return pipeTable(table.header.map(text.line), rows, table.alignments)
  }
}

func quoted(_ text: String) -> String {
  text.split(separator: "\n", omittingEmptySubsequences: false)
    .map { $0.isEmpty ? ">" : "> \($0)" }.joined(separator: "\n")
}

/// All lines but the first moved to the right.
private func indented(_ text: String, by count: Int) -> String {
  let indent = String(repeating: " ", count: count)
  return text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    .map { $0 == 0 || $1.isEmpty ? String($1) : indent + $1 }.joined(separator: "\n")
}

/// A pipe table; the cells are Markdown already.
func pipeTable(
  _ header: [String], _ rows: [[String]], _ alignments: [ProseTable.Alignment]
) -> String {
  let rules = header.indices.map { column in
    switch alignments.indices.contains(column) ? alignments[column] : .none {
    case .none: "---"
    case .left: ":---"
    case .center: ":---:"
    case .right: "---:"
    }
  }
  return ([header, rules] + rows).map { "| \($0.joined(separator: " | ")) |" }
    .joined(separator: "\n")
}

/// A table of values as a pipe table.
func pipeTable(_ table: Table) -> String {
  let alignments = table.header.indices.map { column -> ProseTable.Alignment in
    table.rows.contains { $0.indices.contains(column) && $0[column].isNumber } ? .right : .none
  }
  let cell = { (text: String) in
    escapedMarkdown(text).split(whereSeparator: \.isNewline).joined(separator: " ")
  }
  return pipeTable(
    table.header.map(cell), table.rows.map { $0.map { cell($0.text) } }, alignments)
}
