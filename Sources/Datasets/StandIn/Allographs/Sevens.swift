/// A top and a stem; some with a bar, some with a serif.
let sevens = [
  // The stem bends a little.
  Allograph(weight: 4, [at(-3, 8), at(29, 5), turn(66, 4), at(51, 44), at(45, 72), at(39, 100)]),
  // A straight stem.
  Allograph(
    weight: 2.5,
    [at(-3, 6), at(29, 4), turn(63, 2), at(54, 26), at(45, 50), at(34, 75), at(24, 100)]),
  // A bar across the stem.
  Allograph(
    weight: 1.2,
    [at(-3, 8), at(29, 5), turn(66, 4), at(57, 26), at(49, 48), at(43, 74), at(37, 100)],
    [at(19, 54), at(42, 51), at(70, 48)]),
  // A serif.
  Allograph(
    weight: 1.3,
    [
      at(0, 24), turn(2, 5), at(31, 7), turn(66, 4), at(56, 25), at(46, 46), at(39, 73),
      at(32, 100),
    ]),
  // The stem swings down and ends upright.
  Allograph(
    weight: 1.2, [at(-1, 10), at(31, 6), turn(68, 6), at(46, 34), at(38, 68), at(39, 100)]),
  // A wave for a top.
  Allograph(
    weight: 1,
    [
      at(-5, 18), at(9, 2), at(33, 10), turn(70, 2), at(61, 24), at(53, 46), at(48, 73),
      at(43, 100),
    ]),
  // Steep, nearly a 1; and round where it turns.
  Allograph(
    weight: 0.6,
    [at(12, 14), at(31, 8), turn(55, 2), at(54, 26), at(53, 50), at(50, 75), at(48, 100)]),
  Allograph(
    weight: 0.6, [at(-1, 14), at(24, 2), at(57, 4), at(63, 26), at(50, 62), at(37, 100)]),
  // A serif as long as a stroke, and a bar.
  Allograph(
    weight: 0.3,
    [
      at(2, 34), turn(8, 8), at(36, 8), turn(70, 4), at(60, 26), at(50, 48), at(44, 74),
      at(38, 100),
    ],
    [at(26, 52), at(50, 50), at(76, 44)]),
]
