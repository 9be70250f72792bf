extension Sequential {
  /// Replaces the trainable variables (Keras: `set_weights`). Throws when shapes differ.
  public mutating func setWeights(_ weights: [Tensor]) throws(ModelError) {
    let expected = variables.map(\.variable.shape)
    try ModelError.require(
      weights.map(\.shape) == expected, "weights of the wrong shape", at: name,
      "found \(weights.map(\.shape)), expected \(expected)")
    parameters = weights.flatMap(\.scalars)
  }
}
