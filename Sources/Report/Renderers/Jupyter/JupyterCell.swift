/// A cell of a Jupyter notebook.
struct JupyterCell {
  var isCode: Bool
  var source: String
  var outputs: [JupyterOutput] = []
  /// How much of its code a reader sees at first.
  var visibility = Listing.Visibility.shown
  /// Carried by the cell itself, for a figure that no code drew.
  var attachment: Picture?

  static func code(_ listing: Listing) -> JupyterCell {
    JupyterCell(
      isCode: true, source: sanitized(listing.source), visibility: listing.visibility)
  }

  static func markdown(_ text: String) -> JupyterCell {
    JupyterCell(isCode: false, source: text)
  }

  static func markdown(_ text: String, picture: Picture) -> JupyterCell {
    JupyterCell(isCode: false, source: text, attachment: picture)
  }

  /// The cell as nbformat 4.5 has it; its id is its number.
  func json(number: Int, execution: Int) -> JSON {
    let digits = String(number)
    let id = "cell-" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    var fields: [String: JSON] = [
      "cell_type": .string(isCode ? "code" : "markdown"), "id": .string(id),
      "metadata": metadata, "source": .lines(source),
    ]
    if isCode {
      fields["execution_count"] = .number(execution)
      fields["outputs"] = .array(outputs.map(\.json))
    }
    if let attachment {
      let data: JSON = .object(["image/png": .string(base64(attachment.light))])
      fields["attachments"] = .object([attachment.id + ".png": data])
    }
    return .object(fields)
  }

  /// What Jupyter folds its input by, and what nbconvert, Jupyter Book and Quarto fold or leave it out by.
  private var metadata: JSON {
    let tag: String
    switch visibility {
    case .shown: return .object([:])
    case .folded: tag = "hide-input"
    case .hidden: tag = "remove-input"
    }
    return .object([
      "jupyter": .object(["source_hidden": .flag(true)]), "tags": .array([.string(tag)]),
    ])
  }
}

/// An output of a cell of code.
enum JupyterOutput {
  case stream(String)
  case picture(Picture)
  /// With its words alone, for readers that show no Markdown.
  case markdown(String, plain: String)

  var json: JSON {
    switch self {
    case .stream(let text):
      .object([
        "name": .string("stdout"), "output_type": .string("stream"),
        "text": .lines(sanitized(text)),
      ])
    case .picture(let picture):
      display(
        [
          "image/png": .string(base64(picture.light)), "text/html": .lines(element(picture)),
          "text/plain": .lines(sanitized(picture.alt)),
        ],
        metadata: [
          "image/png": .object([
            "alt": .string(sanitized(picture.alt)), "height": .number(picture.height),
            "width": .number(picture.width),
          ])
        ])
    case .markdown(let text, let plain):
      display(
        ["text/markdown": .lines(text), "text/plain": .lines(sanitized(plain))], metadata: [:])
    }
  }

  /// The picture as HTML. nbconvert's template `lab`, the usual one, does not write the alternative texts of
  /// PNG; readers that trust no HTML, and those that make no web page, have the PNG.
  private func element(_ picture: Picture) -> String {
    HTML.void(
      "img",
      [
        ("src", "data:image/png;base64," + base64(picture.light)),
        ("width", String(picture.width)), ("height", String(picture.height)), ("alt", picture.alt),
      ]
    ).text
  }

  private func display(_ data: [String: JSON], metadata: [String: JSON]) -> JSON {
    .object([
      "data": .object(data), "metadata": .object(metadata), "output_type": .string("display_data"),
    ])
  }
}
