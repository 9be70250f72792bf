/// A reader, and how inputs for it are made.
package struct FuzzTarget: Sendable {
  package let name: String
  /// Of how many inputs in a round of all targets it is the reader.
  let share: Int
  /// Makes an input.
  let make: @Sendable (inout Randomness) -> [UInt8]
  /// Reads it; throws what the reader throws, and ``Oddity`` where it should have thrown.
  package let read: @Sendable ([UInt8], Scratch) throws -> Void

  package init(
    _ name: String, share: Int, make: @escaping @Sendable (inout Randomness) -> [UInt8],
    read: @escaping @Sendable ([UInt8], Scratch) throws -> Void
  ) {
    (self.name, self.share, self.make, self.read) = (name, share, make, read)
  }

  /// All that there are, in an order that stays: a seed and a number name an input by it.
  package static let all = data + prose

  /// The names of those that read data.
  package static let dataNames = data.map(\.name)

  /// Those of these names; all, where none is given.
  package static func named(_ names: [String]) -> [FuzzTarget] {
    names.isEmpty ? all : all.filter { names.contains($0.name) }
  }
}

/// What a reader let pass, and should not have.
package struct Oddity: Error, CustomStringConvertible {
  package let description: String
  package init(_ description: String) { self.description = description }
}
