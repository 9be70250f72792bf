/// Moved along a diagonal, ground coming in from the edge.
public struct Translate: Corruption {
  public static let name = "translate"
  public static let title = "translation"
  public static let defaultSeverity = 3

  public let severity: Int

  public init(severity: Int) { self.severity = Self.checked(severity) }

  public var appearance: String {
    let pixels = severity == 1 ? "1 pixel" : "\(severity) pixels"
    return "moved by \(pixels) to the left or right, and by as many up or down"
  }

  /// Plus moves to the left, and up.
  public typealias Noise = (across: FloatingPointSign, along: FloatingPointSign)

  public func noise(from stream: inout ImageStream) -> Noise {
    (across: stream.sign(), along: stream.sign())
  }

  public func corrupt(_ image: [Double], noise: Noise) -> [Double] {
    Self.require("image", count: image.count)
    let right = noise.across == .plus ? severity : -severity
    let down = noise.along == .plus ? severity : -severity
    return Self.moved(image, right: right, down: down)
  }

  /// The image of which each pixel lies so far to the right and down of where it comes to lie.
  static func moved(_ image: [Double], right: Int, down: Int) -> [Double] {
    (0..<784).map { index in
      let (row, column) = (index / 28 + down, index % 28 + right)
      return 0..<28 ~= row && 0..<28 ~= column ? image[row * 28 + column] : 0
    }
  }
}
