#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

/// Checks the Jupyter notebook: nbformat 4.5, an id for each cell, outputs for each cell of code, whole pictures.
struct NotebookCheck {
  let bytes: [UInt8]

  func check(_ faults: inout Faults) {
    guard let notebook = try? JSONDecoder().decode(Notebook.self, from: Data(bytes)),
      notebook.nbformat == 4, notebook.nbformat_minor >= 5
    else { return faults.add(.notebook, at: 0, "not a notebook of nbformat 4.5") }
    let offsets = idOffsets(in: bytes)
    var seen: Set<String> = []
    for cell in notebook.cells {
      let isNew = seen.insert(cell.id).inserted
      for fault in cell.faults + (isNew ? [] : ["has an id that is used twice"]) {
        let message = "the cell \(shortened(cell.id)) \(fault)"
        faults.add(.notebook, at: offsets[cell.id] ?? 0, message)
      }
    }
  }
}

private struct Notebook: Decodable {
  var nbformat: Int
  var nbformat_minor: Int
  var cells: [Cell]

  struct Cell: Decodable {
    var id: String
    var cell_type: String
    var source: Content
    var execution_count: Int?
    var outputs: [Output]?
    var attachments: [String: [String: String]]?
  }

  struct Output: Decodable {
    var output_type: String
    var data: [String: Content]?
  }

  /// A text, or its lines.
  enum Content: Decodable {
    case text(String)
    case lines

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      self = (try? container.decode(String.self)).map(Content.text) ?? .lines
    }
  }
}

extension Notebook.Cell {
  fileprivate var faults: [String] {
    var faults: [String] = []
    if cell_type == "code", outputs == nil { faults.append("has no list of outputs") }
    if cell_type != "code", outputs != nil { faults.append("has outputs and is no code") }
    let attached = (attachments ?? [:]).values.compactMap { $0["image/png"] }
    let shown = (outputs ?? []).compactMap { output -> String? in
      if case .text(let text) = output.data?["image/png"] { return text }
      return nil
    }
    return faults
      + (attached + shown).compactMap { pngFault(base64: $0).map { "has a picture that \($0)" } }
  }
}
