/// The corruptions that there are.
public enum Corruptions {
  /// One for each file in `Kinds`, in the order of their names.
  public static var all: [any Corruption.Type] { corruptionKinds.sorted { $0.name < $1.name } }

  /// MNIST-C's names, in order.
  public static var names: [String] { all.map { $0.name } }

  /// The one that MNIST-C calls so; nil if there is none.
  public static func named(_ name: String) -> (any Corruption.Type)? {
    corruptionKinds.first { $0.name == name }
  }
}
