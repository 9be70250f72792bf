/// Seen through frosted glass: blurred, then pixels exchanged with others nearby, then blurred again.
///
/// The published function blurs along columns only, as it takes the columns of a grey image for its colours; so does this.
/// Between the blurs brightness is in whole levels, rounded down.
public struct GlassBlur: Corruption {
  public static let name = "glass_blur"
  public static let defaultSeverity = 1

  public let severity: Int
  private let blur: GaussianBlur
  /// How far away a pixel is exchanged with, at most.
  private let reach: Int
  private let passes: Int

  public init(severity: Int) {
    self.severity = Self.checked(severity)
    let levels = [(0.7, 1, 2), (0.9, 2, 1), (1, 2, 3), (1.1, 3, 2), (1.5, 4, 2)]
    let (sigma, reach, passes) = levels[severity - 1]
    (blur, self.reach, self.passes) = (GaussianBlur(sigma: sigma), reach, passes)
  }

  public var appearance: String { "as seen through frosted glass" }

  /// The rows and columns that take part.
  private var places: ClosedRange<Int> { reach + 1...28 - reach }

  private var visits: Int { passes * places.count * places.count }
  private var offsets: Range<Int> { -reach..<reach }

  /// How far to the right (x) and down (y) a pixel is exchanged with: from the last that takes part to the first, as often
  /// as there are passes. Half of them are left alone.
  public func noise(from stream: inout ImageStream) -> [SIMD2<Int>] {
    var noise: [SIMD2<Int>] = []
    noise.reserveCapacity(visits)
    for _ in 0..<visits {
      let exchanged = stream.uniform() < 0.5
      noise.append(
        exchanged ? SIMD2(offset(from: &stream), offset(from: &stream)) : SIMD2(0, 0))
    }
    return noise
  }

  private func offset(from stream: inout ImageStream) -> Int {
    stream.index(below: offsets.count) - reach
  }

  public func corrupt(_ image: [Double], noise: [SIMD2<Int>]) -> [Double] {
    Self.require("noise", count: noise.count, is: visits)
    precondition(
      noise.allSatisfy { offsets ~= $0.x && offsets ~= $0.y },
      "\(Self.name): noise must be in \(offsets), is \(noise)")
    var levels = blur.alongColumns(image).map { whole($0 * 255, upTo: 255) / 255 }
    var visit = 0
    for _ in 0..<passes {
      for row in places.reversed() {
        for column in places.reversed() {
          let here = row * 28 + column
          levels.swapAt(here, here + 28 * noise[visit].y + noise[visit].x)
          visit += 1
        }
      }
    }
    return blur.alongColumns(levels).map { min(1, $0) }
  }
}
