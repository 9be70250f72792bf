#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

/// The results beside a page, as the checks see them.
struct CheckedResults: Sendable {
  static let fileName = "results.json"

  let source: SourceText
  let claims: [Results.ClaimResult]

  /// Nothing if the results are not of schema 1.
  init?(_ bytes: [UInt8]) {
    source = SourceText(file: Self.fileName, bytes: bytes)
    guard let results = try? JSONDecoder().decode(Results.self, from: Data(bytes)),
      results.schema == 1
    else { return nil }
    claims = results.claims
  }

  /// Every claim holds.
  func checkClaims() -> [Finding] {
    claims.filter { !$0.holds }.map { finding($0, "the claim \($0.id) does not hold") }
  }

  /// A fault of one claim.
  func finding(_ claim: Results.ClaimResult, _ message: String) -> Finding {
    source.finding(.claims, at: source.offset(of: "\"id\" : \"\(claim.id)\""), message)
  }
}
