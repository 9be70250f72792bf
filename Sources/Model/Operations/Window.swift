/// How the output size follows from the input size (TensorFlow's `padding`).
public enum Padding: Sendable, CustomStringConvertible {
  /// Windows lie wholly inside: floor((size - window) / stride) + 1.
  case valid
  /// ceil(size / stride) windows; what they lack is added at both ends, the odd one behind.
  case same

  public var description: String {
    switch self {
    case .valid: "valid"
    case .same: "same"
    }
  }
}

/// A window that slides along one axis.
package struct Slide: Sendable, Hashable {
  package let size: Int
  package let window: Int
  package let stride: Int
  package let output: Int
  /// Positions added before the first and behind the last.
  package let before: Int
  package let behind: Int

  /// Extents up to here can be multiplied, three of them, without overflow.
  package static let greatestExtent = 1 << 20

  /// More would be padding alone.
  package static let greatestWindow = 4096

  /// Nil when no window fits, or when a number is not positive or beyond all measure.
  package init?(size: Int, window: Int, stride: Int, padding: Padding) {
    guard size > 0, (1...Slide.greatestWindow).contains(window),
      (1...Slide.greatestExtent).contains(stride)
    else { return nil }
    self.size = size
    self.window = window
    self.stride = stride
    switch padding {
    case .valid:
      guard size >= window else { return nil }
      (output, before, behind) = ((size - window) / stride + 1, 0, 0)
    case .same:
      output = (size + stride - 1) / stride
      let total = max((output - 1) * stride + window - size, 0)
      (before, behind) = (total / 2, total - total / 2)
    }
  }

  package var padded: Int { before + size + behind }

  /// The positions of the input that window `index` covers.
  package func range(_ index: Int) -> Range<Int> {
    let first = index * stride - before
    return max(first, 0)..<min(first + window, size)
  }
}

/// Windows over images of [rows, columns, channels].
package struct Window: Sendable, Hashable {
  package let rows: Slide
  package let columns: Slide
  package let channels: Int

  package var inputShape: [Int] { [rows.size, columns.size, channels] }
  package func outputShape(channels: Int) -> [Int] { [rows.output, columns.output, channels] }

  /// Throws when `input` is not [rows, columns, channels], or when no window fits into it.
  package init(
    _ input: [Int], size: (Int, Int), strides: (Int, Int), padding: Padding, layer: String
  ) throws(ModelError) {
    guard input.count == 3 else {
      throw ModelError(
        .configuration, "input of the wrong rank", at: layer,
        "found shape \(input), expected [rows, columns, channels]")
    }
    guard let rows = Slide(size: input[0], window: size.0, stride: strides.0, padding: padding),
      let columns = Slide(size: input[1], window: size.1, stride: strides.1, padding: padding)
    else {
      throw ModelError(
        .configuration, "window that does not fit", at: layer,
        "found window \(size.0)x\(size.1), strides \(strides.0)x\(strides.1) on shape \(input), "
          + "expected 1 to \(Slide.greatestWindow) and, with padding valid, no more than the input")
    }
    (self.rows, self.columns, self.channels) = (rows, columns, input[2])
  }
}
