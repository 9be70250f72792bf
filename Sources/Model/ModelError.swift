/// What can go wrong with data or with the description of a model.
public struct ModelError: Error, Equatable, CustomStringConvertible {
  public enum Kind: Sendable {
    /// Data that cannot be used: values that are not finite, labels outside the classes.
    case badData
    /// A model, or a call, that does not fit together: shapes, sizes, a missing `compile`.
    case configuration
    /// A fault of this library.
    case `internal`
  }

  public let kind: Kind
  /// One line: `<what>: <where>: <found, expected>`.
  public let description: String

  package init(_ kind: Kind, _ what: String, at place: String, _ found: String) {
    self.kind = kind
    description = "\(what): \(place): \(found)"
  }

  /// Throws a configuration error unless `condition` holds.
  package static func require(
    _ condition: Bool, _ what: @autoclosure () -> String, at place: @autoclosure () -> String,
    _ found: @autoclosure () -> String
  ) throws(ModelError) {
    guard condition else { throw ModelError(.configuration, what(), at: place(), found()) }
  }
}
