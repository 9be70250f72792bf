internal import Basics

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

// Digits that stand in for MNIST
//
// Where there is no MNIST, the program writes its own digits: it takes the skeleton of a digit, moves its
// points, bends and slants it, fits it into a box of 20 pixels as MNIST's digits are, puts its centre of
// mass in the middle, and draws it with a round pen. The spreads below are chosen so that the networks of
// the report find these digits about as hard as MNIST (measured: docs/data.md). Image k is the same
// whoever draws it.

/// Handwritten digits, as this program writes them: 28×28, in the manner of MNIST.
public struct StandInDigits: Sendable {
  let seed: UInt64

  public init(seed: UInt64) { self.seed = seed }

  /// Digits with the given indices. The result does not depend on `threads`.
  public func draw(_ indices: Range<Int>, threads: Int) -> Digits {
    let pixels = pixelsInParallel(of: indices, size: 784, threads: threads) { draw($0) }
    return Digits(rows: 28, columns: 28, pixels: pixels, labels: indices.map(label))
  }

  /// Classes are as frequent as a fair die with ten faces makes them.
  func label(_ index: Int) -> UInt8 {
    var stream = ImageStream(seed: seed, stream: 0x4c41_4245, index: index)
    return UInt8(stream.index(below: 10))
  }

  private func draw(_ index: Int) -> [UInt8] {
    var stream = ImageStream(seed: seed, stream: 0x4449_4749, index: index)
    let ways = skeletons[Int(label(index))]
    let way = ways[stream.index(below: ways.count)]
    var hand = Hand(&stream)
    let lines = hand.write(way, &stream)
    return PenDrawing(width: hand.penWidth).pixels(fitted(lines, margin: hand.penWidth))
  }

  /// Lines scaled into MNIST's box of 20 pixels, their centre of mass in the middle of the image.
  private func fitted(_ lines: [[Pen]], margin: Double) -> [[Pen]] {
    let points = lines.flatMap { $0 }
    let low = points.reduce(Pen(x: .infinity, y: .infinity)) {
      Pen(x: min($0.x, $1.x), y: min($0.y, $1.y))
    }
    let high = points.reduce(Pen(x: -.infinity, y: -.infinity)) {
      Pen(x: max($0.x, $1.x), y: max($0.y, $1.y))
    }
    let scale = (20 - margin) / max(high.x - low.x, high.y - low.y, 1e-6)
    let centre = centreOfMass(lines)
    func middle(_ value: Double, _ low: Double, _ high: Double, _ centre: Double) -> Double {
      // No ink leaves the image, wherever its centre of mass is.
      let least = margin / 2 + (centre - low) * scale
      let most = 28 - margin / 2 - (high - centre) * scale
      return (value - centre) * scale + min(max(14, least), most)
    }
    return lines.map { line in
      line.map {
        Pen(x: middle($0.x, low.x, high.x, centre.x), y: middle($0.y, low.y, high.y, centre.y))
      }
    }
  }

  private func centreOfMass(_ lines: [[Pen]]) -> Pen {
    var (x, y, mass) = (0.0, 0.0, 0.0)
    for line in lines {
      for (from, to) in zip(line, line.dropFirst()) {
        let length = hypot(to.x - from.x, to.y - from.y)
        x += length * (from.x + to.x) / 2
        y += length * (from.y + to.y) / 2
        mass += length
      }
    }
    return mass > 0 ? Pen(x: x / mass, y: y / mass) : Pen(x: 0, y: 0)
  }
}

/// Where the pen is.
struct Pen {
  var x: Double
  var y: Double
}

/// How one writer writes one digit.
struct Hand {
  let penWidth: Double
  private let slant: Double
  private let turn: Double
  private let aspect: Double
  private let shake: Double
  private let waves: [(amplitude: Double, frequency: Double, phase: Double)]

  init(_ stream: inout ImageStream) {
    penWidth = min(4.2, max(1.5, 2.6 + 0.6 * stream.normal()))
    slant = 0.15 + 0.24 * stream.normal()
    turn = 0.12 * stream.normal()
    aspect = 0.72 * exp(0.24 * stream.normal())
    shake = 0.049 + 0.025 * abs(stream.normal())
    waves = (0..<4).map { _ in
      (0.037 * stream.normal(), stream.uniform(0.4, 1.3), stream.uniform(0, 2 * Double.pi))
    }
  }

