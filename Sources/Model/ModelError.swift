public import Basics

/// What can go wrong with data, with the description of a model, or with its files.
public struct ModelError: CodedError, Equatable {
  /// Who can do something about it.
  public enum Kind: Sendable {
    /// Data that cannot be used: values that are not finite, labels outside the classes.
    case badData
    /// A model, or a call, that does not fit together: shapes, sizes, a missing `compile`.
    case configuration
    /// A file that is not there.
    case input
    /// A file that cannot be created where it should be.
    case output
    /// Reading or writing that has failed.
    case io
    /// The system has no memory or no descriptors left.
    case system
    /// A fault of this library.
    case `internal`
  }

  /// Who can do something about it.
  public let kind: Kind
  /// One line: `<what>: <where>: <found, expected>`.
  public var description: String { "\(what): \(place): \(found)" }

  /// An error of one line.
  ///
  /// - Parameters:
  ///   - kind: which of the kinds it is, and so its exit code.
  ///   - what: what is wrong, without a verb: "shapes that do not fit".
  ///   - place: the layer, call or file.
  ///   - found: "found ..., expected ...".
  public init(_ kind: Kind, _ what: String, at place: String, _ found: String) {
    self.kind = kind
    (self.what, self.place, self.found) = (what, place, found)
  }

  /// With which code it ends a program.
  public var exitStatus: ExitStatus {
    switch kind {
    case .badData: .badData
    case .configuration: .configuration
    case .input: .noInput
    case .output: .cannotCreate
    case .io: .io
    case .system: .system
    case .internal: .internal
    }
  }

  private let what: String
  private let place: String
  private let found: String

  /// The same error, with the layer in which it came up.
  func placed(in layer: String) -> ModelError {
    place.hasPrefix(layer) ? self : ModelError(kind, what, at: "\(layer), \(place)", found)
  }

  /// Throws a configuration error unless `condition` holds.
  package static func require(
    _ condition: Bool, _ what: @autoclosure () -> String, at place: @autoclosure () -> String,
    _ found: @autoclosure () -> String
  ) throws(ModelError) {
    guard condition else { throw ModelError(.configuration, what(), at: place(), found()) }
  }
}
