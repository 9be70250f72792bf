extension Sequential {
  /// Writes the trainable variables to a file, under their names: "conv2d/kernel". The ending of the path, .npz or .safetensors,
  /// says in which format. What was there before stays if writing fails.
  public func saveWeights(to path: String) throws {
    try WeightFile.write(zip(weightNames, weights).map { (name: $0, tensor: $1) }, to: path)
  }

  /// Replaces the trainable variables by those of a file. Throws, and changes nothing, unless the file has each of them, in its
  /// shape, and no others.
  public mutating func loadWeights(from path: String) throws {
    let arrays = try WeightFile.read(path)
    let names = arrays.map(\.name).sorted()
    try ModelError.require(
      names == weightNames.sorted(), "weights of another model", at: path,
      "found \(names.joined(separator: ", ")), expected \(weightNames.sorted().joined(separator: ", "))"
    )
    var loaded = self
    for (name, tensor) in arrays { try loaded.setWeight(name, tensor) }
    self = loaded
  }
}
