import Testing

@testable import Plot

/// Coverage comes in steps of 1/12: a pixel at the edge is off by at most 1/24, and the errors of a long edge cancel.
@Suite struct RasterTests {
  @Test func rectanglesBetweenPixels() throws {
    let rect = Rect(x: 3.25, y: 4.5, width: 10.5, height: 7.25)
    #expect(abs(try area([.fill(.rect(rect), .black)]) - 10.5 * 7.25) < 0.1)
  }

  @Test func trianglesAndCircles() throws {
    let triangle = Path.polygon([Point(2.3, 3.1), Point(36.7, 9.4), Point(11.2, 37.9)])
    let exact = 0.5 * abs((36.7 - 2.3) * (37.9 - 3.1) - (11.2 - 2.3) * (9.4 - 3.1))
    #expect(abs(try area([.fill(triangle, .black)]) / exact - 1) < 1e-3)
    let circle = Path.circle(center: Point(20.3, 19.6), radius: 17)
    #expect(abs(try area([.fill(circle, .black)]) / (Double.pi * 289) - 1) < 1e-3)
  }

  /// Without the steps: sums of shares against areas by the formula. Curves stray by at most 0.005 of a pixel.
  @Test func areasAreExact() throws {
    func covered(_ path: Path) -> Double {
      guard let coverage = Coverage(path.flattened(), within: PixelBox(width: 200, height: 200))
      else { return 0 }
      var sum = 0.0
      for row in 0..<coverage.box.height {
        coverage.row(row) { sum += Double($1) * Double($0.count) }
      }
      return sum
    }
    for index in 0..<50 {
      let corners = (0..<3).map { corner in
        let turn = Double(index) * 0.7 + Double(corner) * 2.1
        return Point(100 + (20 + Double(index)) * cosine(turn), 100 + 60 * sine(turn))
      }
      let (b, c) = (corners[1] - corners[0], corners[2] - corners[0])
      #expect(abs(covered(.polygon(corners)) / (abs(b.x * c.y - b.y * c.x) / 2) - 1) < 1e-3)
      let radius = 8 + 1.7 * Double(index)
      let center = Point(100 + 0.013 * Double(index), 100 - 0.021 * Double(index))
      let exact = Double.pi * radius * radius
      #expect(abs(covered(.circle(center: center, radius: radius)) / exact - 1) < 1e-3)
    }
  }

  @Test func sameWindingsJoinAndOppositeOnesCutOut() throws {
    var twice = Path.rect(Rect(x: 5, y: 5, width: 20, height: 20))
    twice.append(.rect(Rect(x: 15, y: 15, width: 20, height: 20)))
    #expect(abs(try area([.fill(twice, .black)]) - 700) < 1e-6)
    var ring = Path.rect(Rect(x: 5, y: 5, width: 20, height: 20))
    ring.append(.polygon([Point(10, 10), Point(10, 20), Point(20, 20), Point(20, 10)]))
    #expect(abs(try area([.fill(ring, .black)]) - 300) < 1e-6)
  }

  @Test func strokesHaveTheirAreas() throws {
    let line = Path.line(from: Point(5, 20), to: Point(30, 20))
    func covered(_ stroke: Stroke, _ path: Path) throws -> Double {
      try area([.stroke(path, stroke, .black)])
    }
    #expect(abs(try covered(Stroke(width: 4), line) - 100) < 0.01)
    #expect(abs(try covered(Stroke(width: 4, cap: .square), line) - 116) < 0.01)
    #expect(abs(try covered(Stroke(width: 4, cap: .round), line) - 100 - 4 * Double.pi) < 0.2)
    #expect(abs(try covered(Stroke(width: 4, dash: [5, 5]), line) - 60) < 0.01)
    let corner = Path.polyline([Point(10, 30), Point(10, 10), Point(30, 10)])
    // Two bars of 20 by 4 share a square of 2 by 2; the miter adds one of 2 by 2, the bevel half of it.
    #expect(abs(try covered(Stroke(width: 4, join: .miter), corner) - 160) < 0.01)
    #expect(abs(try covered(Stroke(width: 4, join: .bevel), corner) - 158) < 0.1)
    #expect(abs(try covered(Stroke(width: 4, join: .round), corner) - 156 - Double.pi) < 0.1)
    let square = Path.rect(Rect(x: 10, y: 10, width: 20, height: 20))
    #expect(abs(try covered(Stroke(width: 2), square) - 160) < 0.01)
  }