  /// The lines of a skeleton as this hand writes them, in any scale.
  mutating func write(_ way: [PenStroke], _ stream: inout ImageStream) -> [[Pen]] {
    way.map { stroke in
      let points = stroke.points.map { point in
        let (x, y) = stream.normals()
        return Pen(x: point.x + shake * x, y: point.y + shake * y)
      }
      return smooth(points, isCurved: stroke.isCurved).map(deformed)
    }
  }

  /// Waves for what an elastic sheet would do, then slant, turn and aspect.
  private func deformed(_ point: Pen) -> Pen {
    func wave(_ index: Int, _ at: Double) -> Double {
      waves[index].amplitude * sin(2 * Double.pi * waves[index].frequency * at + waves[index].phase)
    }
    let x = point.x - 0.5 + wave(0, point.y) + wave(1, point.x)
    let y = point.y - 0.5 + wave(2, point.x) + wave(3, point.y)
    let slanted = (x: aspect * x - slant * y, y: y)
    return Pen(
      x: cos(turn) * slanted.x - sin(turn) * slanted.y,
      y: sin(turn) * slanted.x + cos(turn) * slanted.y)
  }

  /// Five steps from point to point: straight, or along a Catmull–Rom spline.
  private func smooth(_ points: [Pen], isCurved: Bool) -> [Pen] {
    var result = [points[0]]
    for index in 0..<points.count - 1 {
      let (from, to) = (points[index], points[index + 1])
      let before = isCurved && index > 0 ? points[index - 1] : from
      let after = isCurved && index + 2 < points.count ? points[index + 2] : to
      for step in 1...5 {
        let t = Double(step) / 5
        result.append(
          Pen(
            x: isCurved ? spline(before.x, from.x, to.x, after.x, t) : from.x + t * (to.x - from.x),
            y: isCurved ? spline(before.y, from.y, to.y, after.y, t) : from.y + t * (to.y - from.y))
        )
      }
    }
    return result
  }

  private func spline(_ a: Double, _ b: Double, _ c: Double, _ d: Double, _ t: Double) -> Double {
    let cubic = -a + 3 * b - 3 * c + d
    let square = 2 * a - 5 * b + 4 * c - d
    return b + t * (c - a + t * (square + t * cubic)) / 2
  }
}

/// A round pen on 28×28 pixels: ink fades over one pixel at the edge of the line.
struct PenDrawing {
  let width: Double

  func pixels(_ lines: [[Pen]]) -> [UInt8] {
    var ink = [Double](repeating: 0, count: 784)
    let reach = width / 2 + 0.5
    for line in lines {
      for (from, to) in zip(line, line.dropFirst()) { add(from, to, reach, to: &ink) }
    }
    return ink.map { UInt8((255 * $0).rounded(), in: 0...255) }
  }

  private func add(_ from: Pen, _ to: Pen, _ reach: Double, to ink: inout [Double]) {
    let (dx, dy) = (to.x - from.x, to.y - from.y)
    let length = dx * dx + dy * dy
    for row in pixelRange(min(from.y, to.y) - reach, max(from.y, to.y) + reach) {
      for column in pixelRange(min(from.x, to.x) - reach, max(from.x, to.x) + reach) {
        let (x, y) = (Double(column) + 0.5 - from.x, Double(row) + 0.5 - from.y)
        let t = length > 0 ? min(1, max(0, (x * dx + y * dy) / length)) : 0
        let distance = ((x - t * dx) * (x - t * dx) + (y - t * dy) * (y - t * dy)).squareRoot()
        ink[row * 28 + column] = max(ink[row * 28 + column], reach - distance)
      }
    }
  }

  private func pixelRange(_ low: Double, _ high: Double) -> Range<Int> {
    let first = Int(low.rounded(.down), in: 0...28)
    return first..<max(first, Int(high.rounded(.up), in: 0...28))
  }
}
