/// Layers, and the function of one sample that they are.
struct Network: Sendable {
  let layers: [any Layer]
  let inputShape: [Int]

  /// What one walk through the layers has found.
  struct Traced {
    let input: Tensor
    var output: Output
    var records: [LayerRecord] = []
    var variables: [PlacedVariable] = []
    var losses: [LayerLoss] = []
    /// What the last layer makes its distribution of; the output itself if it makes none.
    var parameters: Tensor
  }

  /// Calls the layers with a placeholder for sample 0 of the data set. Throws when shapes do not fit.
  func trace(isTraining: Bool) throws(ModelError) -> Traced {
    let input = Tensor(Placeholder(source: .sample(0), extents: inputShape))
    var traced = Traced(input: input, output: Output(tensor: input), parameters: input)
    var scope = Scope(isTraining: isTraining)
    for (index, layer) in layers.enumerated() {
      scope.layerIndex = index
      scope.layer = Network.name(of: layer, among: layers[..<index])
      do {
        try add(layer, isLast: index == layers.count - 1, &scope, &traced)
      } catch {
        throw error.placed(in: scope.layer)
      }
    }
    traced.variables = scope.variables
    traced.losses = scope.losses
    return traced
  }

  private func add(
    _ layer: any Layer, isLast: Bool, _ scope: inout Scope, _ traced: inout Traced
  ) throws(ModelError) {
    let before = scope.variables.count
    let input = traced.output.tensor
    var output = Output(tensor: input)
    if isLast, let layer = layer as? any DistributionLayer {
      let distribution = try layer.distribution(input)
      traced.parameters = input
      let key = scope.key()
      output = Output(
        tensor: distribution.tensor(layer.tensorForm, key: key), distribution: distribution)
    } else {
      output = Output(tensor: try layer(input, &scope))
      traced.parameters = output.tensor
    }
    traced.output = Output(
      tensor: try output.tensor.checked(), distribution: output.distribution)
    try scope.require(
      output.tensor.size <= Int32.max, "number of outputs",
      "found \(output.tensor.size), expected at most \(Int32.max)")
    let own = scope.variables[before...]
    let count = own.reduce(0) { $0 + $1.range.count }
    try scope.require(
      own.last.map { $0.range.upperBound <= Int32.max } ?? true, "number of parameters",
      "found \(count), expected at most \(Int32.max) in all")
    traced.records.append(
      LayerRecord(
        name: scope.layer, className: layer.className, outputShape: output.tensor.shape,
        isDistribution: output.distribution != nil, parameterCount: count))
  }

  /// "conv2d", then "conv2d_1", "conv2d_2".
  private static func name(of layer: any Layer, among earlier: ArraySlice<any Layer>) -> String {
    let same = earlier.count { $0.baseName == layer.baseName }
    return same == 0 ? layer.baseName : "\(layer.baseName)_\(same)"
  }

  /// The last layer, if it makes a distribution.
  var distributionLayer: (any DistributionLayer)? { layers.last as? any DistributionLayer }
}
