/// A dotted line across the image, from edge to edge. MNIST-C has it in one form only.
public struct DottedLine: Corruption {
  public static let name = "dotted_line"
  public static let title = "a dotted line"
  public static let severities = 1...1
  public static let defaultSeverity = 1

  public let severity: Int

  public init(severity: Int) { self.severity = Self.checked(severity) }

  public var appearance: String { "with a dotted line across them" }

  /// The rows in which the line begins and ends, each of 0...26 as often as the others.
  public typealias Noise = (left: Int, right: Int)

  public func noise(from stream: inout ImageStream) -> Noise {
    (left: stream.index(below: 27), right: stream.index(below: 27))
  }

  public func corrupt(_ image: [Double], noise: Noise) -> [Double] {
    Self.require("image", count: image.count)
    let line = LineSegment(c0: 0, r0: Double(noise.left), c1: 27, r1: Double(noise.right))
    var result = image
    line.draw(onto: &result) { $0 / 2 % 2 == 1 }
    return result
  }
}
