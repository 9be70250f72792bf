extension CheckedPage {
  /// Bytes of an element, from behind its start tag to its end tag.
  func inside(_ opening: HTMLTag) -> Range<Int> {
    var depth = 1
    for tag in tags
    where tag.range.lowerBound >= opening.range.upperBound && tag.name == opening.name {
      depth += tag.isEnd ? -1 : 1
      if depth == 0 { return opening.range.upperBound..<tag.range.lowerBound }
    }
    return opening.range.upperBound..<source.bytes.count
  }

  /// The text between tags in a range, without the elements that are left out.
  ///
  /// - Returns: the pieces between the elements left out, without references and with single spaces.
  func text(in range: Range<Int>, without isLeftOut: (HTMLTag) -> Bool = { _ in false }) -> [String]
  {
    var pieces = [""]
    var position = range.lowerBound
    for tag in tags where range.contains(tag.range.lowerBound) && tag.range.lowerBound >= position {
      pieces[pieces.count - 1] += decoded(position..<tag.range.lowerBound)
      position = tag.range.upperBound
      if tag.name == "br" { pieces[pieces.count - 1] += " " }
      if !tag.isEnd, isLeftOut(tag) {
        pieces.append("")
        position = min(inside(tag).upperBound, range.upperBound)
      }
    }
    if position < range.upperBound {
      pieces[pieces.count - 1] += decoded(position..<range.upperBound)
    }
    return pieces.map(singleSpaced)
  }

  private func decoded(_ range: Range<Int>) -> String {
    decodedReferences(String(decoding: source.bytes[range], as: UTF8.self))
  }

  /// Links say where they lead.
  func checkLinkTexts() -> [Finding] {
    elements("a").compactMap { tag -> Finding? in
      guard tag["href"] != nil, trimmed(tag["aria-label"] ?? "").isEmpty else { return nil }
      let range = inside(tag)
      let hasPicture = elements("img").contains {
        range.contains($0.range.lowerBound) && !trimmed($0["alt"] ?? "").isEmpty
      }
      return hasPicture || !text(in: range).joined().isEmpty
        ? nil : finding(.links, tag, "a link has no text")
    }
  }

  /// No two figures, tables or claims have the same number.
  func checkNumbers() -> [Finding] {
    var seen: Set<String> = []
    return zip(elements, elements.dropFirst()).compactMap { before, tag -> Finding? in
      guard tag.name == "b" && before.name == "figcaption" || tag.name == "summary" else {
        return nil
      }
      let words = content(after: tag).split { $0 == " " || $0 == "." }.prefix(2)
      guard words.count == 2, ["Figure", "Table", "Claim"].contains(words[0]),
        words[1].allSatisfy(\.isNumber)
      else { return nil }
      let label = words.joined(separator: " ")
      return seen.insert(label).inserted
        ? nil : finding(.numbers, tag, "\(label) is there twice")
    }
  }

  /// Pictures that the page carries are whole.
  func checkPictures() -> [Finding] {
    elements.flatMap { tag in
      tag.attributes.compactMap { _, value -> Finding? in
        let start = "data:image/png;base64,"
        guard value.hasPrefix(start), let fault = pngFault(base64: value.dropFirst(start.count))
        else { return nil }
        return finding(.pictures, tag, "the picture \(fault)")
      }
    }
  }
}

/// Text with one space where there is white space, and none at its ends.
func singleSpaced(_ text: String) -> String {
  text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
}
