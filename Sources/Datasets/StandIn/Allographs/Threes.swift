/// Two bows, round or flat-topped, which meet in a corner, a loop or hardly at all.
let threes = [
  // Round, with a corner.
  Allograph(
    weight: 4,
    [
      at(9, 12), at(32, 0), at(63, 8), at(58, 34), turn(30, 46), at(63, 52), at(73, 78),
      at(45, 100), at(2, 92),
    ]),
  // Flat-topped.
  Allograph(
    weight: 1.2,
    [
      at(9, 4), at(37, 3), turn(67, 2), at(52, 20), turn(32, 40), at(65, 48), at(73, 78),
      at(41, 100), at(4, 90),
    ]),
  // A small loop in the middle.
  Allograph(
    weight: 2,
    [
      at(9, 14), at(35, 0), at(65, 12), at(50, 42), at(22, 52), at(26, 40), at(54, 47), at(73, 72),
      at(52, 98), at(4, 94),
    ]),
  // Hardly a corner.
  Allograph(
    weight: 2,
    [
      at(11, 6), at(48, 0), at(67, 20), at(41, 45), at(63, 56), at(71, 84), at(37, 100),
      at(0, 94),
    ]),
  // A small upper bow and a large lower one, whose end curls up.
  Allograph(
    weight: 1.2,
    [
      at(17, 8), at(43, 0), at(60, 16), turn(35, 36), at(69, 44), at(78, 76), at(50, 100),
      at(11, 96), at(2, 82),
    ]),
  // Leaning back: the upper bow the larger one.
  Allograph(
    weight: 1,
    [
      at(2, 14), at(32, 0), at(71, 10), at(65, 42), turn(35, 56), at(63, 60), at(65, 84),
      at(37, 100), at(9, 94),
    ]),
  // The lower bow closes to a loop, nearly an 8.
  Allograph(
    weight: 0.5,
    [
      at(12, 16), at(36, 0), at(60, 12), at(48, 38), turn(32, 46), at(66, 56), at(64, 90),
      at(32, 100), at(8, 84), at(24, 70),
    ]),
]
