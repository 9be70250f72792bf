/// A stroke, plain or with a flag, a base or both.
let ones = [
  // Straight.
  Allograph(weight: 7, [at(60, 0), at(55, 50), at(50, 100)]),
  // Bent a little.
  Allograph(weight: 2, [at(65, 0), at(57, 30), at(53, 70), at(47, 100)]),
  Allograph(weight: 1.2, [at(57, 0), at(57, 40), at(51, 80), at(46, 100)]),
  // With a flag.
  Allograph(weight: 0.9, [at(40, 22), turn(60, 0), at(55, 50), at(50, 100)]),
  // With a flag and a base.
  Allograph(
    weight: 0.7, [at(36, 18), turn(60, 0), at(55, 50), at(50, 99)],
    [at(24, 100), at(50, 99), at(78, 99)]),
  // With a base only.
  Allograph(
    weight: 0.2, [at(60, 0), at(55, 50), at(50, 98)], [at(28, 99), at(50, 100), at(72, 99)]),
  // A long flag.
  Allograph(weight: 0.15, [at(32, 30), turn(62, 0), at(56, 50), at(50, 100)]),
]
