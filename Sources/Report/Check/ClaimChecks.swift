extension CheckedPage {
  /// A claim of the page: its id, and the place of its element.
  struct Claim {
    let id: String
    let element: Int
    let hasFailed: Bool
  }

  /// Every claim of the page holds.
  func checkClaims(_ faults: inout Faults) {
    for claim in claims where claim.hasFailed {
      faults.add(.claims, tags[claim.element], "the claim \(shortened(claim.id)) does not hold")
    }
  }

  /// The page and the results have the same claims, sentences and verdicts.
  ///
  /// - Parameter resultFaults: what is wrong with the results.
  func checkClaims(
    against results: CheckedResults, _ faults: inout Faults, _ resultFaults: inout Faults
  ) {
    let told = Dictionary(claims.map { ($0.id, $0) }) { first, _ in first }
    var sentences = Sentences(page: self)
    for result in results.claims {
      let id = shortened(result.id)
      guard let claim = told[result.id], claim.hasFailed != result.holds else {
        resultFaults.add(
          .claims, at: results.offset(of: result),
          "the page does not tell the verdict on the claim \(id)")
        continue
      }
      if !sentences.say(claim, result.text) {
        faults.add(.claims, tags[claim.element], "the claim \(id) reads otherwise in the results")
      }
      if !sentences.tell(claim, SeedVerdict(result.seeds ?? [], seeds: results.seeds)) {
        faults.add(
          .claims, tags[claim.element],
          "the claim \(id) holds on other seeds in the results")
      }
    }
    let known = Set(results.claims.map(\.id))
    for claim in claims where !known.contains(claim.id) {
      faults.add(
        .claims, tags[claim.element], "the claim \(shortened(claim.id)) is not in the results")
    }
  }

  private var claims: [Claim] {
    elements("div").compactMap { index in
      let tag = tags[index]
      let classes = (tag["class"] ?? "").split(separator: " ")
      guard classes.contains("claim"), let id = tag["id"], id.hasPrefix("claim-") else {
        return nil
      }
      return Claim(
        id: String(id.dropFirst(6)), element: index, hasFailed: classes.contains("failed"))
    }
  }
}

/// The sentences of a page's claims, each claim's first paragraph, and their verdicts, each claim's first summary. Formulas,
/// citations and marks of notes, which the results have in another form, can be anything.
private struct Sentences {
  private let page: CheckedPage
  /// For each tag, the place of the first paragraph from there on.
  private let paragraphs: [Int]
  private let summaries: [Int]
  /// The texts of paragraphs that were read.
  private var pieces: [Int: [String]] = [:]

  init(page: CheckedPage) {
    self.page = page
    paragraphs = Self.next("p", page)
    summaries = Self.next("summary", page)
  }

  private static func next(_ name: String, _ page: CheckedPage) -> [Int] {
    var next = page.tags.count
    var places = [Int](repeating: next, count: page.tags.count)
    for index in page.tags.indices.reversed() {
      if page.tags[index].kind == .start, page.tags[index].name == name { next = index }
      places[index] = next
    }
    return places
  }

  /// The first element of a list of places that is inside of a claim.
  private func first(_ places: [Int], in claim: CheckedPage.Claim) -> Int? {
    let place = places[claim.element]
    guard place < page.tags.count,
      page.inside(claim.element).contains(page.tags[place].range.lowerBound)
    else { return nil }
    return place
  }

  /// Whether a claim's first paragraph is the sentence.
  mutating func say(_ claim: CheckedPage.Claim, _ sentence: String) -> Bool {
    guard let paragraph = first(paragraphs, in: claim) else { return true }
    return matches(singleSpaced(sanitized(sentence)), text(of: paragraph))
  }

  /// Whether a claim's verdict has the numbers of seeds, in whatever words: on how many it holds, of how many, and on
  /// which it does not. The claim's own number may stand before.
  mutating func tell(_ claim: CheckedPage.Claim, _ verdict: SeedVerdict?) -> Bool {
    guard let summary = first(summaries, in: claim) else { return true }
    let text = text(of: summary).joined(separator: " ")
    let found = text.split { !$0.isASCII || !$0.isNumber }.map(String.init)
    let expected = verdict?.numbers.map(String.init) ?? []
    return found.suffix(expected.count) == expected[...] && found.count <= expected.count + 1
  }

  private mutating func text(of paragraph: Int) -> [String] {
    if let known = pieces[paragraph] { return known }
    let all = page.text(of: paragraph) { tag in
      tag.name == "math" || ["cite", "mark"].contains(tag["class"] ?? "")
    }
    // Between its ends an empty piece says nothing.
    let inner = all.dropFirst().dropLast().filter { !$0.isEmpty }
    let text = all.count > 1 ? all.prefix(1) + inner + all.suffix(1) : all
    pieces[paragraph] = text
    return text
  }
}

/// Whether a text consists of the pieces in order, with anything between them.
private func matches(_ text: String, _ pieces: [String]) -> Bool {
  guard let first = pieces.first, let last = pieces.last, pieces.count > 1 else {
    return text == pieces.first ?? ""
  }
  guard text.hasPrefix(first), text.hasSuffix(last) else { return false }
  var rest = text.dropFirst(first.count)
  for piece in pieces.dropFirst() where !piece.isEmpty {
    guard let place = rest.firstRange(of: piece) else { return false }
    rest = rest[place.upperBound...]
  }
  return true
}
