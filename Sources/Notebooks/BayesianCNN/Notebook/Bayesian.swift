import LiterateModel

extension BayesianCNN {
  /// A network with a distribution over its weights.
  func trainBayesian(
    _ page: inout Page, _ run: Run, _ digits: DigitImages, _ deterministic: Family,
    _ probabilistic: Probabilistic
  ) throws -> Family {
    //: ## A Bayesian model
    //:
    //: So far a weight has been one number, the best that training could find. But a finite
    //: training set does not settle what the best is. Many networks explain it about equally well,
    //: and where these disagree about a new image, there is reason for doubt that no single one of
    //: them can express: this doubt is the epistemic uncertainty. A Bayesian neural network keeps
    //: them all, each weighted by how well it explains the data and by how plausible it was
    //: beforehand: the *posterior*, a distribution over all weights. Exactly, this is out of reach.
    //: *Variational inference* settles for the member $q_\theta$ of a simple family of
    //: distributions, the *approximate posterior*, that minimises
    //:
    //: $$ L(\theta) = D_{KL}(q_\theta(w) \| p(w)) - E_{q_\theta(w)}[\ln p(D | w)] \label{elbo} $$
    //:
    //: The second term asks that weights $w$ drawn from $q$ explain the data $D$; the first, the
    //: *Kullback–Leibler divergence*, that $q$ stay close to a prior $p$, the belief about the
    //: weights before any data were seen \(cite: "blundell2015"). Drawing a weight as
    //: $w = \mu + \sigma \varepsilon$, with $\varepsilon$ from a standard normal distribution, lets
    //: the gradient reach $\mu$ and $\sigma$, which together are $\theta$, the numbers that are
    //: trained \(cite: "kingma2014").
    //:
    //: Two layers of the probabilistic model have weights, and both are replaced; pooling,
    //: flattening and the distribution at the end stay. The convolution becomes a reparameterised
    //: one. For kernel and bias alike, the prior is a standard normal distribution, and the
    //: approximate posterior an independent normal distribution for each number, with a trainable mean
    //: and a trainable scale: the softplus, $\ln(1 + e^\rho)$, of a number $\rho$ that can have any sign.
    //: Such a posterior is called *mean-field*. It can say that a weight is uncertain, but not that two
    //: weights are uncertain *together*, and where the true posterior has such bonds it is too narrow.

    @Sendable func divergence(count: Int) -> DivergenceFunction {
      { q, p in klDivergence(q, p) / Double(count) }
    }

    @Sendable func getConvolutionalReparameterizationLayer(
      divergenceFn: @escaping DivergenceFunction
    ) -> Convolution2DReparameterization {
      Convolution2DReparameterization(
        filters: 8, kernelSize: (5, 5), activation: .relu, padding: .valid,
        kernelPriorFn: .defaultMultivariateNormal, kernelPosteriorFn: .defaultMeanFieldNormal(),
        biasPriorFn: .defaultMultivariateNormal, biasPosteriorFn: .defaultMeanFieldNormal(),
        kernelDivergenceFn: divergenceFn, biasDivergenceFn: divergenceFn)
    }

    //: The divergence belongs to the training set as a whole, but the loss is an average over
    //: images. So the divergence is divided by their number, \(digits.train.images.count) here, and
    //: added once to the loss of each batch.
    //:
    //: For the dense layer's weights the prior is of another kind: a mixture, half and half, of a
    //: narrow and a wide normal distribution, with standard deviations of one and ten. Such priors
    //: are known as *spike and slab*: a weight is either close to zero (the spike) or can be almost
    //: anything (the slab).[^spike]
    //:
    //: [^spike]: The name is the original's, and fits loosely. A spike in the strict sense is a
    //:     point at zero, and the mixture of \(cite: "blundell2015") has far narrower components,
    //:     and mixes them for each weight by itself.

    @Sendable func spikeAndSlab(_ eventShape: Int) -> Mixture {
      let (zeros, ones) = (Tensor.zeros([eventShape]), Tensor.ones([eventShape]))
      let parts = [1.0, 10].map { Normal(loc: zeros, scale: $0 * ones) }
      return Mixture(
        probabilities: [0.5, 0.5],
        components: parts.map { Independent($0, reinterpretedBatchNdims: 1) })
    }

    //: This is its density for a single weight, beside that of the standard normal distribution:

    let axis = (0..<1000).map { -5 + 10 * Double($0) / 999 }
    let points = Tensor(axis.map { Float($0) })
    let spikeAndSlabDensity = spikeAndSlab(1).prob(points.reshaped([1000, 1])).numbers
    let normalDensity = Normal(loc: 0, scale: 1).prob(points).numbers
    try page.show(
      Figure.densities(
        x: axis, curves: [("spike and slab", spikeAndSlabDensity), ("unit normal", normalDensity)]),
      id: "prior-density",
      caption: "Density of the spike-and-slab prior for one weight, and of the unit normal.")

    @Sendable func getPrior(_ kernelSize: Int, _ biasSize: Int) -> any Distribution {
      spikeAndSlab(kernelSize + biasSize)
    }

    //: The prior has nothing to train. The approximate posterior is once more an independent normal
    //: distribution, with two trainable numbers for each weight.

    @Sendable func getPosterior(_ kernelSize: Int, _ biasSize: Int) -> [any Layer] {
      let count = kernelSize + biasSize
      return [VariableLayer(IndependentNormal.parametersSize(count)), IndependentNormal(count)]
    }

    //: Between a normal distribution and a mixture the divergence in \(equation: "elbo") has no
    //: closed form. It is estimated from the very weights that the forward pass draws, as the
    //: difference of their log-densities under posterior and prior.

    @Sendable func getDenseVariationalLayer(
      priorFn: @escaping @Sendable (Int, Int) -> any Distribution,
      posteriorFn: @escaping DenseVariational.TrainableFunction, klWeight: Double
    ) -> DenseVariational {
      DenseVariational(
        units: 10, makePosteriorFn: posteriorFn, makePriorFn: priorFn, klWeight: klWeight,
        klUseExact: false)
    }

    @Sendable func getBayesianModel(count: Int, key: Key) throws -> Sequential {
      var model = try Sequential(
        [
          getConvolutionalReparameterizationLayer(divergenceFn: divergence(count: count)),
          MaxPooling2D(poolSize: (6, 6)),
          Flatten(),
          getDenseVariationalLayer(
            priorFn: getPrior, posteriorFn: getPosterior, klWeight: 1 / Double(count)),
          OneHotCategoricalLayer(eventShape: 10, convertToTensor: .mode),
        ],
        inputShape: [28, 28, 1], key: key, name: "bayesian")
      try model.compile(
        loss: LossFunction(probabilistic.nll), optimizer: RMSprop(), metrics: [.accuracy])
      return model
    }

    let bayesian = try run.overSeeds { run in
      var model = try getBayesianModel(count: digits.train.images.count, key: run.key)
      let history = try model.fit(
        digits.train.images, digits.train.oneHot, epochs: 2 * epochs, batchSize: batchSize,
        on: run.device)
      return try Trained(
        model, history, digits, \.oneHot, draws: draws, key: run.key.child("draws"), on: run.device)
    }
    page.show(bayesian[0].model.summary())

    //: There are now \(bayesian[0].model.parameterCount) numbers to train, two for each of the
    //: \(probabilistic.trained[0].model.parameterCount) weights. Every batch sees a new draw of them, which makes
    //: the gradient noisy and learning slow, so training takes twice as many epochs. Whether it has settled when
    //: they end, the last lines of the log and \(figure: "training") let you judge.

    page.show(bayesian[0].history.log)
    try page.show(
      Figure.trainingCurves([
        ("deterministic", deterministic.trained[0].history),
        ("probabilistic", probabilistic.trained[0].history), ("Bayesian", bayesian[0].history),
      ]),
      id: "training",
      caption: """
        Loss, accuracy and divergence from the prior while the models learn. The first two models share
        one line, and the loss of the Bayesian one includes its divergence, divided by the number of
        training images.
        """)

    page.show(bayesian[0].score.description)

    //: Each batch of this evaluation draws its own weights, so this is the accuracy of *single
    //: draws*, a mean over many of them. It is one of three accuracies that this page has of the Bayesian
    //: model. The second is that of *one pass*: one draw for all images, better or worse by the luck of
    //: that draw. Neither is the answer of the model. That is the third, the *average* over many draws, which
    //: comes below (\(table: "decomposition")). The loss again includes the divergence, and so is not
    //: to be compared with that of the other models.

    //: ### What became of the prior
    //:
    //: A word of caution about the mixture. It mixes over the whole vector of weights, not over
    //: each weight: either all of them are in the spike or all are in the slab. With $m$ weights,
    //: the slab explains them better than the spike only if the sum of their squares exceeds
    //:
    //: $$ \frac{2 m \ln 10}{1 - 10^{-2}} \label{slab} $$
    //:
    //: How far the weights are from that can be computed:

    let posteriors = try bayesian.map {
      try IndependentNormal(1290).distribution($0.model["dense_variational/constant"])
    }
    let squares = posteriors.estimate("expected sum of squares", .fixed(0)) {
      Double((square($0.mean) + $0.variance).sum().scalar)
    }
    let needed = 2 * 1290 * Double(10).ln / (1 - 0.01)
    let logOdds = squares.values.estimate("log-odds of the slab", .fixed(0, unit: "nats")) {
      (1 - 0.01) / 2 * ($0 - needed)
    }

    page.claim(
      "slab-never-wins",
      """
      The slab plays no part in the result: the expected sum of squares of the weights is \(squares), and
      the slab would need \(needed, .fixed(0)). Its expected log-odds relative to the spike are \(logOdds). In
      effect, the prior is a unit normal.
      """, squares < needed && logOdds < -100)

    //: ### What the filters know of themselves
    //:
    //: Each filter is shown as an image of the means of its weights, with an image of their
    //: standard deviations below, for the first seed.

    let kernel = "conv2d_reparameterization/kernel_posterior"
    let kernelMeans = try bayesian[0].model["\(kernel)_loc"]
    let kernelDeviations = softplus(try bayesian[0].model["\(kernel)_untransformed_scale"])
    try page.show(
      Figure.filters(
        means: kernelMeans.scalars, deviations: kernelDeviations.scalars, count: 8, size: 5),
      id: "filters",
      caption: "Posterior of the convolution's filters: means above, standard deviations below.")

    let unsettledFilters = shareUnsettled("filters", kernelMeans, kernelDeviations)
    let unsettledDense = shareUnsettled(
      "dense layer", posteriors[0].mean, posteriors[0].standardDeviation)

    //: For \(unsettledFilters) of the filters' weights and \(unsettledDense) of the dense layer's the mean
    //: is less than one standard deviation from zero, so that even the sign is open. Nothing follows from
    //: the difference of the two: the dense layer's scales start at \(Double(2).ln, .fixed(2)) and the
    //: filters' near \(Double(-3).softplus, .fixed(2)), and training is too short to make either forget its beginning.

    return Family(trained: bayesian, makeModel: getBayesianModel)
  }
}
