/// Open or closed; in two strokes or without lifting the pen.
let fours = [
  // Open, with a corner.
  Allograph(
    weight: 3, [at(18, 2), at(12, 28), turn(7, 52), at(39, 52), at(76, 50)],
    [at(65, 6), at(62, 28), at(59, 50), at(55, 75), at(52, 100)]),
  // Open, a round cup.
  Allograph(
    weight: 3, [at(20, 0), at(8, 32), at(13, 54), at(41, 54), at(72, 44)],
    [at(74, 4), at(68, 27), at(63, 50), at(58, 75), at(54, 100)]),
  // Closed, a triangle.
  Allograph(
    weight: 1, [at(57, 2), at(29, 30), turn(2, 60), at(39, 60), at(84, 58)],
    [at(59, 0), at(57, 25), at(56, 50), at(54, 75), at(52, 100)]),
  // One stroke: across, up, and down again.
  Allograph(
    weight: 2,
    [
      at(16, 6), at(9, 28), at(9, 48), at(30, 52), at(57, 40), turn(72, 6), at(67, 28), at(63, 50),
      at(58, 75), at(54, 100),
    ]),
  // The bar runs far out to the right.
  Allograph(
    weight: 1.5, [at(29, 4), at(14, 32), turn(7, 56), at(46, 50), at(102, 44)],
    [at(71, 12), at(61, 50), at(54, 75), at(48, 100)]),
  // Closed at the top, nearly a 9.
  Allograph(
    weight: 1.2, [at(52, 4), at(21, 18), at(7, 44), at(28, 52), at(68, 40)],
    [at(67, 4), at(64, 27), at(61, 50), at(56, 75), at(52, 100)]),
  // Nearly a Y.
  Allograph(
    weight: 0.4, [at(10, 0), at(12, 30), at(34, 46), at(58, 34)],
    [at(76, 0), at(60, 38), at(50, 69), at(40, 100)]),
]
