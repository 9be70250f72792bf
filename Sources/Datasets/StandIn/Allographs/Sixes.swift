/// A stem, straight or curled, and a loop, which meets it, crosses it or stops short of it.
let sixes = [
  // A straight stem.
  Allograph(
    weight: 3,
    [
      at(46, 0), at(23, 26), at(6, 64), at(18, 96), at(49, 100), at(66, 80), at(53, 58), at(26, 60),
      at(7, 80),
    ]),
  // A curled stem.
  Allograph(
    weight: 2,
    [
      at(60, 6), at(37, 0), at(10, 32), at(1, 70), at(25, 100), at(58, 96), at(67, 70), at(43, 54),
      at(11, 68),
    ]),
  // A small loop.
  Allograph(
    weight: 1.5,
    [
      at(41, 0), at(17, 32), at(3, 76), at(20, 100), at(47, 94), at(49, 74), at(29, 68), at(8, 84),
    ]),
  // A large loop that stops short.
  Allograph(
    weight: 1.2,
    [
      at(50, 0), at(17, 28), at(0, 70), at(22, 100), at(65, 96), at(73, 66), at(47, 48),
      at(21, 56),
    ]),
  // An upright stem, nearly a b.
  Allograph(
    weight: 1,
    [
      at(14, 0), at(8, 40), at(5, 80), at(27, 100), at(58, 94), at(60, 68), at(37, 58),
      at(9, 76),
    ]),
  // The loop crosses the stem.
  Allograph(
    weight: 1,
    [
      at(53, 2), at(23, 26), at(6, 62), at(20, 98), at(54, 98), at(63, 76), at(40, 62), at(13, 68),
      at(-8, 84),
    ]),
  // A spiral that ends inside the loop.
  Allograph(
    weight: 0.6,
    [
      at(40, 0), at(10, 38), at(4, 82), at(32, 102), at(66, 88), at(66, 60), at(38, 52), at(24, 70),
      at(40, 82),
    ]),
  // Lying down: the loop wide and flat.
  Allograph(
    weight: 0.5,
    [
      at(30, 0), at(12, 36), at(2, 74), at(20, 98), at(64, 100), at(88, 82), at(64, 66), at(30, 74),
      at(10, 90),
    ]),
]
