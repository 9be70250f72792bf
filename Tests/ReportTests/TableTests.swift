import Report
import Testing

private struct Model {
  var name: String
  var accuracy: Double
  var images: Int
  var loss: Float?
  var best: Quantity?
}

private let models = [
  Model(name: "a", accuracy: 0.9729, images: 60_000, loss: 0.25),
  Model(name: "b", accuracy: 0.5, images: 1, best: Quantity("best", 0.5, .bits(1))),
]

struct TableTests {
  @Test func tellsOfValues() {
    let table = Table(
      id: "models", caption: "Two models.", rows: models,
      columns: [
        Column("model", \.name), Column("accuracy", \.accuracy, .percent(2)),
        Column("images", \.images), Column("loss", \.loss, .fixed(2)), Column("best", \.best),
        Column("wrong") { .count(Int((1 - $0.accuracy) * 2)) },
        Column("twice", { $0.name + $0.name }),
      ])
    #expect(
      table.header == ["model", "accuracy", "images", "loss", "best", "wrong", "twice"])
    #expect(
      table.rows.map { $0.map(\.text) } == [
        ["a", "97.29%", "60,000", "0.25", "–", "0", "aa"],
        ["b", "50.00%", "1", "–", "0.5\u{202F}bits", "1", "bb"],
      ])
    #expect(table.rows[0].map(\.isNumber) == [false, true, true, true, false, true, false])
  }

  @Test func takesAnySequence() {
    let table = Table(rows: 1...2, columns: [Column("k") { .count($0) }])
    #expect(table.rows == [[1], [2]])
  }

  @Test func putsNumbersAtTheRight() throws {
    var page = Page()
    page.show(
      Table(rows: models, columns: [Column("m", \.name), Column("l", \.loss, .fixed(1))]))
    #expect(
      try blocks(page).contains("<table class=\"numbers\"><thead><tr><th>m<th>l<tbody><tr><td>a"))
    #expect(try markdown(page).contains("| --- | ---: |\n| a | 0.3 |\n| b | – |"))
  }

  @Test func marksNumbersInATableThatIsNotAllNumbers() throws {
    var page = Page()
    page.show(Table(rows: models, columns: [Column("n", \.images), Column("m", \.name)]))
    #expect(
      try blocks(page).contains("<th class=right>n<th>m<tbody><tr><td class=right>60,000<td>a"))
  }
}
