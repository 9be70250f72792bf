/// Wall-clock times of one run: `timings.json`, the only file in which a time may stand.
public struct Timings: Codable, Sendable, Hashable {
  /// Seconds.
  public var total: Double
  /// In the order in which they began.
  public var stages: [Stage]

  /// A part of the run.
  public struct Stage: Codable, Sendable, Hashable {
    /// What was done.
    public var name: String
    /// Wall-clock time.
    public var seconds: Double

    /// The parameters are the fields.
    public init(name: String, seconds: Double) {
      self.name = name
      self.seconds = seconds
    }
  }

  /// The parameters are the fields.
  public init(total: Double, stages: [Stage]) {
    self.total = total
    self.stages = stages
  }
}

extension Timings {
  /// `timings.json`.
  ///
  /// - Throws: bad data, naming the value, if a number is not finite.
  public func json() throws -> [UInt8] { try encodedJSON(self, file: "timings.json") }
}
