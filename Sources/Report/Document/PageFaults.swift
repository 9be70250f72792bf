public import Basics

/// All that is wrong with a page, in the order of the page.
public struct PageFaults: CodedError, Hashable {
  /// One at least.
  public let faults: [ReportError]

  /// The page cannot be rendered (70).
  public var exitStatus: ExitStatus { .internal }

  /// A line for each.
  public var description: String { faults.map(\.description).joined(separator: "\n") }
}
