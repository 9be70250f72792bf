/// Collects what the layers of a model are made of, from first to last.
public struct Lowering {
  /// Shape of one sample behind the layers so far.
  package private(set) var shape: [Int]
  package private(set) var operations: [any Operation]
  package private(set) var realizations: [any Realization] = []
  package private(set) var layers: [LayerRecord] = []
  package private(set) var parameterCount = 0
  package private(set) var weightCount = 0
  /// True behind a layer that makes a distribution.
  package private(set) var isDistribution = false
  private var current = LayerRecord(name: "", className: "", outputShape: [])

  package init(inputShape: [Int]) {
    shape = inputShape
    operations = [Gather(shape: inputShape)]
  }

  /// Name of the layer that is being lowered.
  package var layerName: String { current.name }

  package mutating func add(_ layer: any Layer) throws(ModelError) {
    let sameKind = layers.count { $0.baseName == layer.baseName }
    let name = sameKind == 0 ? layer.baseName : "\(layer.baseName)_\(sameKind)"
    current = LayerRecord(
      name: name, baseName: layer.baseName, className: layer.className, outputShape: [])
    try ModelError.require(
      !isDistribution, "layer behind a distribution", at: name,
      "found \(layer.className), expected the distribution to be last")
    try layer.lower(into: &self)
    try requireSize(shape.reduce(1, *), "outputs")
    try requireSize(parameterCount, "parameters")
    current.outputShape = shape
    current.isDistribution = isDistribution
    layers.append(current)
  }

  package mutating func append(_ operation: any Operation) {
    operations.append(operation)
    shape = operation.outputShape
  }

  /// The same numbers under another shape.
  package mutating func reshape(_ newShape: [Int]) { shape = newShape }

  /// The shape so far holds the logits of a distribution.
  package mutating func makeDistribution() { isDistribution = true }
}

extension Lowering {
  /// Where a layer's realization stands in the model.
  package struct Context {
    package let layer: Int
    package let parameters: Range<Int>
    package let weights: Range<Int>
  }

  /// Adds variables, and `count` weights that `realization` makes from them. Returns their range.
  @discardableResult
  package mutating func addWeights(
    _ count: Int, _ variables: [Variable], _ realization: (Context) -> any Realization
  ) -> Range<Int> {
    let size = variables.reduce(0) { $0 + $1.count }
    let context = Context(
      layer: layers.count, parameters: parameterCount..<parameterCount + size,
      weights: weightCount..<weightCount + count)
    current.variables += variables
    parameterCount += size
    weightCount += count
    realizations.append(realization(context))
    return context.weights
  }

  /// Adds variables that are weights themselves, one behind the other. Returns their range.
  @discardableResult
  package mutating func addDirectWeights(_ variables: [Variable]) -> Range<Int> {
    let name = variables.map(\.name).joined(separator: " and ")
    return addWeights(variables.reduce(0) { $0 + $1.count }, variables) { context in
      DirectWeights(
        name: name, layer: context.layer, parameters: context.parameters, weights: context.weights)
    }
  }

  package func requirePositive(_ value: Int, _ what: String) throws(ModelError) {
    try ModelError.require(
      (1...Lowering.greatestExtent).contains(value), "number of \(what)", at: layerName,
      "found \(value), expected 1 to \(Lowering.greatestExtent)")
  }

  /// Extents up to here can be multiplied, three of them, without overflow.
  package static let greatestExtent = 1 << 20

  /// Kernels count with 32 bits.
  private func requireSize(_ count: Int, _ what: String) throws(ModelError) {
    try ModelError.require(
      count <= Int32.max, "number of \(what)", at: layerName,
      "found \(count), expected at most \(Int32.max)")
  }

  /// The extent of an input of one axis.
  package func requireVector() throws(ModelError) -> Int {
    try ModelError.require(
      shape.count == 1 && shape[0] > 0, "input of the wrong rank", at: layerName,
      "found shape \(shape), expected one axis (add a Flatten layer)")
    return shape[0]
  }
}

/// What a model remembers of a layer.
package struct LayerRecord: Sendable {
  package let name: String
  package var baseName = ""
  package let className: String
  package var outputShape: [Int]
  package var isDistribution = false
  package var variables: [Variable] = []
  package var parameterCount: Int { variables.reduce(0) { $0 + $1.count } }
}
