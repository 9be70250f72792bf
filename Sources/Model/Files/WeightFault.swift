internal import Basics

/// What is wrong with a file of weights, found by code that does not know the file's path.
struct WeightFault: Error {
  let kind: ModelError.Kind
  /// The name of the array that it concerns.
  let array: String?
  /// What was found, and what was expected.
  let reason: String

  /// Bad data.
  init(array: String? = nil, _ reason: String) { self.init(.badData, array: array, reason) }

  init(_ kind: ModelError.Kind, array: String? = nil, _ reason: String) {
    (self.kind, self.array, self.reason) = (kind, array, reason)
  }

  /// The same fault, of an array whose name is known by now.
  func of(_ name: String) -> WeightFault { WeightFault(kind, array: name, reason) }

  /// A header's names, and lists of extents, can be as long as the header.
  private static func shortened(_ text: String) -> String {
    let start = text.unicodeScalars.prefix(300)
    return start.endIndex == text.endIndex ? text : String(start) + "…"
  }

  func error(_ path: String) -> ModelError {
    let place = array.map { "\(path), array '\(Self.shortened($0))'" } ?? path
    return ModelError(kind, "weights", at: printable(place), printable(Self.shortened(reason)))
  }
}

/// Runs `body`; what it throws is a fault of the array.
func naming<Value>(
  _ array: String, _ body: () throws(WeightFault) -> Value
) throws(WeightFault) -> Value {
  do throws(WeightFault) { return try body() } catch { throw error.of(array) }
}

func firstDuplicate(_ names: some Sequence<String>) -> String? {
  var seen: Set<String> = []
  return names.first { !seen.insert($0).inserted }
}