  /// A dash that ends where the line turns has no direction there; it ended the program.
  @Test(arguments: [Stroke.Join.round, .miter, .bevel])
  func dashesMayEndOnACorner(_ join: Stroke.Join) throws {
    let corner = Path.polyline([Point(5, 5), Point(11, 5), Point(11, 20)])
    // On for 6, off for 3: 6 to the right, then 6 and 3 of what goes down.
    let stroke = Stroke(width: 4, join: join, dash: [6, 3])
    #expect(abs(try area([.stroke(corner, stroke, .black)]) - 4 * (6 + 6 + 3)) < 0.1)
  }

  /// Nobody waits for dashes that cannot be seen, and those that can are where they would be.
  @Test(arguments: [1e3, 1e5, 1e9])
  func dashesOfALineWithoutEnd(_ far: Double) throws {
    let bounds = Rect(x: 1, y: 0, width: 38, height: 40)
    let line = Polyline(points: [Point(-far, 20), Point(far, 20)], isClosed: false)
    let dashes = Stroke(width: 4, dash: [5, 5]).dashed([line], within: bounds)
    #expect(
      dashes.map { $0.points.map { $0.x.rounded() } } == [[1, 5], [10, 15], [20, 25], [30, 35]])
  }

  /// More dashes than anybody could see are a line.
  @Test func dashesWithoutNumber() throws {
    let path = Path.polyline((0..<2_000).map { Point($0.isMultiple(of: 2) ? 5 : 35, 20) })
    for dash in [[1e-9, 1e-9], [0, 1e-300], [0.01, 0.01]] {
      #expect(abs(try area([.stroke(path, Stroke(width: 4, dash: dash), .black)]) - 120) < 0.1)
    }
  }

  /// Lengths that are none make no dashes, in neither kind of file.
  @Test(arguments: [[0.0], [-1, 2], [.nan, 2], [.infinity], [1e308, 1e308]])
  func dashesThatAreNone(_ dash: [Double]) throws {
    let line = Shape.stroke(
      .line(from: Point(5, 20), to: Point(35, 20)), Stroke(width: 4, dash: dash), .black)
    #expect(abs(try area([line]) - 120) < 0.01)
    let svg = try Drawing(size: Size(40, 40), background: .white, shapes: [line]).svg()
    #expect(!svg.contains("dash"))
  }

  /// A slope that no number holds, and entries that rounding carries out of the canvas.
  @Test func edgesBeyondNumbers() throws {
    let flat = Path.polygon([
      Point(0, 0), Point(40, .leastNormalMagnitude / 4), Point(40, 20), Point(0, 20),
    ])
    #expect(abs(try area([.fill(flat, .black)]) - 800) < 1e-6)
    for shift in 0..<200 {
      let x = Double(shift) * 1.3e-3
      let sliver = Path.polygon([Point(-1e7, -1e7 + x), Point(x, 0), Point(40, 40), Point(0, 40)])
      #expect(try light([.fill(sliver, .black)]).count == 1600)
    }
  }

  @Test func clipsCutWhatIsOutside() throws {
    let all = Shape.fill(.rect(Rect(x: 0, y: 0, width: 40, height: 40)), .black)
    let window = Path.rect(Rect(x: 10, y: 10, width: 8, height: 5))
    #expect(abs(try area([.clip(window, [all])]) - 40) < 1e-6)
    let other = Path.rect(Rect(x: 14, y: 0, width: 20, height: 40))
    #expect(abs(try area([.clip(window, [.clip(other, [all])])]) - 20) < 1e-6)
  }

  @Test func shapesBeyondTheCanvas() throws {
    let wide = Path.rect(Rect(x: -1e9, y: 10, width: 2e9, height: 10))
    #expect(abs(try area([.fill(wide, .black)]) - 400) < 1e-6)
    let slanted = Path.polygon([Point(-100, 0), Point(100, 0), Point(100, 40), Point(-100, 40)])
    #expect(abs(try area([.fill(slanted, .black)]) - 1600) < 1e-6)
    let half = Path.polygon([Point(-40, 0), Point(40, 0), Point(0, 40), Point(-80, 40)])
    #expect(abs(try area([.fill(half, .black)]) - 800) < 1)
  }

  @Test(arguments: [Double.nan, .infinity, -.infinity, 1e30, -1e30, 1e300, -1e300])
  func numbersThatAreNoPlace(_ bad: Double) throws {
    let path = Path.polyline([Point(5, 5), Point(bad, 10), Point(30, bad), Point(30, 30)])
    for shape in [
      Shape.fill(path, .black), .stroke(path, Stroke(width: 2, dash: [3, 2]), .black),
      .stroke(path, Stroke(width: bad), .black),
      .image(
        Bitmap(width: 1, height: 1, gray: [0]), in: Rect(x: bad, y: 0, width: 5, height: bad),
        .bilinear),
      .clip(path, [.fill(path, .black)]),
    ] {
      #expect(try light([shape]).count == 1600)
    }
  }

  @Test func emptyAndSmallPaths() throws {
    #expect(try area([.fill(Path(), .black), .fill(.polyline([Point(3, 3)]), .black)]) == 0)
    // 24 pixels at the edge of the dot, each off by at most 1/24.
    let dot = Path.line(from: Point(20, 20), to: Point(20, 20))
    #expect(try area([.stroke(dot, Stroke(width: 4), .black)]) == 0)
    #expect(
      abs(try area([.stroke(dot, Stroke(width: 8, cap: .round), .black)]) - 16 * Double.pi) < 0.75)
  }

  @Test(arguments: [Size(0, 10), Size(10, -1), Size(.nan, 10), Size(1e9, 10)])
  func sizesThatAreNoPicture(_ size: Size) {
    #expect(throws: PlotError.self) {
      try Drawing(size: size, background: .white).rasterized()
    }
  }

  @Test(
    arguments: [
      // sRGB of half the light.
      (0.5, 1, 188),
      // Half of the levels: what browsers do with transparency.
      (1, 0.5, 128),
      // Half covered by a tint.
      (0.5, 0.5, 205),
    ] as [(Double, Double, UInt8)])
  func edgesMixLightAndTintsMixLevels(_ width: Double, _ alpha: Double, _ level: UInt8) throws {
    let shape = Shape.fill(
      .rect(Rect(x: 0, y: 0, width: width, height: 1)), Color(0, alpha: alpha))
    let drawing = Drawing(size: Size(1, 1), background: .white, shapes: [shape])
    #expect(try drawing.rasterized().levels[0] == level)
  }

  @Test func imagesKeepTheirPixels() throws {
    let image = Bitmap(width: 2, height: 1, gray: [0, 255])
    let place = Rect(x: 0, y: 0, width: 4, height: 2)
    func levels(_ interpolation: Interpolation) throws -> [UInt8] {
      let drawing = Drawing(
        size: Size(4, 1), background: .white, shapes: [.image(image, in: place, interpolation)])
      let levels = try drawing.rasterized().levels
      return stride(from: 0, to: 16, by: 4).map { levels[$0] }
    }
    #expect(try levels(.nearest) == [0, 0, 255, 255])
    #expect(try levels(.bilinear) == [0, 64, 191, 255])
  }
}
