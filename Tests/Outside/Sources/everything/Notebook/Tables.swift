import LiterateModel

extension Everything {
  /// Tables of values and of cells, and what `print` would write.
  func tables(_ page: inout Page, _ run: Run, _ numbers: [Double]) throws {
    //: ## Tables and outputs
    //:
    //: \(table: "values") has a row for each value; the one below it has no number, and no prose refers
    //: to it.

    let rows = Array(numbers.prefix(3).enumerated())
    page.show(
      Table(
        id: "values", caption: "The first numbers, of seed \(index: Int(clamping: run.seed)).",
        rows: rows,
        columns: [
          Column("index", \.offset), Column("number", \.element, .fixed(3)),
          Column("sign") { $0.element < 0 ? "minus" : nil },
          Column("square") { Quantity("square", $0.element * $0.element, .digits(2)) },
          Column("cell") { _ in .missing },
        ]))
    page.show(
      Table(
        header: ["text", "count"], rows: [["a", 1], [.text("b"), .number(0.5, .percent(0))]]))
    page.show("a text")
    page.show(
      numbers.count, caption: "Any value, with a caption and \(run.seeds.count, "seed", "seeds").")

    //: A model that is written from outside is summed up in the same way:

    let model = try Sequential(
      [Flatten(), Dense(units: 2, activation: .softmax)], inputShape: [4, 4, 1], key: run.key)
    page.show(model.summary())
  }
}
