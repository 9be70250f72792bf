/// Blots of mud over an image.
///
/// Normal noise is blurred, cut at a threshold into blots, blurred again and cleared where it is faint: the mask M, 0 or in
/// 0.8...1. An image x becomes x (1 - M) + M · 63/255, where 63 is the brightness of mud.
public struct Spatter: Corruption {
  public static let name = "spatter"
  public static let defaultSeverity = 4

  public let severity: Int
  private let constants: Constants

  private struct Constants {
    let mean, deviation: Double
    let noiseBlur: GaussianBlur
    let threshold: Double
    let maskBlur: GaussianBlur
  }

  private static let mud = 63.0 / 255
  private static let faintest = 0.8
  private static let levels: [Constants] = [
    (0.65, 0.3, 4, 0.69, 0.6), (0.65, 0.3, 3, 0.68, 0.6), (0.65, 0.3, 2, 0.68, 0.5),
    (0.65, 0.3, 1, 0.65, 1.5), (0.67, 0.4, 1, 0.65, 1.5),
  ].map {
    Constants(
      mean: $0.0, deviation: $0.1, noiseBlur: GaussianBlur(sigma: $0.2), threshold: $0.3,
      maskBlur: GaussianBlur(sigma: $0.4))
  }

  public init(severity: Int) {
    self.severity = Self.checked(severity)
    constants = Self.levels[severity - 1]
  }

  public var appearance: String { "under grey blots" }

  /// 28×28 standard normal numbers.
  public func noise(from stream: inout ImageStream) -> [Double] {
    var noise: [Double] = []
    noise.reserveCapacity(784)
    while noise.count < 784 {
      let (first, second) = stream.normals()
      noise.append(first)
      noise.append(second)
    }
    return noise
  }

  public func corrupt(_ image: [Double], noise: [Double]) -> [Double] {
    Self.require("image", count: image.count)
    Self.require("noise", count: noise.count)
    return zip(image, mask(noise)).map { x, mask in x * (1 - mask) + mask * Self.mud }
  }

  /// The mask of one image, 28×28: 0 where it shows, 0.8...1 under a blot.
  func mask(_ noise: [Double]) -> [Double] {
    let liquid = noise.map { constants.mean + constants.deviation * $0 }
    let cut = constants.noiseBlur.applied(to: liquid).map { $0 > constants.threshold ? 1.0 : 0.0 }
    return constants.maskBlur.applied(to: cut).map { $0 < Self.faintest ? 0 : min(1, $0) }
  }
}
