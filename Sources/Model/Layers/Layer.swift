/// A layer, described: it is a value without weights. `Sequential` gives it a place in a network.
///
/// A layer declares its variables and adds its operations to the lowering that it is given; the shape
/// of the lowering goes from its input's to its output's.
public protocol Layer {
  /// The class name in Keras or TFP, as `summary()` prints it: "Conv2D".
  var className: String { get }
  /// What its name in a model starts with: "conv2d".
  var baseName: String { get }

  /// Throws when the input's shape does not fit.
  func lower(into lowering: inout Lowering) throws(ModelError)
}
