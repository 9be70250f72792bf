/// Colours for values between 0 and 1.
public enum Colormap: Sendable, Hashable {
  /// Black to white.
  case gray
  /// From one hue over white to another, for values around zero: 0.5 is the middle.
  case diverging
  /// From light to dark.
  case sequential

  private var stops: [Color] {
    switch self {
    case .gray: [.black, .white]
    case .diverging:
      [Color(0x8C3A00), Color(0xF0A25C), Color(0xF7F5F0), Color(0x6CA9D6), Color(0x0B4A7A)]
    case .sequential: [Color(0xF7F5F0), Color(0x7FBFA8), Color(0x0F5F4C), Color(0x06281F)]
    }
  }

  /// The colour of a value; of what is no number, the middle.
  public func color(_ value: Double) -> Color {
    let stops = stops
    let place = (value.isFinite ? min(1, max(0, value)) : 0.5) * Double(stops.count - 1)
    let index = min(Int(place), stops.count - 2)
    return stops[index].mixed(with: stops[index + 1], place - Double(index))
  }

  /// An image of values, row by row.
  public func image(_ values: [Double], width: Int, range: ClosedRange<Double>) -> Bitmap {
    let span = range.upperBound - range.lowerBound
    let height = width > 0 ? values.count / width : 0
    let levels = values.prefix(width * height).flatMap { value -> [UInt8] in
      let color = color(span > 0 ? (value - range.lowerBound) / span : 0.5)
      return [color.red, color.green, color.blue, 255]
    }
    return Bitmap(width: width, height: height, levels: levels)
  }
}
