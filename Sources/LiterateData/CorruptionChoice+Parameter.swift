public import Datasets
public import Literate

/// A corruption as a notebook's parameter: `--corruption fog:3`.
extension CorruptionChoice: ParameterValue {
  public init?(parameter text: String) {
    self.init(text)
  }
  public var parameterText: String { description }
  public static var kind: ParameterKind { .text }
  public static var expectation: String {
    "KIND or KIND:SEVERITY (1 to 5, where it has several), with one of the kinds \(Corruptions.names.joined(separator: ", "))"
  }
}
