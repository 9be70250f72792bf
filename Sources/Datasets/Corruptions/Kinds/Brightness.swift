/// Brighter throughout: digit and ground, up to full brightness.
public struct Brightness: Corruption {
  public static let name = "brightness"
  public static let title = "added brightness"
  public static let defaultSeverity = 5

  public let severity: Int

  public init(severity: Int) { self.severity = Self.checked(severity) }

  public var appearance: String {
    "on a brighter ground, with \(100 - 10 * severity)% of the contrast left"
  }

  public func corrupt(_ image: [Double], noise: Void) -> [Double] {
    Self.require("image", count: image.count)
    return image.map { min(1, $0 + Double(severity) / 10) }
  }
}
