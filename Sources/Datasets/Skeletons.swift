/// A line that a pen draws, in a unit square: x to the right, y downwards.
struct PenStroke: Sendable {
  var points: [(x: Double, y: Double)]
  /// Whether the pen swings through the points rather than turning at each.
  var isCurved: Bool

  static func curve(_ points: (x: Double, y: Double)...) -> PenStroke {
    PenStroke(points: points, isCurved: true)
  }

  static func lines(_ points: (x: Double, y: Double)...) -> PenStroke {
    PenStroke(points: points, isCurved: false)
  }
}

/// How people write a digit: some ways for each, the first ones the most usual.
let skeletons: [[[PenStroke]]] = [
  zeros, ones, twos, threes, fours, fives, sixes, sevens, eights, nines,
]

private let zeros: [[PenStroke]] = [
  [
    .curve(
      (0.55, 0), (0.2, 0.12), (0.03, 0.5), (0.2, 0.9), (0.5, 1), (0.85, 0.85), (0.97, 0.45),
      (0.8, 0.1), (0.5, 0))
  ],
  [
    .curve(
      (0.7, 0.08), (0.35, 0.02), (0.05, 0.35), (0.1, 0.8), (0.45, 1), (0.85, 0.8), (0.95, 0.35),
      (0.72, 0.02), (0.5, 0.06))
  ],
]

private let ones: [[PenStroke]] = [
  [.lines((0.5, 0), (0.5, 1))],
  [.lines((0.55, 0), (0.5, 0.5), (0.48, 1))],
  [.lines((0.3, 0.22), (0.55, 0), (0.52, 1))],
]

private let twos: [[PenStroke]] = [
  [
    .curve((0.08, 0.25), (0.35, 0), (0.8, 0.15), (0.7, 0.5), (0.08, 0.97)),
    .curve((0.08, 0.97), (0.5, 0.9), (0.95, 0.95)),
  ],
  [
    .curve(
      (0.1, 0.2), (0.45, 0), (0.82, 0.2), (0.6, 0.6), (0.25, 0.95), (0.08, 0.85), (0.3, 0.75),
      (0.95, 0.98))
  ],
]

private let threes: [[PenStroke]] = [
  [
    .curve((0.1, 0.12), (0.5, 0), (0.85, 0.2), (0.4, 0.47)),
    .curve((0.4, 0.47), (0.92, 0.62), (0.75, 0.95), (0.35, 1), (0.05, 0.88)),
  ],
  [
    .lines((0.1, 0.04), (0.85, 0.02), (0.42, 0.42)),
    .curve((0.42, 0.42), (0.9, 0.55), (0.85, 0.9), (0.4, 1), (0.05, 0.9)),
  ],
]

private let fours: [[PenStroke]] = [
  [.curve((0.18, 0.02), (0.1, 0.3), (0.15, 0.52), (0.82, 0.48)), .lines((0.8, 0.05), (0.72, 1))],
  [.lines((0.22, 0), (0.08, 0.55), (0.95, 0.52)), .lines((0.75, 0.12), (0.68, 1))],
  [.lines((0.62, 0), (0.04, 0.64), (0.97, 0.62)), .lines((0.66, 0.02), (0.62, 1))],
]

private let fives: [[PenStroke]] = [
  [
    .lines((0.9, 0.02), (0.28, 0.04), (0.2, 0.42)),
    .curve((0.2, 0.42), (0.6, 0.36), (0.9, 0.62), (0.65, 0.95), (0.08, 0.93)),
  ],
  [
    .lines((0.95, 0), (0.4, 0.04), (0.28, 0.4)),
    .curve((0.28, 0.4), (0.7, 0.5), (0.75, 0.8), (0.4, 1), (0.05, 0.85)),
  ],
]

private let sixes: [[PenStroke]] = [
  [
    .curve(
      (0.75, 0), (0.35, 0.25), (0.1, 0.65), (0.3, 0.97), (0.75, 0.9), (0.85, 0.65), (0.5, 0.5),
      (0.15, 0.72))
  ],
  [
    .curve(
      (0.55, 0), (0.2, 0.4), (0.1, 0.8), (0.45, 1), (0.85, 0.85), (0.75, 0.6), (0.4, 0.62),
      (0.2, 0.85))
  ],
]

private let sevens: [[PenStroke]] = [
  [.lines((0.05, 0.08), (0.92, 0.04)), .curve((0.92, 0.04), (0.65, 0.45), (0.45, 1))],
  [.lines((0.05, 0.2), (0.12, 0.05), (0.9, 0.06)), .lines((0.9, 0.06), (0.4, 1))],
  [
    .lines((0.05, 0.06), (0.92, 0.04)), .curve((0.92, 0.04), (0.6, 0.5), (0.4, 1)),
    .lines((0.25, 0.52), (0.82, 0.48)),
  ],
]

private let eights: [[PenStroke]] = [
  [
    .curve(
      (0.85, 0.15), (0.5, 0), (0.15, 0.2), (0.5, 0.48), (0.9, 0.78), (0.5, 1), (0.1, 0.78),
      (0.5, 0.5), (0.88, 0.18))
  ],
  [
    .curve(
      (0.5, 0.46), (0.18, 0.22), (0.5, 0), (0.82, 0.22), (0.5, 0.46), (0.12, 0.75), (0.5, 1),
      (0.88, 0.75), (0.5, 0.46))
  ],
]

private let nines: [[PenStroke]] = [
  [
    .curve((0.85, 0.2), (0.5, 0), (0.12, 0.2), (0.35, 0.48), (0.85, 0.25)),
    .curve((0.85, 0.22), (0.82, 0.6), (0.7, 1)),
  ],
  [
    .curve((0.8, 0.12), (0.45, 0), (0.1, 0.28), (0.4, 0.5), (0.82, 0.15)),
    .curve((0.82, 0.15), (0.85, 0.6), (0.65, 0.95), (0.2, 0.95)),
  ],
]
