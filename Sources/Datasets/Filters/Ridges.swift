extension Gradient {
  /// Whether a pixel is on a ridge: where brightness changes no less than on both sides of it, in the direction in which it
  /// changes (Canny 1986).
  ///
  /// That direction goes between two of the eight neighbours; of their magnitudes the mean is taken, by how near it is to
  /// either. Where it is just between two octants the one that comes later in `scikit-image` decides.
  ///
  /// - Precondition: the pixel is not one of the outermost.
  func isRidge(_ row: Int, _ column: Int) -> Bool {
    let here = row * 28 + column
    let (steep, flat) = (abs(down[here]), abs(right[here]))
    let falls = down[here] >= 0 && right[here] >= 0 || down[here] <= 0 && right[here] <= 0
    let rises = down[here] <= 0 && right[here] >= 0 || down[here] >= 0 && right[here] <= 0
    // A step to the neighbour in the main direction, and to the one at the corner.
    var steps = (near: 0, corner: 0, weight: 0.0)
    if falls, steep >= flat { steps = (28, 29, flat / steep) }
    if falls, steep <= flat { steps = (1, 29, steep / flat) }
    if rises, steep <= flat { steps = (1, -27, steep / flat) }
    if rises, steep >= flat { steps = (-28, -27, flat / steep) }
    return [1, -1].allSatisfy { side in
      magnitude[here + side * steps.corner] * steps.weight
        + magnitude[here + side * steps.near] * (1 - steps.weight) <= magnitude[here]
    }
  }
}
