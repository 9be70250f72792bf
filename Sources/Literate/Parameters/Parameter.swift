internal import Synchronization

/// A number, choice or folder of a notebook that the command line can set.
///
///     @Parameter("Epochs of training.", in: 1...100) var epochs = 5
///
/// is the option `--epochs 5`, with its help, its default and its range; a file given as `--parameters` can set it, too. The
/// value is set before the notebook runs. It is held by reference, since the command line finds parameters by reflection and
/// can set no stored property of a notebook whose type it does not know.
@propertyWrapper public struct Parameter<Value: ParameterValue>: Sendable {
  private let cell: Cell

  /// - Parameters:
  ///   - wrappedValue: the default.
  ///   - help: a sentence for `--help`.
  ///   - range: the values allowed; anything else is an error that states them.
  public init(wrappedValue: Value, _ help: String, in range: ClosedRange<Value>)
  where Value: Comparable & Sendable {
    cell = Cell(
      wrappedValue, help: help,
      expectation: "\(range.lowerBound.parameterText)...\(range.upperBound.parameterText)"
    ) { range.contains($0) }
  }

  /// - Parameters:
  ///   - wrappedValue: the default.
  ///   - help: a sentence for `--help`.
  public init(wrappedValue: Value, _ help: String) {
    cell = Cell(wrappedValue, help: help, expectation: Value.expectation) { _ in true }
  }

  public var wrappedValue: Value { cell.current.withLock { $0 } }

  private final class Cell: Sendable {
    let current: Mutex<Value>
    let initial: Value
    let help: String
    let expectation: String
    let isAllowed: @Sendable (Value) -> Bool

    init(
      _ value: Value, help: String, expectation: String,
      isAllowed: @escaping @Sendable (Value) -> Bool
    ) {
      current = Mutex(value)
      initial = value
      (self.help, self.expectation, self.isAllowed) = (help, expectation, isAllowed)
    }
  }
}

extension Parameter: AnyParameter {
  var help: String { cell.help }
  var expectation: String { cell.expectation }
  var kind: ParameterKind { Value.kind }
  var text: String { wrappedValue.parameterText }
  var initialText: String { cell.initial.parameterText }
  var json: any Encodable & Sendable { wrappedValue }

  func set(_ text: String) -> Bool {
    guard let value = Value(parameter: text), cell.isAllowed(value) else { return false }
    cell.current.withLock { $0 = value }
    return true
  }
}

/// A parameter of whatever type.
protocol AnyParameter: Sendable {
  /// A sentence.
  var help: String { get }
  /// What values are allowed, as errors and help say it: "1...100".
  var expectation: String { get }
  var kind: ParameterKind { get }
  /// The value as the command line has it.
  var text: String { get }
  /// The default likewise; empty for none.
  var initialText: String { get }
  var json: any Encodable & Sendable { get }

  /// Takes the value that a text means; false if it means none that is allowed.
  func set(_ text: String) -> Bool
}

/// What the command line and shells make of a parameter.
public enum ParameterKind: Sendable, Equatable {
  case number
  case text
  /// On or off.
  case flag
  case choice([String])
  /// A folder of the user's: no result names it.
  case folder
}
