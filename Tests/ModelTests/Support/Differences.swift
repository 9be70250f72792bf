/// The slope of a function by differences, which says where the function has a kink.
///
/// A ReLU or a pool makes the loss piecewise smooth. A kink within reach shows in the differences themselves: over
/// half the step, a smooth function's quotient of both sides hardly moves, and its one-sided quotients come half as
/// far apart. So coordinates are judged by values of the function alone, never by the gradient under test.
struct Differences {
  /// Richardson's extrapolation of the two central quotients.
  let slope: Double
  /// How far the function is from smooth, in units of slope.
  let roughness: Double

  /// `function` is called with the displacement, and says by how much it really moved.
  init(step: Double, _ function: (Double) -> (moved: Double, value: Double)) {
    let middle = function(0).value
    let wide = Differences.quotients(step, middle, function)
    let narrow = Differences.quotients(step / 2, middle, function)
    slope = (4 * narrow.central - wide.central) / 3
    roughness = max(
      abs(wide.central - narrow.central),
      abs(wide.right - wide.left - 2 * (narrow.right - narrow.left)) / 2)
  }

  private static func quotients(
    _ step: Double, _ middle: Double, _ function: (Double) -> (moved: Double, value: Double)
  ) -> (left: Double, right: Double, central: Double) {
    let (up, down) = (function(step), function(-step))
    return (
      (down.value - middle) / down.moved, (up.value - middle) / up.moved,
      (up.value - down.value) / (up.moved - down.moved)
    )
  }
}
