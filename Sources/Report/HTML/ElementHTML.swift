/// Blocks of prose as HTML.
struct ElementHTML {
  let index: CrossReferences

  /// A block that stands on the page itself.
  func html(_ element: DocumentElement) throws -> HTML {
    switch element.element {
    case .heading(let level, let content): try heading(level, content, element)
    case .formula(let formula): try self.formula(formula, element)
    default: try html(element.element, InlineHTML(index, notes: element.notes))
    }
  }

  /// Blocks within others: of a note or a banner.
  func html(_ elements: [Element]) throws -> HTML {
    let inline = InlineHTML(index)
    return HTML(joining: try elements.map { try html($0, inline) }, separator: "\n")
  }

  private func html(_ element: Element, _ inline: InlineHTML) throws -> HTML {
    switch element {
    case .paragraph(let content): try paragraph("p", content, inline)
    case .heading(let level, let content): try plainHeading(level, content, inline)
    case .list(let start, let isTight, let items): try list(start, isTight, items, inline)
    case .quotation(let elements): .element("blockquote", [], try html(elements, inline))
    case .aside(let elements):
      .element("div", [("class", "note"), ("role", "note")], try html(elements, inline))
    case .codeBlock(let code, let language): codeBlock(code, language)
    case .table(let table): try self.table(table, inline)
    case .formula(let formula): try mathML(formula)
    case .rule: HTML("<hr>")
    }
  }

  private func html(_ elements: [Element], _ inline: InlineHTML) throws -> HTML {
    HTML(joining: try elements.map { try html($0, inline) })
  }

  private func paragraph(_ name: String, _ content: [Inline], _ inline: InlineHTML) throws -> HTML {
    .element(name, [], try inline.html(content) + inline.notesHTML(of: content))
  }

  private func heading(
    _ level: Int, _ content: [Inline], _ element: DocumentElement
  ) throws -> HTML {
    let inline = InlineHTML(index, notes: element.notes)
    let html = try inline.html(content)
    // The heading is a link to itself, but for one that holds a link already.
    let title =
      content.contains(where: \.hasLink) ? html : .element("a", [("href", "#" + element.id)], html)
    return .element("h\(level)", [("id", element.id)], title)
  }

  private func plainHeading(
    _ level: Int, _ content: [Inline], _ inline: InlineHTML
  ) throws -> HTML {
    .element("p", [("class", "heading")], try inline.html(content))
  }

  private func formula(_ formula: Formula, _ element: DocumentElement) throws -> HTML {
    var content = HTML.element("div", [("class", "scroll")], try mathML(formula))
    var attributes = [("class", "formula")]
    if let number = element.number {
      attributes.append(("id", element.id))
      content += .element("span", [("class", "number")], HTML(escaping: "(\(number))"))
    }
    return .element("div", attributes, content)
  }

  private func list(
    _ start: Int?, _ isTight: Bool, _ items: [[Element]], _ inline: InlineHTML
  ) throws -> HTML {
    let rows = try items.map { item in
      HTML.element("li", [], try self.item(item, isTight, inline))
    }
    let attributes = start.map { $0 == 1 ? [] : [("start", String($0))] } ?? []
    return .element(start == nil ? "ul" : "ol", attributes, HTML(joining: rows))
  }

  private func item(_ item: [Element], _ isTight: Bool, _ inline: InlineHTML) throws -> HTML {
    HTML(
      joining: try item.map { element in
        guard isTight, case .paragraph(let content) = element else {
          return try html(element, inline)
        }
        return try inline.html(content) + inline.notesHTML(of: content)
      })
  }

  private func codeBlock(_ code: String, _ language: String) -> HTML {
    let content = language == "swift" ? highlighted(code) : HTML(escaping: code)
    return .element("pre", [("class", "plain")], .element("code", [], content))
  }

  private func table(_ table: ProseTable, _ inline: InlineHTML) throws -> HTML {
    func row(_ cells: [[Inline]], _ name: String) throws -> HTML {
      let html = try cells.enumerated().map { column, cell in
        let isAligned = table.alignments.indices.contains(column)
        let alignment = isAligned ? table.alignments[column] : .none
        let attributes =
          (name == "th" ? [("scope", "col")] : [])
          + (alignment == .none ? [] : [("class", alignment.rawValue)])
        return HTML.element(name, attributes, try inline.html(cell) + inline.notesHTML(of: cell))
      }
      return .element("tr", [], HTML(joining: html))
    }
    let head = HTML.element("thead", [], try row(table.header, "th"))
    let body = HTML.element("tbody", [], HTML(joining: try table.rows.map { try row($0, "td") }))
    return .element("div", [("class", "scroll")], .element("table", [], head + body))
  }
}
