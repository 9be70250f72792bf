/// An S with a closing stroke, one line that crosses itself, or two loops.
let eights = [
  // An S, and back up.
  Allograph(
    weight: 4,
    [
      at(68, 14), at(47, 0), at(17, 10), at(22, 36), at(55, 58), at(64, 84), at(34, 100),
      at(5, 88), at(17, 62), at(52, 38), at(70, 14),
    ]),
  // Two loops, one on the other.
  Allograph(
    weight: 1.2,
    [
      at(41, 46), at(16, 38), at(17, 8), at(45, 0), at(70, 12), at(65, 38), at(39, 47),
    ],
    [
      at(39, 47), at(8, 60), at(7, 92), at(36, 100), at(68, 90), at(68, 60), at(41, 46),
    ]),
  // From the middle.
  Allograph(
    weight: 1.5,
    [
      at(39, 47), at(16, 36), at(20, 6), at(45, 0), at(66, 14), at(56, 36), at(23, 58), at(7, 84),
      at(34, 100), at(62, 86), at(57, 62), at(37, 45),
    ]),
  // An S whose closing stroke does not reach the start.
  Allograph(
    weight: 2,
    [
      at(68, 8), at(39, 0), at(15, 18), at(33, 42), at(61, 64), at(53, 96), at(17, 98), at(8, 74),
      at(37, 48), at(57, 28),
    ]),
  // Narrow, the closing stroke straight.
  Allograph(
    weight: 2,
    [
      at(55, 8), at(33, 0), at(17, 20), at(37, 44), at(52, 74), at(34, 100), at(11, 88), at(30, 58),
      at(50, 32), at(73, 2),
    ]),
  // From the upper left, across to the lower right first.
  Allograph(
    weight: 1,
    [
      at(23, 24), at(43, 50), at(62, 80), at(38, 100), at(9, 86), at(26, 56), at(59, 32),
      at(62, 6), at(35, 0), at(19, 18),
    ]),
  // From a long tail at the upper right.
  Allograph(
    weight: 1,
    [
      at(92, 0), at(52, 2), at(16, 14), at(24, 38), at(54, 60), at(56, 88), at(30, 100), at(8, 84),
      at(24, 58), at(54, 32), at(70, 8),
    ]),
]
