import SnapshotSupport
import Testing

@testable import Plot

@Suite struct LayoutTests {
  private func axes(_ label: String = "", _ range: ClosedRange<Double> = 0...1) -> Axes {
    var axes = Axes()
    (axes.yLabel, axes.y) = (label, .linear(range))
    return axes
  }

  private func frames(_ figure: Figure) throws -> [[Rect]] {
    Layout(figure, figure.settledRows, TextLayout(font: try font.get())).frames
  }

  @Test func framesOfOneShareAreOfOneWidth() throws {
    let row = [axes("a label"), axes("", 0...1_000_000), axes()]
    let widths = try frames(Figure(rows: [row], alt: ""))[0].map(\.width)
    #expect(Set(widths).count == 1)
  }

  @Test func framesLineUp() throws {
    var titled = axes("label")
    titled.title = "title"
    let frames = try frames(Figure(rows: [[axes(), titled], [titled, axes()]], alt: ""))
    #expect(frames[0][0].minX == frames[1][0].minX && frames[0][1].maxX == frames[1][1].maxX)
    #expect(frames[0][0].minY == frames[0][1].minY && frames[1][0].maxY == frames[1][1].maxY)
  }

  /// Frames stand on whole points.
  @Test func ratiosShareOutTheRoom() throws {
    var figure = Figure(
      rows: [[axes(), axes()], [axes(), axes()]], widthRatios: [1, 3], alt: "")
    figure.heightRatios = [2, 1]
    let frames = try frames(figure)
    #expect(abs(frames[0][1].width - 3 * frames[0][0].width) < 3)
    #expect(abs(frames[0][0].height - 2 * frames[1][0].height) < 2)
    figure.widthRatios = [.nan, -1]
    #expect(try self.frames(figure).joined().allSatisfy { $0.width >= 1 })
  }

  @Test func aColourBarIsNarrow() throws {
    let frames = try frames(Figure(rows: [[axes(), .colorBar(.viridis, 0...1)]], alt: ""))
    #expect(frames[0][1].width == 12)
    #expect(frames[0][0].width > 500)
  }

  @Test func imagesKeepTheirShape() throws {
    let image = Axes.image(Bitmap(width: 4, height: 2, gray: [UInt8](repeating: 0, count: 8)))
    let frame = try frames(Figure(rows: [[image]], alt: ""))[0][0]
    #expect(frame.width == 2 * frame.height)
  }

  @Test func sharedAxesHaveOneScaleAndOuterNumbers() {
    func plot(_ values: [Double]) -> Axes {
      var axes = Axes()
      (axes.marks, axes.xLabel, axes.yLabel) = ([LineMark(x: values, y: values)], "x", "y")
      return axes
    }
    var figure = Figure(
      rows: [[plot([0, 1]), plot([5, 10])], [plot([2]), plot([-10, 3])]], alt: "")
    (figure.sharesX, figure.sharesY) = (true, true)
    let rows = figure.settledRows
    #expect(
      Set(rows.joined().map(\.xScale)).count == 1 && Set(rows.joined().map(\.yScale)).count == 1)
    #expect(rows.map { $0.map(\.hasXNumbers) } == [[false, false], [true, true]])
    #expect(rows.map { $0.map(\.hasYNumbers) } == [[true, false], [true, false]])
    #expect(rows.map { $0.map(\.yLabel) } == [["y", ""], ["y", ""]])
    figure.rows[0][1].x = .log(1...100)
    #expect(figure.settledRows.joined().allSatisfy { $0.x == .log(1...100) })
  }

  @Test func thinnedTicksKeepZero() throws {
    let scale = Scale.linear(-1...1)
    let labels = TickLabels(scale.ticks(5), size: 10, TextLayout(font: try font.get()))
    #expect(labels.kept(along: 20, scale, labels.height).map(\.label) == ["0.0"])
    #expect(labels.kept(along: 300, scale, labels.height).map(\.value) == [-1, -0.5, 0, 0.5, 1])
  }

  /// Those beyond the axis are left out, and those that would touch their neighbours.
  @Test func ticksCanBeGiven() throws {
    var axes = axes("", 0...1)
    axes.x = .linear(0...10)
    axes.xTicks = [-1, 0, 5, 5.001, 10].map { Scale.Tick(value: $0, label: "at_\(Int($0))") }
    axes.yTicks = []
    #expect(axes.visibleXTicks(300).map(\.label) == ["at_0", "at_5", "at_5", "at_10"])
    #expect(axes.visibleYTicks(300).isEmpty)
    let labels = TickLabels(
      axes.visibleXTicks(300), size: 10, TextLayout(font: try font.get()))
    #expect(labels.kept(along: 300, axes.xScale, labels.width).map(\.value) == [0, 5.001])
  }

  /// Everything of a figure lies on it.
  @Test(arguments: SnapshotTests.figures.map(\.0))
  func nothingIsCutByTheEdge(_ name: String) throws {
    let figure = try #require(SnapshotTests.figures.first { $0.0 == name }).1
    for shape in try figure.drawing(theme: .light, font: font.get()).shapes {
      guard case .fill(let path, _) = shape else { continue }
      for point in path.flattened().flatMap(\.points) {
        #expect((0...figure.width).contains(point.x) && (0...figure.height).contains(point.y))
      }
    }
  }

  @Test func longNumbersAtTheEndsHaveRoom() throws {
    var axes = Axes()
    (axes.x, axes.y) = (.linear(1_000_000...9_000_000), .linear(0...1))
    axes.hasYNumbers = false
    let text = TextLayout(font: try font.get())
    let frame = try frames(Figure(width: 400, rows: [[axes]], alt: ""))[0][0]
    let half = text.width("9000000", size: FontSize.tick) / 2
    #expect(frame.maxX + half <= 400 && frame.minX - half >= 0)
  }

  /// No label of a tick reaches over another or beyond the figure; no title is wider than its room.
  @Test(arguments: [60, 150, 300, 680] as [Double])
  func nothingOverlapsOrIsCut(_ width: Double) throws {
    var axes = Axes()
    axes.x = .categorical((0..<30).map { "category \($0)" })
    (axes.y, axes.title) = (.linear(-1e6...1e6), "A title that is longer than narrow axes are wide")
    let figure = Figure(width: width, height: 200, rows: [[axes]], alt: "")
    let text = TextLayout(font: try font.get())
    let frame = try frames(figure)[0][0]
    let labels = TickLabels(axes.visibleXTicks(frame.width), size: FontSize.tick, text)
    let kept = labels.kept(along: frame.width, axes.xScale, labels.width)
    let boxes = kept.map { tick in
      (axes.xScale.place(tick.value) * frame.width, text.width(tick.label, size: FontSize.tick) / 2)
    }
    for (a, b) in zip(boxes, boxes.dropFirst()) { #expect(b.0 - b.1 > a.0 + a.1) }
    let size = text.size(FontSize.title, of: axes.title, in: frame.width + 20)
    #expect(size == 7 || text.width(axes.title, size: size) <= frame.width + 20.001)
  }
}
