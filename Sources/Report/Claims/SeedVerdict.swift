internal import Basics

/// On which seeds of a run a claim holds, for a reader.
public struct SeedVerdict: Sendable, Hashable {
  /// On how many seeds it holds.
  public let held: Int
  /// How many seeds there are: two at least.
  public let total: Int
  /// The seeds on which it does not hold.
  public let missed: [UInt64]

  /// Nothing for less than two seeds, where the verdict is that of the claim.
  ///
  /// - Parameters:
  ///   - holds: for each seed, whether it holds.
  ///   - seeds: the seeds in the same order; where there are none they are numbered from 0.
  init?(_ holds: [Bool], seeds: [UInt64]) {
    guard holds.count > 1 else { return nil }
    total = holds.count
    held = holds.count(where: \.self)
    missed = holds.indices.filter { !holds[$0] }.map { index in
      seeds.indices.contains(index) ? seeds[index] : UInt64(index)
    }
  }

  /// How many seeds are named.
  static let named = 8

  /// The seeds that are named where a claim does not hold: none where it holds on no seed, which needs no list.
  var namedSeeds: [UInt64] { held == 0 ? [] : Array(missed.prefix(Self.named)) }

  /// The named seeds in words, and how many there are beside them: `1, 3 and 4`.
  var missedList: String {
    let rest = missed.count - namedSeeds.count
    return listed(namedSeeds.map(String.init) + (rest > 0 ? ["\(rest) more"] : []), "and")
  }

  /// All numbers of the verdict in words, in their order.
  var numbers: [UInt64] {
    let rest = namedSeeds.isEmpty ? 0 : missed.count - namedSeeds.count
    return [UInt64(held), UInt64(total)] + namedSeeds + (rest > 0 ? [UInt64(rest)] : [])
  }

  /// In words: `holds on 4 of 5 seeds, not on seed 3`.
  public var text: String {
    let list =
      namedSeeds.isEmpty ? "" : ", not on seed\(missed.count == 1 ? "" : "s") \(missedList)"
    return "holds on \(held) of \(total) seeds\(list)"
  }
}
