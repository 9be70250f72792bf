import Foundation
import Report
import Testing

private func bits(_ name: String, _ values: [Double]) -> Estimate {
  Estimate(name, values, .bits(2))
}

private let wrong = bits("mean of wrong", [1.08, 1.02, 1.11])
private let right = bits("mean of right", [0.09, 0.08, 1.30])

private func page(_ condition: Condition, seeds: [UInt64] = []) -> Page {
  var page = Page()
  page.seeds = seeds
  page.claim("surer", "It is surer here.", condition)
  return page
}

struct SeedClaimTests {
  @Test func holdsOrNotOnEachSeed() {
    #expect((wrong > right).seeds == [true, true, false])
    #expect(!(wrong > right).holds && (wrong > 1).holds)
    #expect((wrong <= right).seeds == [false, false, true])
    #expect((wrong >= 1.08).seeds == [true, false, true])
    #expect((wrong != right).holds && !(wrong == right).holds && (wrong < 1.2).holds)
  }

  @Test func doesNotHoldWithoutNumbers() {
    #expect(!(bits("none", []) > 0).holds && (bits("none", []) > 0).seeds.isEmpty)
    #expect((bits("nan", [1, .nan]) > 0).seeds == [true, false])
    #expect((bits("short", [1]) < wrong).seeds == [true, false, false])
    #expect(!Condition(seeds: [], evidence: "").holds)
  }

  @Test func combinesSeedBySeed() {
    let one = Quantity("one", 1, .fixed(0))
    #expect((wrong > right && wrong > 1.05).seeds == [true, false, false])
    #expect((wrong > right && one > 0).seeds == [true, true, false])
    #expect((one < 0 && wrong > 1).seeds == [false, false, false])
    #expect((wrong > right && wrong > 1.05).evidence.map(\.holds) == [false, false])
    #expect((one > 0 && one < 2).seeds.isEmpty)
    #expect(Condition(seeds: [true, false], evidence: "words").seeds == [true, false])
  }

  @Test func tellsMeansAndTheNumbersOfEachSeed() {
    let evidence = (wrong > right).evidence[0]
    #expect(
      evidence.sentence
        == "mean of wrong (1.07 ± 0.05\u{202F}bits) > mean of right (0.49 ± 0.70\u{202F}bits)")
    #expect(evidence.bySeed == "1.08 > 0.09, 1.02 > 0.08, 1.11 > 1.30 ✗")
    #expect(evidence.margin == "−0.19\u{202F}bits")
    #expect((wrong < right).evidence[0].margin == "+0.99\u{202F}bits")
    let limit = (wrong > 1).evidence[0]
    #expect(limit.sentence == "mean of wrong (1.07 ± 0.05\u{202F}bits) > 1.00\u{202F}bits")
    #expect(limit.bySeed == "1.08, 1.02, 1.11")
    #expect(limit.margin == "+0.02\u{202F}bits")
  }

  @Test func tellsCloseNumbersApartOnEachSeed() {
    let close = bits("a", [1, 1]) > bits("b", [0.5, 0.9999])
    #expect(close.evidence[0].bySeed == "1.0000 > 0.5000, 1.0000 > 0.9999")
  }

  @Test func tellsManySeedsInShort() {
    let many = bits("a", (0..<1_000).map(Double.init)) > 500
    #expect(many.evidence[0].bySeed?.hasSuffix("11.00 ✗ and 988 more") == true)
    #expect((many.evidence[0].bySeed?.utf8.count ?? 0) < 300)
  }

  @Test func readsAsEverOnOneSeed() {
    let over = Estimate("a", [1.08], .bits(2)) > 0.5
    let single = Quantity("a", 1.08, .bits(2)) > 0.5
    #expect(over.evidence[0].sentence == single.evidence[0].sentence)
    #expect(over.evidence[0].margin == single.evidence[0].margin)
    #expect(over.evidence[0].bySeed == nil && over.seeds == [true])
  }

  @Test func saysOnWhichSeedsItHolds() throws {
    #expect(try html(page(wrong > 1)).contains("<summary>Claim 1 holds on 3 of 3 seeds</summary>"))
    #expect(
      try html(page(wrong > right, seeds: [7, 8, 9])).contains(
        "<summary>Claim 1 holds on 2 of 3 seeds, not on seed 9</summary>"))
    #expect(
      try html(page(wrong >= 1.1)).contains(
        "<summary>Claim 1 holds on 1 of 3 seeds, not on seeds 0 and 1</summary>"))
    #expect(try html(page(wrong < 1)).contains("Claim 1 holds on 0 of 3 seeds</summary>"))
    #expect(try html(page(bits("a", [1]) > 0)).contains("<summary>Claim 1 holds</summary>"))
    #expect(try markdown(page(wrong > 1)).contains("✓ *Holds on 3 of 3 seeds.*"))
    #expect(
      try notebook(page(wrong > right)).contains("✗ Holds on 2 of 3 seeds, not on seed 2."))
  }

  @Test func namesFewOfManySeeds() throws {
    let many = bits("a", (0..<100).map(Double.init)) > 50
    let verdict = try #require(Document(page(many)).claims[0].seeds)
    #expect(
      verdict.text
        == "holds on 49 of 100 seeds, not on seeds 0, 1, 2, 3, 4, 5, 6, 7 and 43 more")
  }

  @Test func givesItsSeedsToTheResults() throws {
    let result = ClaimResult(
      id: "surer", text: "It is surer here.", holds: false, seeds: [true, true, false])
    #expect(try Document(page(wrong > right)).claimResults == [result])
    #expect(try Document(page(bits("a", [1]) > 0)).claimResults[0].seeds == [true])
  }

  /// What a reader of five seeds is given beside the means is a line.
  @Test func isLight() throws {
    let five = bits("a", [1.08, 1.02, 1.11, 1.07, 1.1]) > bits("b", [0.09, 0.08, 0.1, 0.07, 0.11])
    let one = bits("a", [1.08]) > bits("b", [0.09])
    let more = try blocks(page(five)).utf8.count - blocks(page(one)).utf8.count
    #expect(more < 300)
  }

  @Test func comesBackFromDisk() throws {
    let page = page(wrong > right && wrong > .nan, seeds: [7, 8, 9])
    let back = try JSONDecoder().decode(Page.self, from: JSONEncoder().encode(page))
    #expect(try html(back) == html(page))
  }
}
