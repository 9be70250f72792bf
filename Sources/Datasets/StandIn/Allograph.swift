/// A point that the pen makes for, in a box that is 100 units high: x to the right, y downwards.
struct Knot: Sendable {
  var x: Double
  var y: Double
  /// Whether the pen comes to a halt here and turns, rather than swinging past.
  var isTurn = false
}

func at(_ x: Double, _ y: Double) -> Knot { Knot(x: x, y: y) }
func turn(_ x: Double, _ y: Double) -> Knot { Knot(x: x, y: y, isTurn: true) }

/// One way of writing a digit: strokes, between which the pen is lifted.
struct Allograph: Sendable {
  /// How common it is, relative to the others of its digit.
  let weight: Double
  let strokes: [[Knot]]

  init(weight: Double, _ strokes: [Knot]...) {
    self.weight = weight
    self.strokes = strokes
  }
}

/// The ways of writing 0, 1, … 9.
let allographs = [zeros, ones, twos, threes, fours, fives, sixes, sevens, eights, nines]

extension [Allograph] {
  /// One of them, as often as its weight says, if `chance` is uniform in [0, 1).
  func choose(_ chance: Double) -> Allograph {
    var rest = chance * reduce(0) { $0 + $1.weight }
    for allograph in self.dropLast() {
      rest -= allograph.weight
      if rest < 0 { return allograph }
    }
    return self[count - 1]
  }
}
