/// Renders a document as a Jupyter notebook, nbformat 4.5: Swift cells with their outputs.
public struct JupyterRenderer: Renderer {
  /// What options call it.
  public let name = "ipynb"
  /// One file: pictures are in it.
  public let fileName = "notebook.ipynb"

  /// There is one way to write it.
  public init() {}

  /// - Throws: bad data if it cannot be encoded.
  ///
  /// A notebook of nbformat 4.5.
  public func files(
    of document: Document, with context: RenderingContext
  ) throws -> [OutputFile] {
    let parts = MarkdownParts(document: document, dialect: .jupyter) { "attachment:\($0.id).png" }
    var cells = [JupyterCell.markdown(([parts.title] + parts.banners).joined(separator: "\n\n"))]
    for part in document.parts { add(part, to: &cells, parts) }
    cells += parts.apparatus(context.provenance).map(JupyterCell.markdown)
    return [
      OutputFile(path: fileName, bytes: try encodedJSON(notebook(cells), file: fileName))
    ]
  }

  /// Outputs belong to the cell of code before them, if they follow it at once.
  private func add(_ part: Document.Part, to cells: inout [JupyterCell], _ parts: MarkdownParts) {
    let last = cells.count - 1
    switch part {
    case .code(let listing): cells.append(.code(listing))
    case .output(let text, let caption) where cells[last].isCode:
      cells[last].outputs.append(.stream(text))
      if !caption.isEmpty {
        let line = MarkdownText(index: parts.document.index, dialect: .jupyter).line(caption)
        cells[last].outputs.append(.markdown(line, plain: parts.document.index.plainText(caption)))
      }
    case .figure(let figure) where cells[last].isCode:
      cells[last].outputs.append(.picture(figure.picture))
      let anchor = anchorLine("figure-" + figure.picture.id)
      cells[last].outputs.append(
        .markdown(anchor + parts.caption(figure), plain: parts.plainCaption(figure)))
    case .table(let table) where cells[last].isCode:
      cells[last].outputs.append(.markdown(parts.table(table), plain: parts.plainTable(table)))
    case .figure(let figure):
      cells.append(.markdown(parts.markdown(part), picture: figure.picture))
    default:
      let text = parts.markdown(part)
      if !text.isEmpty { cells.append(.markdown(text)) }
    }
  }

  private func notebook(_ cells: [JupyterCell]) -> JSON {
    var executions = 0
    let list = cells.enumerated().map { offset, cell -> JSON in
      if cell.isCode { executions += 1 }
      return cell.json(number: offset + 1, execution: executions)
    }
    let kernel: JSON = .object([
      "display_name": .string("Swift"), "language": .string("swift"), "name": .string("swift"),
    ])
    let language: JSON = .object([
      "file_extension": .string(".swift"), "mimetype": .string("text/x-swift"),
      "name": .string("swift"), "pygments_lexer": .string("swift"),
    ])
    return .object([
      "cells": .array(list), "nbformat": .number(4), "nbformat_minor": .number(5),
      "metadata": .object(["kernelspec": kernel, "language_info": language]),
    ])
  }
}
