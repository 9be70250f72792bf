/// A neck, a belly and a cap, in one stroke or with the cap apart.
let fives = [
  // Neck and belly, then the cap.
  Allograph(
    weight: 3,
    [
      at(23, 6), at(20, 24), turn(15, 44), at(42, 38), at(71, 54), at(67, 86), at(33, 100),
      at(0, 92),
    ], [at(23, 4), at(49, 3), at(84, 0)]),
  // One stroke from the end of the cap.
  Allograph(
    weight: 2.5,
    [
      at(78, 2), at(49, 3), turn(23, 5), at(19, 22), turn(14, 42), at(44, 37), at(71, 58),
      at(60, 90), at(27, 100), at(0, 90),
    ]),
  // Round as an S.
  Allograph(
    weight: 1.5,
    [
      at(82, 2), at(46, 2), at(20, 16), at(25, 42), at(56, 50), at(71, 72), at(46, 98),
      at(2, 92),
    ]),
  // The cap leans and stands apart.
  Allograph(
    weight: 1.5, [at(25, 16), turn(15, 46), at(44, 42), at(69, 62), at(52, 94), at(4, 98)],
    [at(29, 10), at(65, 6), at(102, 0)]),
  // A long cap over a small belly.
  Allograph(
    weight: 2, [at(42, 10), turn(25, 46), at(52, 46), at(65, 70), at(40, 96), at(-4, 90)],
    [at(42, 8), at(80, 6), at(123, -2)]),
  // A belly that hardly bends.
  Allograph(
    weight: 0.8,
    [at(80, 2), turn(29, 4), turn(18, 40), at(46, 50), at(58, 72), at(38, 92), at(2, 100)]),
  // The belly closes, nearly a 6.
  Allograph(
    weight: 0.4,
    [
      at(72, 0), at(41, 4), at(23, 24), at(16, 48), at(45, 42), at(68, 66), at(49, 98), at(16, 96),
      at(8, 78),
    ]),
]
