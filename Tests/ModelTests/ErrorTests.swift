import Testing

@testable import Model

/// What cannot be done is one line that names what was found, and what was expected.
@Suite struct ErrorTests {
  private func message(_ tensor: Tensor) -> String {
    do {
      _ = try tensor.checked()
      return "no error"
    } catch { return error.description }
  }

  private let two = Tensor([1, 2])
  private let three = Tensor([1, 2, 3])
  private let matrix = Tensor(shape: [2, 3], scalars: [1, 2, 3, 4, 5, 6])

  /// Both shapes, and the operation.
  @Test func shapesThatDoNotFit() {
    for (found, expected) in [
      (two + three, "shapes that do not fit: add: found [2] and [3], expected"),
      (two * matrix, "multiply: found [2] and [2, 3]"),
      (maximum(three, two), "maximum: found [3] and [2]"),
      (
        select(greater(three, 0), matrix, two), "select: found [3] and [2, 3] and [2]"
      ),
      (two.dot(three.reshaped([3, 1])), "dot: found [2] and [3, 1], expected [..., k] and [k, n]"),
      (matrix.dot(three), "dot: found [2, 3] and [3]"),
      (matrix.reshaped([4, 2]), "reshaping: found [2, 3], expected as many elements as [4, 2]"),
      (matrix.broadcast(to: [4, 3]), "broadcast: found [2, 3]"),
      (matrix.transposed([0, 2]), "transpose: found [2, 3]"),
      (matrix.sum([2]), "sum: found [2, 3], expected an axis 2"),
      (matrix.max([-3]), "maximum: found [2, 3]"),
      (matrix.slice(1..<4), "slice: found [2, 3], expected elements 1..<4 along axis 1"),
      (Tensor(1).argumentOfMaximum(), "argmax: found [], expected a last axis"),
      (logSoftmax(1), "log softmax: found []"),
      (
        Tensor.concatenated([matrix, two.reshaped([1, 2])], axis: 1),
        "concatenate: found [2, 3] and [1, 2], expected equal ones but for axis 1"
      ),
      (solveTriangular(matrix, two), "triangular solve: found [2, 3] and [2]"),
    ] { #expect(message(found).contains(expected), "\(message(found))") }
  }

  /// The first error stays the one that is told, in numbers as in a trace.
  @Test func theFirstErrorIsPassedOn() {
    let wrong = two + three
    #expect(message(exp(wrong.sum() * 2) + three.dot(matrix)) == message(wrong))
    let error = #expect(throws: ModelError.self) {
      try gradient(of: { ($0 * two).sum() }, at: three)
    }
    #expect(error?.description.contains("multiply: found [3] and [2]") == true)
    let layer = #expect(throws: ModelError.self) {
      try Sequential([Shifted(), Dense(units: 2)], inputShape: [3], key: Key(seed: 0))
    }
    #expect(layer?.description.contains("shifted, add: found [3] and [2]") == true)
  }

  private struct Shifted: Layer {
    func callAsFunction(_ x: Tensor, _ scope: inout Scope) -> Tensor { x + Tensor([1, 2]) }
  }

  @Test func gradientsOfSeveralNumbers() {
    let error = #expect(throws: ModelError.self) { try gradient(of: { exp($0) }, at: three) }
    #expect(
      error?.description
        == "gradient of more than one number: gradient: found a result of shape [3], expected one number"
    )
  }

  @Test func variablesThatAreNotThere() throws {
    var model = try Sequential([Dense(units: 2)], inputShape: [3], key: Key(seed: 0), name: "net")
    let expected =
      "variable that the model does not have: net: found conv2d/kernel, expected one of dense/kernel, dense/bias"
    let read = #expect(throws: ModelError.self) { try model["conv2d/kernel"] }
    #expect(read?.description == expected)
    let written = #expect(throws: ModelError.self) { try model.setWeight("conv2d/kernel", three) }
    #expect(written?.description == expected)
    let shape = #expect(throws: ModelError.self) { try model.setWeight("dense/bias", three) }
    #expect(
      shape?.description
        == "weights of the wrong shape: net, dense/bias: found [3], expected [2]")
    let values = #expect(throws: ModelError.self) {
      var scope = Scope(values: [matrix])
      _ = try Dense(units: 2)(three, &scope).checked()
    }
    #expect(values?.description.contains("number 1 of shape [3, 2]") == true)
  }

  /// A file of other variables, or of other shapes, changes nothing.
  @Test(arguments: ["npz", "safetensors"]) func filesOfOtherModels(_ format: String) throws {
    let folder = try TemporaryFolder()
    let path = "\(folder.path)/weights.\(format)"
    var model = try Sequential([Dense(units: 2)], inputShape: [3], key: Key(seed: 0), name: "net")
    let before = model.weights
    let kernel = Tensor.zeros([3, 2])
    for (arrays, expected) in [
      ([("dense/kernel", kernel)], "found dense/kernel, expected dense/bias, dense/kernel"),
      (
        [("dense/kernel", kernel), ("dense/bias", two), ("dense/gamma", two)],
        "found dense/bias, dense/gamma, dense/kernel, expected dense/bias, dense/kernel"
      ),
      (
        [("conv2d/kernel", kernel), ("conv2d/bias", two)], "found conv2d/bias, conv2d/kernel"
      ),
      (
        [("dense/kernel", kernel), ("dense/bias", three)],
        "weights of the wrong shape: net, dense/bias: found [3], expected [2]"
      ),
    ] {
      try WeightFile.write(arrays.map { (name: $0.0, tensor: $0.1) }, to: path)
      let error = #expect(throws: ModelError.self) { try model.loadWeights(from: path) }
      #expect(error?.description.contains(expected) == true, "\(error?.description ?? "")")
      #expect(model.weights == before)
    }
  }
}
