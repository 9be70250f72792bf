/// How many elements an array has: the product of its extents. Nil if there are more than any file has, or if an extent is
/// negative. Less than 2^53, so that its product with the size of any number is no overflow.
func elementCount(_ shape: [Int]) -> Int? {
  var product = 1
  for extent in shape {
    // An extent of zero hides none that overflows with the others.
    let (value, isTooLarge) = product.multipliedReportingOverflow(by: max(1, extent))
    guard extent >= 0, !isTooLarge, value < 1 << 53 else { return nil }
    product = value
  }
  return shape.contains(0) ? 0 : product
}

/// A shape as NumPy writes it, but for the comma after a single extent.
func shapeText(_ shape: [Int]) -> String {
  "(" + shape.map(String.init).joined(separator: ", ") + ")"
}
