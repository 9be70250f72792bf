/// In fog: a bright cloud over the image, which is made darker in turn, so that it is as bright as before where it is brightest.
///
/// An image x whose brightest pixel is m becomes (x + c F) m / (m + c), where F is the cloud.
public struct Fog: Corruption {
  public static let name = "fog"
  public static let defaultSeverity = 5

  public let severity: Int
  private let density: Double
  private let field: PlasmaField

  public init(severity: Int) {
    self.severity = Self.checked(severity)
    let (density, decay) = [(1.5, 2.0), (2, 2), (2.5, 1.7), (2.5, 1.5), (3, 1.4)][severity - 1]
    (self.density, field) = (density, PlasmaField(decay: decay))
  }

  public var appearance: String { "in fog" }

  /// 28×28 points of a cloud, from 0 to 1.
  public func noise(from stream: inout ImageStream) -> [Double] { field.corner(from: &stream) }

  public func corrupt(_ image: [Double], noise: [Double]) -> [Double] {
    Self.require("image", count: image.count)
    Self.require("noise", count: noise.count)
    let brightest = image.max() ?? 0
    let factor = brightest / (brightest + density)
    return zip(image, noise).map { x, fog in min(1, (x + density * fog) * factor) }
  }
}
