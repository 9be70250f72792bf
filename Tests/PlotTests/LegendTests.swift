import Testing

@testable import Plot

@Suite struct LegendTests {
  private let rect = Rect(x: 0, y: 0, width: 100, height: 100)

  private func place(_ points: [Point]) -> Point {
    let box = Legend.place(Size(30, 20), in: rect, avoiding: points)
    return Point(box.x, box.y)
  }

  @Test func legendsGoWhereTheyCoverLeast() {
    #expect(place([]) == Point(66, 4))
    #expect(place([Point(80, 10)]) == Point(4, 4))
    #expect(place([Point(80, 10), Point(10, 10)]) == Point(66, 76))
    let corners = [Point(80, 10), Point(10, 10), Point(80, 90), Point(10, 90)]
    #expect(place(corners) == Point(66, 40))
    #expect(place(corners + [Point(80, 50), Point(10, 50)]) == Point(35, 4))
  }

  @Test func pointsThatAreNoPlace() {
    #expect(place([Point(.nan, 10), Point(.infinity, .infinity)]) == Point(66, 4))
  }

  @Test func eachKindOfMarkHasItsKey() {
    let keys = MarkContractTests.marks([1, 2]).compactMap(\.legend?.key)
    #expect(
      keys == [
        .line(dash: [], marker: .circle), .marker(.square), .patch(opacity: 0.25),
        .patch(opacity: 1), .errorBar, .patch(opacity: 1),
      ])
  }
}
