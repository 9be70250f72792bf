/// Bright and dark exchanged in the seven columns at either side. MNIST-C has it in one form only.
public struct Stripe: Corruption {
  public static let name = "stripe"
  public static let title = "inverted stripes"
  public static let severities = 1...1
  public static let defaultSeverity = 1

  public let severity: Int

  public init(severity: Int) { self.severity = Self.checked(severity) }

  public var appearance: String {
    "with black and white exchanged in the left and in the right quarter of the image"
  }

  public func corrupt(_ image: [Double], noise: Void) -> [Double] {
    Self.require("image", count: image.count)
    return image.indices.map { 7..<21 ~= $0 % 28 ? image[$0] : 1 - image[$0] }
  }
}
