internal import Basics

/// Colours for values between 0 and 1.
public enum Colormap: Sendable, Hashable {
  /// Black to white.
  case gray
  /// From one hue over white to another, for values around zero: 0.5 is the middle.
  case diverging
  /// From light to dark.
  case sequential
  /// Blue over green to yellow, evenly as the eye sees it: matplotlib's default.
  case viridis

  private var stops: [Color] {
    switch self {
    case .gray: [.black, .white]
    case .diverging:
      [Color(0x8C3A00), Color(0xF0A25C), Color(0xF7F5F0), Color(0x6CA9D6), Color(0x0B4A7A)]
    case .sequential: [Color(0xF7F5F0), Color(0x7FBFA8), Color(0x0F5F4C), Color(0x06281F)]
    case .viridis: Self.viridisStops
    }
  }

  /// Every 32nd of the 256 colours of van der Walt and Smith (2015), https://bids.github.io/colormap.
  private static let viridisStops = [
    0x440154, 0x472D7B, 0x3B528B, 0x2C728E, 0x21918C, 0x28AE80, 0x5EC962, 0xADDC30, 0xFDE725,
  ].map { Color($0) }

  /// The colour of a value between 0 and 1, or of the nearer end; of what is no number, the middle.
  public func color(_ value: Double) -> Color {
    let stops = stops
    let place = (value.isNaN ? 0.5 : min(1, max(0, value))) * Double(stops.count - 1)
    let index = Int(place, in: 0...stops.count - 2)
    return stops[index].mixed(with: stops[index + 1], place - Double(index))
  }

  /// The colour of a value of a range; the middle where the range is a single value.
  public func color(_ value: Double, in range: ClosedRange<Double>) -> Color {
    let span = range.upperBound - range.lowerBound
    return color(span > 0 ? (value - range.lowerBound) / span : 0.5)
  }

  /// An image of values, row by row; what is no number is left clear.
  ///
  /// - Parameters:
  ///   - values: row by row.
  ///   - width: how many values a row has.
  ///   - range: the values at the ends of the colour map.
  ///   - steps: how many colours there are, 2...4096; fewer make smaller files.
  public func image(
    _ values: [Double], width: Int, range: ClosedRange<Double>, steps: Int = 256
  ) -> Bitmap {
    let last = min(4096, max(2, steps)) - 1
    let colors = (0...last).map { color(Double($0) / Double(last)) }
    let span = range.upperBound - range.lowerBound
    // What is wider than all the values has no row of them.
    let width = min(max(0, width), values.count + 1)
    let height = width > 0 ? values.count / width : 0
    let levels = values.prefix(width * height).flatMap { value -> [UInt8] in
      let share = span > 0 ? (value - range.lowerBound) / span : 0.5
      let color = colors[
        share.isNaN ? colors.count / 2 : Int((share * Double(last)).rounded(), in: 0...last)]
      return [color.red, color.green, color.blue, value.isNaN ? 0 : 255]
    }
    return Bitmap(width: width, height: height, levels: levels)
  }
}
