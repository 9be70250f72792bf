import Foundation
import Report
import Testing

private let accuracy = Estimate("accuracy", [0.9762, 0.9774, 0.975], .percent(2))

private func scores() -> Page {
  var page = page("# A")
  page.seeds = [7, 8, 9]
  page.show(
    Table(
      id: "scores", caption: "Scores.", header: ["model", "accuracy", "images", "loss"],
      rows: [
        ["a & b", .estimate(accuracy), 60_000, .number(0.25, .fixed(2))],
        ["c", .missing, 1, .number(.nan, .fixed(2))],
      ]))
  page.show(Table(header: ["x"], rows: [[1]]))
  page.claim("high", "It is high.", accuracy > 0.976)
  return page
}

/// What is found in a folder with the page when a file of it has been changed.
private func findings(_ edits: [(file: String, old: String, new: String)]) throws -> [String] {
  try withFolder { folder in
    let output = folder + "/output"
    try write(scores(), to: output, formats: [HTMLRenderer()])
    for (file, old, new) in edits { try edit("\(output)/\(file)", old, new) }
    return try Checker(folder: output).findings().filter { !$0.message.contains("does not hold") }
      .map { "\($0.file): \($0.message)" }
  }
}

struct TableCheckTests {
  @Test func resultsHaveTextsAndNumbers() throws {
    let tables = try Document(scores()).tableResults
    let table = try #require(tables["scores"])
    #expect(tables.count == 1 && table.columns == ["model", "accuracy", "images", "loss"])
    #expect(
      table.rows[0] == [
        .init(text: "a & b"),
        .init(
          text: "97.62 ± 0.12%", value: accuracy.mean, deviation: accuracy.deviation,
          values: [0.9762, 0.9774, 0.975]),
        .init(text: "60,000", value: 60_000), .init(text: "0.25", value: 0.25),
      ])
    #expect(
      table.rows[1] == ["c", "–", "1", "none"].map { .init(text: $0, value: $0 == "1" ? 1 : nil) })
  }

  @Test func isNothingOnASoundPage() throws { #expect(try findings([]) == []) }

  /// Each: a file, what is replaced in it, by what, and what is found.
  @Test(
    arguments: [
      (
        "index.html", "<td>97.62 ± 0.12%", "<td>97.63 ± 0.12%",
        "index.html: the table scores, row 1, column accuracy: found 97.63 ± 0.12%, expected 97.62 ± 0.12% as in the results"
      ),
      (
        "index.html", "<th>images", "<th>pictures",
        "index.html: the table scores, head, column images: found pictures, expected images as in the results"
      ),
      (
        "index.html", "<tr><td>c", "<tr><td><b>c</b>",
        "index.html: the table scores, row 2, column model: found , expected c as in the results"
      ),
      (
        "index.html", "<tr><td>c", "<tr><td>c<td>d",
        "index.html: the table scores, row 2 has 5 cells, expected 4 as in the results"
      ),
      (
        "index.html", "</table>", "<tr><td>d</table>",
        "index.html: the table scores has 3 rows, expected 2 as in the results"
      ),
      (
        "index.html", "id=\"table-scores\"", "id=\"table-other\"",
        "index.html: the table other is not in the results"
      ),
      (
        "results.json", "\"value\" : 60000", "\"value\" : 70001",
        "results.json: the table scores, row 1, column images: 60,000 is not the rounding of 70001.0"
      ),
      (
        "results.json", "\"value\" : 0.25", "\"value\" : 0.2",
        "results.json: the table scores, row 1, column loss: 0.25 is not the rounding of 0.2"
      ),
      (
        "results.json", "0.9774", "0.9674",
        "results.json: the table scores, row 1, column accuracy: mean and deviation are not those of its values"
      ),
      (
        "index.html", "on 2 of 3 seeds", "on 1 of 3 seeds",
        "index.html: the claim high holds on other seeds in the results"
      ),
      (
        "index.html", "not on seed 9", "not on seed 8",
        "index.html: the claim high holds on other seeds in the results"
      ),
      (
        "results.json", "\"holds\" : false", "\"holds\" : true",
        "results.json: the verdict on the claim high is not that on its seeds"
      ),
    ] as [(String, String, String, String)])
  func finds(file: String, old: String, new: String, message: String) throws {
    #expect(try findings([(file, old, new)]).contains(message))
  }

  @Test func findsResultsWithoutTables() throws {
    let missing = try findings([("results.json", "\"tables\"", "\"others\"")])
    #expect(missing == ["index.html: the table scores is not in the results"])
    let ofABuild = [
      ("results.json", "\"tables\"", "\"others\""), ("results.json", "{", "{ \"schema\": 2,"),
    ]
    #expect(
      try findings(ofABuild).contains(
        "results.json: the results have no tables that can be read"))
  }
}

/// Texts that tell of a number, and whether they are its rounding.
struct WrittenNumberTests {
  @Test(
    arguments: [
      ("97.62%", 0.97624, true), ("97.62%", 0.97626, false), ("97.6%", 0.9762, true),
      ("−0.25", -0.2512, true), ("0.25", -0.2512, false), ("1,230", 1_234, true),
      ("1,230", 1_236, false), ("1.23 × 10⁻⁷", 1.2345e-7, true), ("1.23 × 10⁻⁷", 1.2345e-6, false),
      ("2.5\u{202F}s", 2.46, true), ("less than 0.1%", 0.0004, true),
      ("less than 0.1%", 0.02, false), ("more than 99.9%", 0.9999, true),
      ("more than 99.9%", 0.98, false), ("1.20\u{202F}points", 0.012, true),
      ("1.20\u{202F}points", 1.2, true), ("1.20\u{202F}points", 0.12, false), ("high", 0.5, true),
      ("0", 0, true), ("0.00", 0.004, true), ("0.00", 0.006, false),
    ])
  func isTheRounding(_ text: String, _ value: Double, _ isRounding: Bool) {
    #expect(TableResult.Cell(text: text, value: value).isConsistent == isRounding)
  }

  /// What the page writes is never taken for something else.
  @Test(arguments: [
    NumberFormat.fixed(0), .fixed(3), .digits(1), .digits(3), .percent(0), .percent(2), .bits(2),
    .digits(2, unit: "mm"),
  ])
  func whatIsWrittenIsARounding(_ format: NumberFormat) {
    let values = [0, 1, 0.5, 0.05, 0.999_999, 1e-9, 123_456.789, 9.995, 1e12, 0.1 + 0.2, 1.0 / 3]
    for value in values + values.map(-) {
      let cell = TableResult.Cell(text: format.text(value), value: value)
      #expect(cell.isConsistent, "\(cell.text) of \(value)")
    }
  }
}
