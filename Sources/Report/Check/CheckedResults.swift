#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

/// The results beside a page, as the checks see them: their claims, tables and seeds, whatever else a notebook has in them.
struct CheckedResults: Sendable {
  static let fileName = "results.json"

  let bytes: [UInt8]
  let claims: [ClaimResult]
  /// The run's seeds, in the order of what claims and tables say of each; none for a run of one.
  let seeds: [UInt64]
  /// By id; none in results of somebody's own program that has none.
  let tables: [String: TableResult]
  /// Whether the tables that results of a build have are there.
  let hasTables: Bool
  private let offsets: [String: Int]

  private struct Claims: Decodable { var claims: [ClaimResult] }
  private struct Tables: Decodable { var tables: [String: TableResult] }
  private struct Run: Decodable {
    var schema: Int?
    var seeds: [UInt64]?
  }

  /// Nothing if the results have no list of claims.
  init?(_ bytes: [UInt8]) {
    func read<Part: Decodable>(_ type: Part.Type) -> Part? {
      try? JSONDecoder().decode(type, from: Data(bytes))
    }
    guard let claims = read(Claims.self)?.claims else { return nil }
    let (run, tables) = (read(Run.self), read(Tables.self)?.tables)
    self.bytes = bytes
    self.claims = claims
    self.tables = tables ?? [:]
    seeds = run?.seeds ?? []
    hasTables = tables != nil || run?.schema == nil
    offsets = idOffsets(in: bytes)
  }

  /// Every claim holds.
  func checkClaims(_ faults: inout Faults) {
    for claim in claims where !claim.holds {
      faults.add(
        .claims, at: offset(of: claim), "the claim \(shortened(claim.id)) does not hold")
    }
  }

  /// A verdict is that on all seeds.
  func checkSeeds(_ faults: inout Faults) {
    for claim in claims {
      guard let seeds = claim.seeds, claim.holds != (!seeds.isEmpty && seeds.allSatisfy(\.self))
      else { continue }
      faults.add(
        .claims, at: offset(of: claim),
        "the verdict on the claim \(shortened(claim.id)) is not that on its seeds")
    }
  }

  /// Where a claim stands in the file; the start if it cannot be found.
  func offset(of claim: ClaimResult) -> Int { offsets[claim.id] ?? 0 }

  /// Where a table stands in the file; the start if it cannot be found.
  func offset(ofTable id: String) -> Int {
    guard let tables = bytes.firstRange(of: Array("\"tables\"".utf8)) else { return 0 }
    return bytes[tables.upperBound...].firstRange(of: Array("\"\(id)\"".utf8))?.lowerBound ?? 0
  }
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
