import Report
import Testing

private func bits(_ value: Double) -> Quantity { Quantity("entropy", value, .bits(2)) }

struct ClaimTests {
  @Test func comparesAsIEEE754Does() {
    #expect((bits(1) > bits(0.5)).holds && !(bits(0.5) > bits(0.5)).holds)
    #expect((bits(0.5) >= bits(0.5)).holds && (bits(0.5) <= 0.5).holds)
    #expect((bits(0.4) < 0.5).holds && (bits(0.5) == 0.5).holds && (bits(0.4) != 0.5).holds)
  }

  @Test func isFalseForNaN() {
    let nan = bits(.nan)
    let conditions = [nan > 0, nan >= 0, nan < 0, nan <= 0, nan == nan, nan != 0, bits(0) != .nan]
    #expect(conditions.allSatisfy { !$0.holds })
  }

  @Test func needsAllOfItsParts() {
    #expect((bits(1) > 0 && bits(2) > 1).holds)
    #expect(!(bits(1) > 0 && bits(2) > 3).holds)
    #expect((bits(1) > 0 && bits(2) > 3).evidence.map(\.holds) == [true, false])
    #expect(!Condition.all([]).holds)
  }

  @Test func tellsCloseNumbersApart() throws {
    var page = Page()
    page.claim("close", "One is larger.", bits(1.00001) > bits(1.0))
    #expect(try markdown(page).contains("1.00001\u{202F}bits"))
  }

  @Test func showsTheEvidence() throws {
    var page = Page()
    page.claim(
      "surer", "It is *surer* here.",
      Quantity("mean of wrong", 1.0812, .bits(2)) > Quantity("mean of right", 0.0934, .bits(2)))
    let text = try blocks(page)
    #expect(text.contains("<div class=\"claim\" id=\"claim-surer\">"))
    #expect(text.contains("<summary>Claim 1 holds</summary>"))
    #expect(text.contains("mean of wrong (1.08\u{202F}bits) &gt; mean of right (0.09\u{202F}bits)"))
    #expect(text.contains("difference +0.99\u{202F}bits"))
  }

  @Test func marksWhatFails() throws {
    var page = Page()
    page.claim("fails", "Two is less than one.", Condition(false, evidence: "2 and 1"))
    page.claim("holds", "One is less than two.", Condition(true, evidence: "1 and 2"))
    #expect(try html(page).contains("<div class=\"claim failed\" id=\"claim-fails\">"))
    #expect(try html(page).contains("Claim 1 does not hold on this run"))
    #expect(try html(page).contains("Of 2, 1 failed."))
    #expect(try markdown(page).contains("✗ Does not hold on this run."))
    #expect(page.claims.map(\.holds) == [false, true])
  }

  @Test func givesItsTextToTheResults() throws {
    var page = Page()
    page.claim("id", "The *mean* is \(0.5, .fixed(1)).", bits(1) > 0)
    #expect(
      try Document(page).claimResults
        == [ClaimResult(id: "id", text: "The mean is 0.5.", holds: true)])
  }
}
