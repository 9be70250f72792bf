import Foundation
import Report
import Testing

private let accuracy = Estimate("accuracy", [0.9762, 0.9774, 0.9750], .percent(2))
private let other = Estimate("the other", [0.9610, 0.9630, 0.9580], .percent(2))

struct EstimateTests {
  @Test func isMeanAndDeviationWithOneUnit() {
    #expect(accuracy.text == "97.62 ± 0.12%")
    #expect(Estimate("e", [1, 2, 3, 4], .bits(2)).text == "2.50 ± 1.29\u{202F}bits")
    #expect(accuracy.mean == accuracy.spread.mean && accuracy.spread.values == accuracy.values)
  }

  @Test func isANumberOnOneSeed() {
    let single = Estimate("accuracy", [0.97621], .percent(2))
    #expect(single.text == "97.62%")
    #expect(single.deviation == 0)
    #expect(accuracy.first == Quantity("accuracy", 0.9762, .percent(2)))
  }

  @Test func isNoneWithoutANumber() {
    #expect(Estimate("e", [], .fixed(1)).text == "none")
    #expect(Estimate("e", [1, .nan], .fixed(1)).text == "none")
    #expect(Estimate("e", [], .fixed(1)).first.text == "none")
  }

  @Test func isNeitherNothingNorAllIfItIsNot() {
    #expect(Estimate("e", [0.99996, 0.99998], .percent(1)).text == "99.997 ± 0.001%")
    #expect(Estimate("e", [0, 0.0001], .percent(1)).text == "0.01 ± 0.01%")
    #expect(Estimate("e", [1, 1], .percent(1)).text == "100.0 ± 0.0%")
  }

  @Test func differsSeedBySeed() {
    let difference = accuracy - other
    #expect(difference.name == "accuracy less the other")
    #expect(difference.text == "1.55 ± 0.13\u{202F}points")
    let uneven = Estimate("a", [1, 2], .fixed(1)) - Estimate("b", [1], .fixed(1))
    #expect(uneven.values[0] == 0 && uneven.values[1].isNaN)
  }

  @Test func standsInProseAndTables() throws {
    #expect(try markdown(page("# A\n\nIt is \(accuracy).")).contains("It is 97.62 ± 0.12%."))
    let table = Table(rows: [accuracy], columns: [Column("all", { Estimate?.some($0) })])
    #expect(table.rows == [[.estimate(accuracy)]])
    #expect(table.rows[0][0].text == accuracy.text && table.rows[0][0].isNumber)
    let none = Column<Int>("none", { _ in Estimate?.none })
    #expect(none.cell(1) == .missing)
  }

  @Test func comesBackFromDisk() throws {
    let cell = Table.Cell.estimate(Estimate("e", [1, .infinity], .fixed(1)))
    let data = try JSONEncoder().encode(cell)
    #expect(try JSONDecoder().decode(Table.Cell.self, from: data) == cell)
  }
}
