/// Only outlines: bright where brightness changes most, dark elsewhere. MNIST-C has it in one form only.
///
/// Canny's detector (1986) as scikit-image 0.15 has it: the image is blurred by one pixel, the ground beyond its edge not
/// counted; of its gradient only ridges are kept; of those the weak ones only where they are joined to strong ones.
public struct CannyEdges: Corruption {
  public static let name = "canny_edges"
  public static let title = "edge detection"
  public static let severities = 1...1
  public static let defaultSeverity = 1

  public let severity: Int

  private static let weak = 0.1
  private static let strong = 0.2
  private static let blur = GaussianBlur(sigma: 1, border: .zero)
  /// How much of the blur's weight falls on the image, at each pixel.
  private static let weight = blur.applied(to: [Double](repeating: 1, count: 784)).map {
    $0 + .ulpOfOne
  }

  public init(severity: Int) { self.severity = Self.checked(severity) }

  public var appearance: String { "reduced to their outlines" }

  public func corrupt(_ image: [Double], noise: Void) -> [Double] {
    let smooth = zip(Self.blur.applied(to: image), Self.weight).map { $0 / $1 }
    let gradient = Gradient(of: smooth)
    let ridges = (0..<784).filter { index in
      1..<27 ~= index / 28 && 1..<27 ~= index % 28 && gradient.magnitude[index] >= Self.weak
        && gradient.isRidge(index / 28, index % 28)
    }
    return Self.joined(ridges, from: ridges.filter { gradient.magnitude[$0] >= Self.strong })
  }

  /// 1 in the pixels that can be reached from the strong ones over weak ones, by any of eight neighbours.
  private static func joined(_ weak: [Int], from strong: [Int]) -> [Double] {
    var waiting = [Bool](repeating: false, count: 784)
    for index in weak { waiting[index] = true }
    var result = [Double](repeating: 0, count: 784)
    var stack = strong
    while let index = stack.popLast() {
      guard waiting[index] else { continue }
      waiting[index] = false
      result[index] = 1
      // Ridges are never on the outermost pixels, so that each has eight neighbours.
      stack += [-29, -28, -27, -1, 1, 27, 28, 29].map { index + $0 }
    }
    return result
  }
}
