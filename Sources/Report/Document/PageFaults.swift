/// All that is wrong with a page, in the order of the page.
public struct PageFaults: Error, Sendable, Hashable, CustomStringConvertible {
  /// One at least.
  public let faults: [ReportError]

  /// A line for each.
  public var description: String { faults.map(\.description).joined(separator: "\n") }
}
