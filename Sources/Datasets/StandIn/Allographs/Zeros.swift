/// Ovals, closed, overlapping at the top or with a gap there.
let zeros = [
  // From the top, anticlockwise, closed.
  Allograph(
    weight: 5,
    [
      at(58, 0), at(27, 8), at(9, 34), at(7, 70), at(25, 94), at(50, 100), at(74, 84), at(84, 50),
      at(80, 18), at(60, 1), at(45, 3),
    ]),
  // The end crosses the start and runs inside.
  Allograph(
    weight: 2,
    [
      at(74, 8), at(50, 0), at(20, 18), at(7, 54), at(18, 88), at(48, 100), at(77, 82), at(86, 46),
      at(78, 14), at(57, 4), at(40, 12),
    ]),
  // A gap at the top.
  Allograph(
    weight: 1.5,
    [
      at(50, 4), at(24, 16), at(7, 50), at(16, 86), at(43, 100), at(74, 84), at(84, 48),
      at(77, 14), at(65, 5),
    ]),
  // Clockwise from the upper left.
  Allograph(
    weight: 1,
    [
      at(31, 18), at(60, 0), at(85, 22), at(85, 64), at(56, 100), at(23, 92), at(8, 56), at(22, 20),
      at(45, 4),
    ]),
  // Round, nearly a circle.
  Allograph(
    weight: 2.5,
    [
      at(72, 0), at(29, 10), at(5, 46), at(16, 86), at(58, 100), at(102, 88), at(123, 50),
      at(110, 12), at(69, 0), at(54, 4),
    ]),
  // Round, the end curls in from above.
  Allograph(
    weight: 1.2,
    [
      at(90, -6), at(62, 2), at(22, 20), at(6, 60), at(27, 96), at(68, 98), at(104, 70),
      at(101, 28), at(69, 8), at(47, 14),
    ]),
  // A spiral: the end runs deep inside.
  Allograph(
    weight: 0.5,
    [
      at(44, 6), at(15, 24), at(3, 64), at(23, 98), at(62, 96), at(86, 58), at(75, 14), at(46, 2),
      at(33, 18), at(43, 34),
    ]),
]
