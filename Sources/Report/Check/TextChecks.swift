extension CheckedPage {
  /// The text of an element, without comments and without the elements that are left out.
  ///
  /// - Returns: the pieces between the elements left out, without references and with single spaces.
  func text(of element: Int, without isLeftOut: (HTMLTag) -> Bool = { _ in false }) -> [String] {
    let range = inside(element)
    var pieces = [""]
    var position = range.lowerBound
    var next = element + 1
    while next < tags.count, tags[next].range.lowerBound < range.upperBound {
      let tag = tags[next]
      next += 1
      guard tag.range.lowerBound >= position else { continue }
      pieces[pieces.count - 1] += decoded(position..<tag.range.lowerBound)
      position = tag.range.upperBound
      if tag.name == "br" { pieces[pieces.count - 1] += " " }
      if tag.kind == .start, isLeftOut(tag) {
        pieces.append("")
        position = min(inside(next - 1).upperBound, range.upperBound)
      }
    }
    if position < range.upperBound {
      pieces[pieces.count - 1] += decoded(position..<range.upperBound)
    }
    return pieces.map(singleSpaced)
  }

  private func decoded(_ range: Range<Int>) -> String {
    decodedReferences(String(decoding: bytes[range], as: UTF8.self))
  }

  /// Whether there is something to be read between two places of the page.
  func isBlank(_ range: Range<Int>) -> Bool {
    bytes[range].allSatisfy(isSpace) || singleSpaced(decoded(range)).isEmpty
  }

  /// Links say where they lead.
  func checkLinkTexts(_ faults: inout Faults) {
    let words = wordsBefore
    for index in elements("a") {
      let tag = tags[index]
      guard tag["href"] != nil, trimmed(tag["aria-label"] ?? "").isEmpty else { continue }
      if words[index] == words[firstTag(from: inside(index).upperBound)] {
        faults.add(.links, tag, "a link has no text")
      }
    }
  }

  /// For each tag and for the end of the page, how many texts and pictures with a text stand before it.
  private var wordsBefore: [Int] {
    var count = 0
    var counts = [0]
    for (index, tag) in tags.enumerated() {
      if index > 0, !isBlank(gap(after: index - 1)) { count += 1 }
      counts[index] = count
      if tag.kind == .start, tag.name == "img", !trimmed(tag["alt"] ?? "").isEmpty { count += 1 }
      counts.append(count)
    }
    if let last = tags.indices.last, !isBlank(gap(after: last)) { counts[last + 1] += 1 }
    return counts
  }

  /// The place of the first tag that does not begin before an offset.
  private func firstTag(from offset: Int) -> Int {
    var (low, high) = (0, tags.count)
    while low < high {
      let middle = (low + high) / 2
      if tags[middle].range.lowerBound < offset { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// No two figures, tables or claims have the same number.
  func checkNumbers(_ faults: inout Faults) {
    var seen: Set<String> = []
    var before = ""
    for index in elements {
      let tag = tags[index]
      defer { before = tag.name }
      guard tag.name == "b" && before == "figcaption" || tag.name == "summary" else { continue }
      let words = content(after: index).split(maxSplits: 2) { $0 == " " || $0 == "." }.prefix(2)
      guard words.count == 2, ["Figure", "Table", "Claim"].contains(words[0]),
        words[1].allSatisfy(\.isNumber)
      else { continue }
      let label = words.joined(separator: " ")
      if !seen.insert(label).inserted {
        faults.add(.numbers, tag, "\(shortened(label)) is there twice")
      }
    }
  }

  /// Pictures that the page carries are whole.
  func checkPictures(_ faults: inout Faults) {
    let start = "data:image/png;base64,"
    for index in elements {
      for (_, value) in tags[index].attributes where value.hasPrefix(start) {
        guard let fault = pngFault(base64: value.dropFirst(start.count)) else { continue }
        faults.add(.pictures, tags[index], "the picture \(fault)")
      }
    }
  }
}

/// Text with one space where there is white space, and none at its ends.
func singleSpaced(_ text: String) -> String {
  text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
}
