import Model
import Outside
import Testing

@Suite struct HardSigmoidTests {
  /// Points away from the kinks at -3 and 3, by more than the step of the differences.
  static let points = Tensor([-4, -2.5, -1, 0, 0.5, 2.75, 3.5])

  @Test func valuesAreThoseOfKeras() {
    #expect(hardSigmoid(Tensor([-3, 0, 1.5, 3, 9])) == Tensor([0, 0.5, 0.75, 1, 1]))
  }

  /// On a line differences are exact but for rounding: a unit in the last place of 1, over a step of 1/8 to either side.
  @Test func gradientIsThatOfDifferences() throws {
    let weights = Tensor([1, -2, 3, 4, -5, 6, 7])
    let loss = { (x: Tensor) in (hardSigmoid(x) * weights).sum() }
    let gradient = try gradient(of: loss, at: Self.points).scalars
    for index in Self.points.scalars.indices {
      func value(_ step: Float) -> Float {
        var x = Self.points.scalars
        x[index] += step
        return hardSigmoid(Tensor(x)).scalars[index] * weights.scalars[index]
      }
      let slope = (value(0.125) - value(-0.125)) / 0.25
      #expect(abs(gradient[index] - slope) < 1e-5, "at \(Self.points.scalars[index])")
    }
  }

  @Test func shapesThatDoNotFitNameTheOperation() {
    let sum = hardSigmoid(Tensor([1, 2])) + hardSigmoid(Tensor([1, 2, 3]))
    #expect(throws: ModelError.self) { try sum.checked() }
  }
}
