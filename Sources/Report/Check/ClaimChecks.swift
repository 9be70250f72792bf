#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

extension CheckedPage {
  /// Every claim of the page holds.
  func checkClaims() -> [Finding] {
    claims.filter(\.hasFailed).map { claim in
      finding(.claims, claim.tag, "the claim \(claim.id) does not hold")
    }
  }

  /// The page and the results have the same claims, sentences and verdicts.
  func checkClaims(against results: CheckedResults) -> [Finding] {
    let told = Dictionary(claims.map { ($0.id, $0) }) { first, _ in first }
    let wrong = results.claims.flatMap { result -> [Finding] in
      guard let claim = told[result.id], claim.hasFailed != result.holds else {
        let message = "the page does not tell the verdict on the claim \(result.id)"
        return [results.finding(result, message)]
      }
      return says(claim.tag, result.text)
        ? [] : [finding(.claims, claim.tag, "the claim \(claim.id) reads otherwise in the results")]
    }
    let known = Set(results.claims.map(\.id))
    let unknown = claims.filter { !known.contains($0.id) }.map {
      finding(.claims, $0.tag, "the claim \($0.id) is not in the results")
    }
    return wrong + unknown
  }

  private var claims: [(id: String, hasFailed: Bool, tag: HTMLTag)] {
    elements("div").compactMap { tag in
      let classes = (tag["class"] ?? "").split(separator: " ")
      guard classes.contains("claim"), let id = tag["id"], id.hasPrefix("claim-") else {
        return nil
      }
      return (String(id.dropFirst(6)), classes.contains("failed"), tag)
    }
  }

  /// Whether a claim's first paragraph is the sentence. Formulas, citations and marks of notes, which the
  /// results have in another form, can be anything.
  private func says(_ claim: HTMLTag, _ sentence: String) -> Bool {
    let body = inside(claim)
    guard let paragraph = elements("p").first(where: { body.contains($0.range.lowerBound) }) else {
      return true
    }
    let pieces = text(in: inside(paragraph)) { tag in
      tag.name == "math" || ["cite", "mark"].contains(tag["class"] ?? "")
    }
    return matches(singleSpaced(sanitized(sentence)), pieces)
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
