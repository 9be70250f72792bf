/// How long a server is waited for, and how often it is asked.
public struct FetchLimits: Sendable, Equatable {
  /// For a connection, in seconds.
  public var connection: Int
  /// The fewest bytes a second that count as an answer.
  public var slowest: Int
  /// How many seconds an answer may be slower than that.
  public var patience: Int
  /// What passes before a server that failed for a while is asked again, each time.
  public var pauses: [Duration]

  /// Limits of which each has a value that suits most networks.
  public init(
    connection: Int = 15, slowest: Int = 1000, patience: Int = 30,
    pauses: [Duration] = [.seconds(1), .seconds(3), .seconds(9)]
  ) {
    (self.connection, self.slowest, self.patience) = (connection, slowest, patience)
    self.pauses = pauses
  }
}
