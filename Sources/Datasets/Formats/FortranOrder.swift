/// Turns elements from Fortran's order, in which the first axis varies fastest, into C's, in which the last one does.
///
/// - Parameters:
///   - elements: all of them in Fortran's order.
///   - shape: its product is their number.
///   - result: as many items, along the first axis, as are wanted.
func turnFromFortranOrder(_ elements: [UInt8], _ shape: [Int], into result: inout [UInt8]) {
  guard let items = shape.first, !result.isEmpty else { return }
  let lengths = Array(shape.dropFirst())
  let size = lengths.reduce(1, *)
  let strides = lengths.indices.map { lengths[($0 + 1)...].reduce(1, *) }
  let wanted = result.count / size
  result.withUnsafeMutableBufferPointer { target in
    elements.withUnsafeBufferPointer { source in
      // So many items at once as have their bytes in one line of the processor's memory.
      for first in stride(from: 0, to: wanted, by: 64) {
        var place = Odometer(lengths, strides)
        for plane in 0..<size {
          for item in first..<min(first + 64, wanted) {
            target[item * size + place.value] = source[plane * items + item]
          }
          place.advance()
        }
      }
    }
  }
}

/// Goes through the elements of an item, the first axis fastest.
private struct Odometer {
  private let lengths, strides: [Int]
  private var digits: [Int]
  /// Place of the element in C's order.
  private(set) var value = 0

  init(_ lengths: [Int], _ strides: [Int]) {
    (self.lengths, self.strides) = (lengths, strides)
    digits = [Int](repeating: 0, count: lengths.count)
  }

  mutating func advance() {
    for axis in lengths.indices {
      digits[axis] += 1
      value += strides[axis]
      if digits[axis] < lengths[axis] { return }
      value -= strides[axis] * lengths[axis]
      digits[axis] = 0
    }
  }
}
