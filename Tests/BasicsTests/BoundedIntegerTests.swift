import Basics
import Testing

@Suite struct BoundedIntegerTests {
  @Test(
    arguments: [
      (0, 0), (0.9, 0), (7.99, 7), (8, 8), (8.5, 8), (1e300, 8), (.infinity, 8), (-0.5, 0),
      (-1.5, -1), (-2, -2), (-3, -2), (-1e300, -2), (-.infinity, -2), (.nan, -2),
      (.leastNonzeroMagnitude, 0),
    ] as [(Double, Int)])
  func cutsToTheRange(_ value: Double, _ expected: Int) {
    #expect(Int(value, in: -2...8) == expected)
  }

  /// The ends of the types themselves, which a floating-point number need not hold exactly.
  @Test func wholeTypes() {
    #expect(Int(Double(Int.max), in: .min ... .max) == .max)
    #expect(Int(Double(Int.max).nextDown, in: .min ... .max) == 9_223_372_036_854_774_784)
    #expect(Int(Double(Int.min), in: .min ... .max) == .min)
    #expect(UInt64(Float.greatestFiniteMagnitude, in: 0 ... .max) == .max)
    #expect(Int32(Float(Int32.max), in: .min ... .max) == .max)
    #expect(UInt8(Float(254.9), in: 0...255) == 254)
  }
}
