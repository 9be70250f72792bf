import Testing

@testable import Model

/// What a plan fuses, and how it is printed.
@Suite(.enabled(if: !Kernels.usesReference, "the reference kernels fuse nothing"))
struct PlanTests {
  @Test func planOfTheNotebook() throws {
    #expect(
      try Networks.deterministic().plan() == """
        operation                             output  weights   FLOPs  bytes
        Conv2D 5x5 + relu + MaxPooling2D 6x6   4x4x8      208  239616   3648
        Dense 128x10 by vectors                   10     1290    2570    552
        SoftmaxCrossEntropy by vectors          loss        0      50     40
        total                                            1498  242236   4240
        """)
  }

  @Test func planOfTheBayesianNetwork() throws {
    #expect(
      try Networks.bayesian().plan() == """
        operation                              output  weights   FLOPs  bytes
        Sample kernel (once a batch)              200
        Sample bias (once a batch)                  8
        Sample kernel and bias (once a batch)    1290
        Conv2D 5x5 + relu + MaxPooling2D 6x6    4x4x8      208  239616   3648
        Dense 128x10 by vectors                    10     1290    2570    552
        SoftmaxCrossEntropy by vectors           loss        0      50     40
        total                                             1498  242236   4240
        """)
  }

  /// Nothing of the notebook's sizes is special: any kernel, pool, filters and channels fuse.
  @Test(arguments: [
    ([28, 28, 1], 1, 1, 2), ([32, 32, 3], 7, 17, 5), ([12, 9, 2], 3, 64, 3), ([8, 8, 1], 8, 3, 1),
  ])
  func otherSizesFuse(_ shape: [Int], _ kernel: Int, _ filters: Int, _ pool: Int) throws {
    let model = try Networks.deterministic(shape, filters: filters, kernel: kernel, pool: pool)
    let operations = try #require(model.compiled).plan.operations.map(\.name)
    #expect(
      operations == [
        "Conv2D \(kernel)x\(kernel) + relu + MaxPooling2D \(pool)x\(pool)",
        "Dense \(model.lowered.operations[3].outputSize)x10 by vectors",
      ])
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
    #expect(
      model.lowered.fused().operations.map(\.name) == [
        "Gather", "Conv2D 3x3", "Activation \(activation)", "MaxPooling2D 2x2",
      ])
  }
}
