import SnapshotSupport
import Testing

@testable import Plot

/// Thousands of figures of any data: none ends the program, and none holds what is no number.
@Suite struct AnyDataTests {
  /// Kinds of numbers that data are made of.
  enum Kind: CaseIterable {
    case ordinary, counts, equal, tiny, huge, odd, close, any
  }

  /// Draws data, scales, sizes and strokes.
  struct Source {
    var random: SameNumbers

    init(seed: UInt64) { random = SameNumbers(seed: seed) }

    mutating func pick<Element>(_ elements: [Element]) -> Element {
      elements[Int.random(in: elements.indices, using: &random)]
    }

    mutating func number(_ kind: Kind) -> Double {
      let share = Double.random(in: -1...1, using: &random)
      switch kind {
      case .ordinary: return share
      case .counts: return (20 * share).rounded()
      case .equal: return 0.7
      case .tiny: return share * pick([1e-300, 1e-308, .leastNonzeroMagnitude])
      case .huge: return share * pick([1e30, 1e300, .greatestFiniteMagnitude])
      case .odd: return pick([.nan, .infinity, -.infinity, 0, -0.0, 1, share])
      case .close: return 3 + share * pick([1e-9, 1e-15, 1e-7])
      case .any: return number(pick(Kind.allCases))
      }
    }

    mutating func values(_ most: Int = 30) -> [Double] {
      let kind = pick(Kind.allCases)
      return (0..<Int.random(in: 0...most, using: &random)).map { _ in number(kind) }
    }

    mutating func range() -> ClosedRange<Double> {
      let ends = [number(.any), number(.any)].map { $0.isNaN ? 0 : $0 }
      return min(ends[0], ends[1])...max(ends[0], ends[1])
    }

    mutating func scale() -> Scale? {
      switch Int.random(in: 0..<10, using: &random) {
      case 0: .linear(range())
      case 1: .log(range())
      case 2: .symlog(range(), threshold: number(.any))
      case 3: .categorical(["a", "b", ""].suffix(Int.random(in: 0...3, using: &random)))
      default: nil
      }
    }

    mutating func theme() -> Theme { pick([.light, .dark]) }

    mutating func path() -> Path {
      let points = zip(values(), values()).map { Point(20 + 20 * $0, 20 + 20 * $1) }
      if Bool.random(using: &random) { return pick([.polygon(points), .polyline(points)]) }
      var path = Path()
      for point in points {
        path.cubic(to: point, control1: pick(points), control2: pick(points))
        if pick([true, false, false]) { path.move(to: pick(points)) }
      }
      return path
    }

    mutating func stroke() -> Stroke {
      var stroke = Stroke(
        width: pick([1, 4, abs(number(.any))]), cap: pick([.butt, .round, .square]),
        join: pick([.miter, .round, .bevel]), dash: pick([[], [6, 3], values(4), [0, 2]]))
      stroke.miterLimit = pick([4, number(.any)])
      return stroke
    }
  }

  /// Draws as one kind of file or the other.
  private func expectDrawn(
    _ figure: Figure, _ source: inout Source, scale: Double, _ what: String
  ) throws {
    let theme = source.theme()
    if Bool.random(using: &source.random) {
      let file = try figure.png(theme: theme, font: font.get(), scale: scale)
      #expect(file.count > 100, "\(what)")
    } else {
      expectNumbers(try figure.svg(theme: theme, font: font.get()), what)
    }
  }

  /// Every attribute with numbers holds numbers.
  private func expectNumbers(_ svg: String, _ what: String) {
    let attributes = svg.utf8.split(separator: UInt8(ascii: "\""), omittingEmptySubsequences: false)
    let numbers = Set("MLQCZ0123456789.- ".utf8)
    for (name, value) in zip(attributes, attributes.dropFirst())
    where [" d=", "width=", "height=", " x=", " y=", "dasharray=", "opacity="].contains(where: {
      name.reversed().starts(with: $0.utf8.reversed())
    }) {
      #expect(
        value.allSatisfy(numbers.contains), "\(what): \(String(decoding: value, as: UTF8.self))")
    }
  }

  @Test(arguments: 0..<8 as Range<UInt64>)
  func everyMark(_ seed: UInt64) throws {
    var source = Source(seed: seed)
    for index in 0..<250 {
      var axes = Axes()
      axes.marks = (0..<3).map { _ in
        source.pick(MarkContractTests.marks(source.values(), source.values()))
      }
      (axes.x, axes.y) = (source.scale(), source.scale())
      (axes.hasAxes, axes.aspect) = (
        source.pick([true, false]), source.pick([nil, source.number(.any)])
      )
      let figure = Figure(width: 120, height: 90, rows: [[axes]], alt: "")
      try expectDrawn(figure, &source, scale: 1, "\(seed), \(index)")
    }
  }

  @Test(arguments: 0..<8 as Range<UInt64>)
  func everyRecipe(_ seed: UInt64) throws {
    var source = Source(seed: seed)
    for index in 0..<80 {
      let figure = source.pick(RecipeTests.recipes(source.values(60)))
      try expectDrawn(figure, &source, scale: 0.25, "\(seed), \(index)")
      let words = figure.alt + figure.table.rows.joined().joined(separator: " ")
      #expect(!words.contains("nan") && !words.contains("inf"), "\(seed), \(index)")
    }
  }

  @Test(arguments: 0..<8 as Range<UInt64>)
  func everyStroke(_ seed: UInt64) throws {
    var source = Source(seed: seed)
    for index in 0..<150 {
      let (path, stroke) = (source.path(), source.stroke())
      let color = Color(0x0B5A8F, alpha: source.pick([1, 0.3, source.number(.any)]))
      let drawing = Drawing(
        size: Size(40, 40), background: .white,
        shapes: [
          .stroke(path, stroke, color),
          .clip(source.path(), [.fill(path, color), .fill(source.path(), color)]),
        ])
      #expect(try drawing.rasterized().width == 40)
      expectNumbers(try drawing.svg(), "\(seed), \(index)")
    }
  }

  /// Settings that are no sizes.
  @Test func everySetting() throws {
    var source = Source(seed: 9)
    for _ in 0..<300 {
      var axes = Axes()
      axes.marks = [LineMark(x: source.values(), y: source.values(), series: .min)]
      axes.frameWidth = source.number(.any)
      axes.xTicks = source.values(4).map { Scale.Tick(value: $0, label: "x_i") }
      var figure = Figure(
        rows: [[axes, .colorBar(.viridis, source.range(), steps: .min)]], alt: "")
      (figure.width, figure.height) = (source.pick([120, source.number(.any)]), 90)
      (figure.widthRatios, figure.heightRatios) = (source.values(3), source.values(3))
      let scale = source.pick([1, abs(source.number(.any))])
      do throws(PlotError) {
        _ = try figure.png(theme: .light, font: font.get(), scale: scale)
        _ = try figure.svg(theme: .light, font: font.get())
      } catch {
        #expect(error.kind == .size)
      }
    }
  }

  /// An axis of a million names measures no more of them than it has room for.
  @Test func aMillionNames() throws {
    let names = (0..<1_000_000).map(String.init)
    let ticks = Scale.categorical(names).ticks(5)
    #expect((1000...2000).contains(ticks.count))
    #expect(ticks.first?.label == "0" && ticks[1].label == "501")
    #expect(Scale.categorical(names.suffix(1_999)).ticks(5).count == 1_999)
  }
}
