@testable import Model

extension ContractCase {
  static var variational: [ContractCase] {
    [
      convolutional(
        "reparameterised", [8, 8, 1],
        [Networks.reparameterized(count: 50, kernel: 3), MaxPooling2D(poolSize: (3, 3))],
        kinks: true),
      convolutional(
        "reparameterised, another prior, point bias", [5, 5, 2],
        [
          Convolution2DReparameterization(
            filters: 3, kernelSize: (2, 3), activation: .tanh, padding: .same,
            kernelPriorFn: .normal(loc: 0.25, scale: 0.5),
            kernelDivergenceFn: { klDivergence($0, $1) / 50 }, strides: (2, 1))
        ], kinks: false),
      ContractCase(
        name: "Monte Carlo", inputShape: [5],
        layers: [Networks.variational(units: 4, weight: 0.05)]),
      ContractCase(
        name: "exact", inputShape: [5],
        layers: [
          Networks.variational(units: 6, weight: 0.05, exact: true, activation: .tanh),
          Dense(units: 4),
        ]),
      ContractCase(
        name: "a prior that kernels do not know", inputShape: [5],
        layers: [shiftedPrior(units: 4)]),
    ]
  }

  private static func shiftedPrior(units: Int) -> DenseVariational {
    DenseVariational(
      units: units, makePosteriorFn: Networks.meanField,
      makePriorFn: { Networks.spikeAndSlab($0 + $1, locs: [-0.5, 1], scales: [1, 1]) },
      klWeight: 0.05)
  }
}
