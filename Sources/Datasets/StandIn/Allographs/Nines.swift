/// A loop and a stem, straight or hooked; the loop closed or open.
let nines = [
  // A straight stem.
  Allograph(
    weight: 4,
    [
      at(60, 12), at(39, 0), at(9, 12), at(9, 36), at(37, 40), at(49, 26), turn(62, 12), at(60, 32),
      at(59, 52), at(56, 76), at(53, 100),
    ]),
  // The stem leans to the left.
  Allograph(
    weight: 2.5,
    [
      at(58, 15), at(41, 0), at(11, 10), at(9, 36), at(37, 38), at(62, 14), at(57, 34), at(53, 54),
      at(44, 77), at(36, 100),
    ]),
  // A hook.
  Allograph(
    weight: 1,
    [
      at(62, 14), at(39, 0), at(9, 14), at(11, 38), at(39, 40), at(51, 27), turn(64, 14),
      at(64, 37), at(64, 60), at(57, 78), at(51, 96), at(11, 92),
    ]),
  // The loop, then the stem.
  Allograph(
    weight: 1,
    [at(54, 9), at(31, 0), at(5, 15), at(11, 40), at(39, 40), at(58, 19), at(48, 2)],
    [at(60, 5), at(60, 27), at(60, 50), at(57, 75), at(55, 100)]),
  // The loop open at the top, nearly a 4.
  Allograph(
    weight: 1.5,
    [
      at(46, 2), at(18, 7), at(5, 31), at(24, 50), at(52, 31), turn(65, 7), at(62, 29), at(60, 52),
      at(54, 76), at(49, 100),
    ]),
  // Small loop, stem in a bow, as a 6 upside down.
  Allograph(
    weight: 1.5,
    [
      at(56, 21), at(43, 2), at(16, 5), at(9, 29), at(34, 38), at(58, 17), at(62, 38), at(54, 59),
      at(47, 80), at(23, 100),
    ]),
  // A wide loop over a short stem.
  Allograph(
    weight: 0.5,
    [
      at(70, 15), at(42, 0), at(6, 12), at(4, 40), at(40, 54), at(56, 36), at(72, 19), at(69, 39),
      at(66, 60), at(62, 80), at(58, 100),
    ]),
]
