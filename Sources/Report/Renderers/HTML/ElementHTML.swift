/// Blocks of prose as HTML.
struct ElementHTML {
  let index: CrossReferences

  /// A block that stands on the page itself.
  func html(_ element: DocumentElement) -> HTML {
    switch element.element {
    case .heading(let level, let content): heading(level, content, element)
    case .formula(let formula): self.formula(formula, element)
    default: html(element.element, InlineHTML(index, notes: element.notes))
    }
  }

  /// Blocks within others: of a note or a banner.
  func html(_ elements: [ProseElement]) -> HTML {
    let inline = InlineHTML(index)
    return HTML(joining: elements.map { html($0, inline) }, separator: "\n")
  }

  private func html(_ element: ProseElement, _ inline: InlineHTML) -> HTML {
    switch element {
    case .paragraph(let content): paragraph("p", content, inline)
    case .heading(let level, let content): plainHeading(level, content, inline)
    case .list(let start, let isTight, let items): list(start, isTight, items, inline)
    case .quotation(let elements): .element("blockquote", [], html(elements, inline))
    case .aside(let elements):
      .element("div", [("class", "note"), ("role", "note")], html(elements, inline))
    case .codeBlock(let code, let language): codeBlock(code, language)
    case .table(let table): self.table(table, inline)
    case .formula(let formula): mathML(formula)
    case .rule: HTML("<hr>")
    }
  }

  private func html(_ elements: [ProseElement], _ inline: InlineHTML) -> HTML {
    HTML(joining: elements.map { html($0, inline) })
  }

  private func paragraph(_ name: String, _ content: [Inline], _ inline: InlineHTML) -> HTML {
    .element(name, [], inline.html(content) + inline.notesHTML(of: content))
  }

  private func heading(
    _ level: Int, _ content: [Inline], _ element: DocumentElement
  ) -> HTML {
    let inline = InlineHTML(index, notes: element.notes)
    let html = inline.html(content)
    // The heading is a link to itself, but for one that holds a link already.
    let title =
      content.contains(where: \.hasLink) ? html : .element("a", [("href", "#" + element.id)], html)
    return .element("h\(level)", [("id", element.id)], title)
  }

  private func plainHeading(
    _ level: Int, _ content: [Inline], _ inline: InlineHTML
  ) -> HTML {
    .element("p", [("class", "heading")], inline.html(content))
  }

  private func formula(_ formula: Formula, _ element: DocumentElement) -> HTML {
    var content = HTML.element("div", [("class", "scroll")], mathML(formula))
    var attributes = [("class", "formula")]
    if let number = element.number {
      attributes.append(("id", element.id))
      content += .element("span", [("class", "number")], HTML(escaping: "(\(number))"))
    }
    return .element("div", attributes, content)
  }

  private func list(
    _ start: Int?, _ isTight: Bool, _ items: [[ProseElement]], _ inline: InlineHTML
  ) -> HTML {
    let rows = items.map { item in
      HTML.element("li", [], self.item(item, isTight, inline))
    }
    let attributes = start.map { $0 == 1 ? [] : [("start", String($0))] } ?? []
    return .element(start == nil ? "ul" : "ol", attributes, HTML(joining: rows))
  }

  private func item(_ item: [ProseElement], _ isTight: Bool, _ inline: InlineHTML) -> HTML {
    HTML(
      joining: item.map { element in
        guard isTight, case .paragraph(let content) = element else {
          return html(element, inline)
        }
        return inline.html(content) + inline.notesHTML(of: content)
      })
  }

  private func codeBlock(_ code: String, _ language: String) -> HTML {
    let content = language == "swift" ? highlighted(code) : HTML(escaping: code)
    return .element("pre", [("class", "plain")], .element("code", [], content))
  }

  private func table(_ table: ProseTable, _ inline: InlineHTML) -> HTML {
    func row(_ cells: [[Inline]], _ name: String) -> HTML {
      let html = cells.enumerated().map { column, cell in
        let isAligned = table.alignments.indices.contains(column)
        let alignment = isAligned ? table.alignments[column] : .none
        let attributes =
          (name == "th" ? [("scope", "col")] : [])
          + (alignment == .none ? [] : [("class", alignment.rawValue)])
        return HTML.element(name, attributes, inline.html(cell) + inline.notesHTML(of: cell))
      }
      return .element("tr", [], HTML(joining: html))
    }
    let head = HTML.element("thead", [], row(table.header, "th"))
    let body = HTML.element("tbody", [], HTML(joining: table.rows.map { row($0, "td") }))
    return .element("div", [("class", "scroll")], .element("table", [], head + body))
  }
}
