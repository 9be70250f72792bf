#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

/// The date that the environment asks for: `SOURCE_DATE_EPOCH`, seconds since 1970 in UTC.
struct SourceDateEpoch {
  let seconds: Int

  /// Nil where the variable is not set, or is set to nothing.
  ///
  /// - Throws: `Failure` (78) if it is no date.
  init?(_ environment: [String: String]) throws {
    guard let text = environment["SOURCE_DATE_EPOCH"], !text.isEmpty else { return nil }
    guard let seconds = Int(text), (0...253_402_300_799).contains(seconds) else {
      throw Failure(
        .configuration,
        "environment: SOURCE_DATE_EPOCH: found '\(text)', expected seconds since 1970, 0...253402300799"
      )
    }
    self.seconds = seconds
  }

  /// The day in UTC, such as 1970-01-02.
  var day: String {
    Date(timeIntervalSince1970: Double(seconds)).formatted(.iso8601.year().month().day())
  }
}
