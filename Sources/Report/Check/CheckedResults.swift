#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

/// The results beside a page, as the checks see them: their list of claims, whatever else a notebook has in them.
struct CheckedResults: Sendable {
  static let fileName = "results.json"

  let bytes: [UInt8]
  let claims: [ClaimResult]
  private let offsets: [String: Int]

  /// Nothing if the results have no list of claims.
  init?(_ bytes: [UInt8]) {
    struct Results: Decodable { var claims: [ClaimResult] }
    self.bytes = bytes
    guard let results = try? JSONDecoder().decode(Results.self, from: Data(bytes)) else {
      return nil
    }
    claims = results.claims
    offsets = idOffsets(in: bytes)
  }

  /// Every claim holds.
  func checkClaims(_ faults: inout Faults) {
    for claim in claims where !claim.holds {
      faults.add(
        .claims, at: offset(of: claim), "the claim \(shortened(claim.id)) does not hold")
    }
  }

  /// Where a claim stands in the file; the start if it cannot be found.
  func offset(of claim: ClaimResult) -> Int { offsets[claim.id] ?? 0 }
}

/// Where each `"id": "…"` of a JSON text stands first, by the id as it is written.
func idOffsets(in bytes: [UInt8]) -> [String: Int] {
  let key = Array("\"id\"".utf8)
  var offsets: [String: Int] = [:]
  var index = 0
  while let start = bytes[index...].firstIndex(of: UInt8(ascii: "\"")) {
    index = start + 1
    guard bytes[start...].starts(with: key) else { continue }
    let value = bytes[(start + key.count)...].drop { isSpace($0) || $0 == UInt8(ascii: ":") }
    guard value.first == UInt8(ascii: "\"") else { continue }
    let id = value.dropFirst().prefix { $0 != UInt8(ascii: "\"") }
    offsets[String(decoding: id, as: UTF8.self)] =
      offsets[
        String(decoding: id, as: UTF8.self), default: start]
    index = id.endIndex
  }
  return offsets
}
