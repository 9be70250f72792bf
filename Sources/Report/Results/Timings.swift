/// Wall-clock times of one run: `timings.json`, the only file in which a time may stand.
public struct Timings: Codable, Sendable, Hashable {
  /// Seconds.
  public var total: Double
  public var stages: [Stage]

  public struct Stage: Codable, Sendable, Hashable {
    public var name: String
    public var seconds: Double

    public init(name: String, seconds: Double) {
      self.name = name
      self.seconds = seconds
    }
  }

  public init(total: Double, stages: [Stage]) {
    self.total = total
    self.stages = stages
  }
}
