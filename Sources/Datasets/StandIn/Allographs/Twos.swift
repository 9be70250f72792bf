/// A neck and a base, which meet in a corner or in a loop.
let twos = [
  // A corner.
  Allograph(
    weight: 2.5,
    [
      at(8, 22), at(26, 2), at(57, 4), at(65, 30), at(39, 64), turn(4, 97), at(36, 94), at(79, 97),
    ]),
  // A loop at the lower left.
  Allograph(
    weight: 4.5,
    [
      at(10, 24), at(30, 2), at(61, 8), at(60, 40), at(35, 78), at(10, 98), at(-2, 88), at(13, 76),
      at(41, 88), at(63, 98), at(90, 92),
    ]),
  // Wide and flat, as a Z.
  Allograph(
    weight: 1.5,
    [
      at(8, 10), at(40, 0), at(76, 2), at(80, 24), at(43, 56), turn(2, 82), at(47, 80), at(110, 86),
    ]),
  // It starts with a small hook.
  Allograph(
    weight: 1.2,
    [
      at(18, 26), at(8, 18), at(26, 1), at(59, 3), at(69, 30), at(45, 62), turn(8, 92), at(43, 96),
      at(85, 88),
    ]),
  // The base is a wave.
  Allograph(
    weight: 1.5,
    [
      at(10, 16), at(40, 0), at(67, 18), at(56, 50), turn(11, 93), at(33, 84), at(57, 98),
      at(85, 90),
    ]),
  // A wide loop, the whole in one swing.
  Allograph(
    weight: 2,
    [
      at(6, 16), at(38, 0), at(71, 12), at(62, 46), at(33, 76), at(5, 80), at(11, 64), at(41, 72),
      at(70, 92), at(106, 88),
    ]),
  // The neck hardly bends, and the base is short.
  Allograph(
    weight: 0.6,
    [at(20, 12), at(41, 0), at(57, 14), at(49, 50), at(31, 80), turn(16, 98), at(53, 94)]),
  // A tail below the line.
  Allograph(
    weight: 1.2,
    [
      at(8, 20), at(35, 0), at(59, 16), at(47, 50), at(16, 76), at(2, 70), at(16, 62), at(45, 80),
      at(73, 102),
    ]),
  // A loop, and a base that slopes down.
  Allograph(
    weight: 3.5,
    [
      at(10, 20), at(36, 0), at(66, 14), at(58, 44), at(30, 74), at(8, 86), at(0, 74), at(20, 66),
      at(50, 80), at(88, 100),
    ]),
]
