internal import Basics

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// A zigzag line across the image. MNIST-C has it in one form only.
///
/// It goes along a line from column 2 to column 25 and swings two pixels to either side of it, once in eight.
public struct Zigzag: Corruption {
  public static let name = "zigzag"
  public static let title = "a zigzag line"
  public static let severities = 1...1
  public static let defaultSeverity = 1

  public let severity: Int

  public init(severity: Int) { self.severity = Self.checked(severity) }

  public var appearance: String { "with a zigzag line across them" }

  /// The row in which the line begins, of 0...26, and how many rows it falls to the right, of -5...4.
  public typealias Noise = (start: Int, fall: Int)

  public func noise(from stream: inout ImageStream) -> Noise {
    (start: stream.index(below: 27), fall: stream.index(below: 10) - 5)
  }

  public func corrupt(_ image: [Double], noise: Noise) -> [Double] {
    Self.require("image", count: image.count)
    let angle = atan(Double(noise.fall) / 23)
    let (cosine, sine) = (cos(angle), sin(angle))
    let corners = Self.corners(length: 23 / cosine).map { along, across in
      (
        c: along * cosine - across * sine + 2,
        r: along * sine + across * cosine + Double(noise.start)
      )
    }
    var result = image
    for (from, to) in zip(corners, corners.dropFirst()) {
      LineSegment(c0: from.c, r0: from.r, c1: to.c, r1: to.r).draw(onto: &result)
    }
    return result
  }

  /// Where it turns: how far along the line, and across. Where it ends is by the published function's own formula.
  private static func corners(length: Double) -> [(along: Double, across: Double)] {
    var corners = [(along: 0.0, across: 0.0)]
    for turn in 0...Int((length - 2) / 4, in: 0...5) {
      corners.append((along: Double(4 * turn + 2), across: turn % 2 == 0 ? 2 : -2))
    }
    let rest = length - 4 * (length / 4).rounded(.down)
    if rest != 0 {
      corners.append((along: length, across: corners[corners.count - 1].across / (2 * rest)))
    }
    return corners
  }
}
