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

  /// The page and `results.json` have the same claims and the same verdicts.
  func checkClaims(against results: [UInt8]) -> [Finding] {
    let file = SourceText(file: "results.json", bytes: results)
    guard let numbers = try? JSONDecoder().decode(Results.self, from: Data(results)) else {
      return [file.finding(.claims, at: 0, "the results are not of schema 1")]
    }
    let told = Dictionary(claims.map { ($0.id, !$0.hasFailed) }) { first, _ in first }
    let known = Set(numbers.claims.map(\.id))
    let wrong = numbers.claims.filter { told[$0.id] != $0.holds }.map {
      file.finding(.claims, at: 0, "the page does not tell the verdict on the claim \($0.id)")
    }
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
}
