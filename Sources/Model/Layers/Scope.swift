/// What a layer is given beside its input: its variables, random numbers, whether the model is being trained, and where to put
/// what it adds to the loss.
public struct Scope {
  /// The layer's name in the model: "conv2d_1".
  public internal(set) var layer = ""
  /// Whether the model is being trained; dropout, for one, does nothing otherwise.
  public let isTraining: Bool
  private(set) var variables: [PlacedVariable] = []
  private(set) var losses: [LayerLoss] = []
  private var keys = 0
  private var next = 0
  var layerIndex = 0

  /// What takes the place of the variables, one after the other; nil in a model, which has its own.
  private let values: [Tensor]?

  init(isTraining: Bool) { (self.isTraining, values) = (isTraining, nil) }

  /// A scope in which a layer can be called by itself, its variables being the given ones, in the order in which it asks for
  /// them.
  public init(isTraining: Bool = false, values: [Tensor]) {
    (self.isTraining, self.values) = (isTraining, values)
  }

  /// A trainable variable. A name that the layer has already used gets a number.
  ///
  /// - Parameters:
  ///   - name: below that of the layer: `kernel`.
  ///   - shape: of the variable.
  ///   - initializer: what it starts from.
  public mutating func variable(
    _ name: String, shape: [Int], _ initializer: any Initializer
  ) -> Tensor {
    guard shape.allSatisfy({ (1...Slide.greatestExtent).contains($0) }) else {
      return Tensor(
        invalid: ModelError(
          .configuration, "variable of the wrong shape", at: "\(layer)/\(name)",
          "found \(shape), expected extents of 1 to \(Slide.greatestExtent)"))
    }
    let count = shape.reduce(1, *)
    let taken = variables.filter { $0.layerIndex == layerIndex }.map(\.name)
    let same = taken.count {
      $0 == name || $0.hasPrefix(name + "_") && Int($0.dropFirst(name.count + 1)) != nil
    }
    let unique = taken.contains(name) ? "\(name)_\(same)" : name
    variables.append(
      PlacedVariable(
        layer: layer, layerIndex: layerIndex, name: unique, shape: shape, initializer: initializer,
        start: next))
    defer { next += count }
    if let values {
      guard variables.count <= values.count, values[variables.count - 1].shape == shape else {
        return Tensor(
          invalid: ModelError(
            .configuration, "variable that is not given", at: "\(layer)/\(unique)",
            "found \(values.map(\.shape)), expected number \(variables.count) of shape \(shape)"))
      }
      return values[variables.count - 1]
    }
    return Tensor(Placeholder(source: .parameters(next), extents: shape))
  }

  /// A layer's response, with a trained number of its own added to each channel if it uses a bias, which starts from 0.
  mutating func biased(_ response: Tensor, _ useBias: Bool) -> Tensor {
    useBias ? response + variable("bias", shape: response.shape.suffix(1), .zeros) : response
  }

  /// A stream of random numbers of its own, another one in each step.
  public mutating func key() -> Key {
    defer { keys += 1 }
    return Key.step.child(keys)
  }

  /// Adds a term to the loss of each batch: a single number that does not depend on the samples (Keras: `add_loss`). What it
  /// contains of divergences made by `klDivergence` is told in nats, too.
  public mutating func add(loss: Tensor) {
    losses.append(LayerLoss(layerIndex: layerIndex, term: loss.sum()))
  }

  /// Throws a configuration error unless `condition` holds, with the layer's name.
  public func require(
    _ condition: Bool, _ what: @autoclosure () -> String, _ found: @autoclosure () -> String
  ) throws(ModelError) {
    try ModelError.require(condition, what(), at: layer, found())
  }

  func requirePositive(_ value: Int, _ what: String) throws(ModelError) {
    try require(
      (1...Slide.greatestExtent).contains(value), "number of \(what)",
      "found \(value), expected 1 to \(Slide.greatestExtent)")
  }

  /// The extent of an input of one axis.
  func requireVector(_ x: Tensor) throws(ModelError) -> Int {
    try require(
      x.shape.count == 1 && x.shape[0] > 0, "input of the wrong rank",
      "found shape \(x.shape), expected one axis (add a Flatten layer)")
    return x.shape[0]
  }
}

/// A variable, with its place in the flat vector of parameters.
struct PlacedVariable: Sendable {
  let layer: String
  let layerIndex: Int
  /// Keras' or TFP's name: "kernel", "bias_posterior_loc".
  let name: String
  let shape: [Int]
  let initializer: any Initializer
  let start: Int

  var fullName: String { "\(layer)/\(name)" }
  var range: Range<Int> { start..<start + shape.reduce(1, *) }
}

/// A term that a layer adds to the loss.
struct LayerLoss: Sendable {
  let layerIndex: Int
  let term: Tensor

  /// The divergences that the term is made of, in nats; the term itself if it is made of none.
  var nats: Tensor {
    let marks = Node.all(behind: [term]).filter { $0.operation is DivergenceMark }
    guard !marks.isEmpty else { return term }
    return marks.reduce(Tensor(0)) { sum, node in
      sum + Tensor(shape: node.shape, content: .traced(node)).sum()
    }
  }
}
