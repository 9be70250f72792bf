import Testing

@testable import Model

/// Which patterns are found, and how a plan is printed.
@Suite(.enabled(if: !Kernels.usesReference, "the reference kernels fuse nothing"))
struct PlanTests {
  /// The steps that are no loops.
  private func operations(_ model: Sequential) throws -> [String] {
    try model.plan().split(separator: "\n").dropFirst()
      .map { String($0.prefix(upTo: $0.firstRange(of: "  ")?.lowerBound ?? $0.endIndex)) }
      .filter { !$0.hasPrefix("loop") }
  }

  @Test func planOfTheNotebook() throws {
    #expect(
      try operations(Networks.deterministic()) == [
        "placeholder", "convolution pooling", "dot", "log softmax", "argmax",
        "log softmax gradient", "sum over batch", "dot transposed", "outer",
        "convolution pooling gradient", "slice", "slice",
      ])
  }

  @Test func theTableHasAlignedColumns() throws {
    var model = try Sequential(
      [Dense(units: 2)], inputShape: [3], key: Key(seed: 0), name: "small")
    #expect(
      try model.plan() == """
        step         for each  shape
        placeholder  sample    [3]
        dot          sample    [2]
        loop: add    sample    [2]
        """)
    try model.compile(loss: .meanSquaredError)
    #expect(try model.plan().contains("outer"))
  }

  /// Nothing of the notebook's sizes is special: any kernel, pool, filters and channels fuse.
  @Test(arguments: [
    ([28, 28, 1], 1, 1, 2), ([32, 32, 3], 7, 17, 5), ([12, 9, 2], 3, 64, 3), ([8, 8, 1], 8, 3, 1),
  ])
  func otherSizesFuse(_ shape: [Int], _ kernel: Int, _ filters: Int, _ pool: Int) throws {
    let model = try Networks.deterministic(shape, filters: filters, kernel: kernel, pool: pool)
    let found = try operations(model)
    #expect(found.contains("convolution pooling") && !found.contains("convolution"))
  }

  /// Strides, padding, overlapping pools and another activation take the general path.
  @Test(arguments: [
    (Activation.relu, Padding.same, 1, 2), (.relu, .valid, 2, 2), (.tanh, .valid, 1, 2),
    (.relu, .valid, 1, 1),
  ])
  func othersAreLeftAlone(_ activation: Activation, _ padding: Padding, _ stride: Int, _ step: Int)
    throws
  {
    let model = try Sequential(
      [
        Conv2D(
          filters: 2, kernelSize: (3, 3), activation: activation, padding: padding,
          strides: (stride, stride)),
        MaxPooling2D(poolSize: (2, 2), strides: (step, step)),
      ], inputShape: [12, 12, 1], key: Key(seed: 0))
    #expect(try operations(model) == ["placeholder", "convolution", "max pooling"])
  }
}
