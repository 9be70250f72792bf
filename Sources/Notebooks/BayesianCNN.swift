import Datasets
import Model
import Plot
import Report

/// The notebook "Bayesian convolutional neural network".
func bayesianCNN(_ page: inout Page, _ run: Run) throws -> Results {
  //: # Bayesian convolutional neural network
  //:
  //: A classifier that is wrong can still be useful, if it says that it is unsure. This report
  //: trains three small networks to read digits, and asks of each what it knows about its own
  //: uncertainty. The first returns ten numbers that add up to one. The second returns a
  //: probability distribution, and so can say what the *image* leaves open: its **aleatoric**
  //: uncertainty, which no amount of training removes. The third holds a distribution over its
  //: own weights as well, and so can say what *training* left open: its **epistemic**
  //: uncertainty, which more data would reduce. Then all three are shown digits of a kind that
  //: they have never seen.
  //:
  //: The experiments are those of a notebook from a course on TensorFlow Probability, called *the
  //: original* below. Everything on this page comes from one run of one program. The listings are
  //: the code that ran, the numbers in the text are read from its results, and the main
  //: conclusions are *claims*: sentences bound to conditions that the program tests. A claim that
  //: this run does not bear out is marked as such; open any of them to see the numbers behind it.

  let corruption = run.data.corrupted.corruption
  let maximumBits = Double(10).log2

  //: ## The data
  //:
  //: \(dataSentence(run)) MNIST-C \(cite: "mu2019") holds the digits of MNIST under one
  //: corruption at a time, as a benchmark of robustness: what does a model make of images that we
  //: can still read, but that are unlike those it learned from? \(corruptionSentence(run)) No
  //: model is trained on it.
  //:
  //: An image enters a network as $x = 1 - v / 255$, where $v$ is the brightness of a pixel in
  //: the file, so that ink is dark on white ground. A label comes in two forms: as an integer,
  //: and as a *one-hot* vector, which is one at the place of the label and zero elsewhere.

  func loadData(_ digits: Digits) -> (images: Tensor, labels: Tensor, oneHot: Tensor) {
    let images = Tensor(
      shape: [digits.count, digits.rows, digits.columns, 1], codes: digits.pixels,
      table: (0...255).map { Float(1 - Double($0) / 255) })
    let labels = Tensor(shape: [digits.count, 1], scalars: digits.labels.map { Float($0) })
    return (images, labels, Tensor.oneHot(digits.labels.map { Int($0) }, classes: 10))
  }

  let train = loadData(run.data.mnist.train)
  let test = loadData(run.data.mnist.test)
  let corruptedSample = loadData(run.data.corrupted.trainSample)
  let corruptedTest = loadData(run.data.corrupted.test)

  //: These are the first images of the training set, clean and corrupted:

  func inspectImages(_ images: Tensor, count: Int, alt: String) -> Figure {
    var figure = Figure.imageRow((0..<count).map { images.picture($0) })
    figure.alt = alt
    return figure
  }

  let shown = run.data.corrupted.trainSample.count
  let digits = train.labels.scalars.prefix(shown).map { "\(Int($0))" }.joined(separator: ", ")
  try page.show(
    inspectImages(train.images, count: shown, alt: "The digits \(digits), dark on white."),
    id: "clean-digits", caption: "The first \(shown) training images.")
  try page.show(
    inspectImages(
      corruptedSample.images, count: shown, alt: "The same digits, blots over and around them."),
    id: "corrupted-digits", caption: "The same \(shown) images under \(corruption).")

  //: ## A deterministic model
  //:
  //: The plainest of the three is a classifier as it has been built for decades. A convolution
  //: slides a few small filters over the image, a max-pooling keeps the strongest response in
  //: each tile, and a dense layer weighs what is left. Its softmax makes ten numbers that add up
  //: to one.

  func getDeterministicModel(
    inputShape: [Int], loss: any Loss, optimizer: any Optimizer, metrics: [any Metric]
  ) throws -> Sequential {
    var model = try Sequential(
      [
        Conv2D(filters: 8, kernelSize: (5, 5), activation: .relu, padding: .valid),
        MaxPooling2D(poolSize: (6, 6)),
        Flatten(),
        Dense(units: 10, activation: .softmax),
      ],
      inputShape: inputShape, key: run.key, name: "deterministic")
    try model.compile(loss: loss, optimizer: optimizer, metrics: metrics)
    return model
  }

  var deterministic = try getDeterministicModel(
    inputShape: [28, 28, 1], loss: .sparseCategoricalCrossentropy, optimizer: RMSprop(),
    metrics: [.accuracy])
  page.show(deterministic.summary())

  //: It learns by minimising the cross-entropy between its output and the labels. An epoch shows
  //: it every training image once, in a new random order and in batches of \(run.batchSize);
  //: after each batch RMSprop takes a step against the gradient. The log gives the loss, in nats,
  //: and the accuracy as averages over the epoch, taken while the weights were moving.

  let deterministicHistory = try deterministic.fit(
    train.images, train.labels, epochs: 5, batchSize: run.batchSize, on: run.device)
  page.show(deterministicHistory.log)

  //: The test follows, on digits like those of the training set and on the corrupted ones.

  func score(_ model: Sequential, _ clean: Tensor, _ corrupted: Tensor) throws -> Score {
    Score(
      clean: try model.evaluate(test.images, clean, on: run.device),
      corrupted: try model.evaluate(corruptedTest.images, corrupted, on: run.device))
  }

  let deterministicScore = try score(deterministic, test.labels, corruptedTest.labels)
  page.show(deterministicScore.description)

  let share = deterministicScore.clean.accuracy
  let chance = 2 * (share * (1 - share) / Double(test.images.count)).squareRoot()

  //: With \(test.images.count) images, chance alone makes the clean share uncertain by about ±
  //: \(100 * chance, .fixed(2, unit: "points")), two standard errors of a binomial proportion.

  let accuracy = deterministicScore.accuracies
  page.claim(
    "worse-on-corrupted",
    """
    The model is right on \(accuracy.clean) of the clean test images and on \(accuracy.corrupted) of
    the corrupted ones: it is worse on a kind of image that it has not met in training.
    """, accuracy.clean > accuracy.corrupted)

  //: ## A probabilistic model
  //:
  //: The deterministic model returns ten numbers and leaves it to us to read them as
  //: probabilities. The probabilistic model returns a *distribution* over the labels: an object
  //: that can be asked for its mean, its mode, its entropy or the probability of a label. What it
  //: is meant to express is aleatoric uncertainty: a smudged four may be a nine, and no better
  //: network could tell. What a single network says of this contains its own shortcomings, too.
  //:
  //: Such a model is trained by maximum likelihood. With the one-hot label $y$ and the output
  //: $a^L$ of the network's last layer $L$, the negative log-likelihood, averaged over $n$ images
  //: $x$, is
  //:
  //: $$ C_{LL} = -\frac{1}{n} \sum_x y^T \ln(a^L) = -\frac{1}{n} \sum_x \sum_k y_k \ln(a^L_k) \label{nll} $$
  //:
  //: where $k$ runs over the classes. It is the cross-entropy by another name. In code it is one
  //: line: minus the log-probability that the predicted distribution gives to the label.

  @Sendable func nll(_ yTrue: Tensor, _ yPred: any Distribution) -> Tensor {
    -yPred.logProb(yTrue)
  }

  //: The layers are the same as before, except that the dense layer has no softmax. Its outputs
  //: are *logits*: log-probabilities up to a constant. One more layer turns them into a one-hot
  //: categorical distribution. Where a plain tensor is needed, as for the accuracy, the
  //: distribution gives its mode: the most probable label.

  func getProbabilisticModel(
    inputShape: [Int], loss: any Loss, optimizer: any Optimizer, metrics: [any Metric]
  ) throws -> Sequential {
    var model = try Sequential(
      [
        Conv2D(filters: 8, kernelSize: (5, 5), activation: .relu, padding: .valid),
        MaxPooling2D(poolSize: (6, 6)),
        Flatten(),
        Dense(units: OneHotCategoricalLayer.parametersSize(10)),
        OneHotCategoricalLayer(eventShape: 10, convertToTensor: .mode),
      ],
      inputShape: inputShape, key: run.key, name: "probabilistic")
    try model.compile(loss: loss, optimizer: optimizer, metrics: metrics)
    return model
  }

  var probabilistic = try getProbabilisticModel(
    inputShape: [28, 28, 1], loss: LossFunction(nll), optimizer: RMSprop(), metrics: [.accuracy])
  page.show(probabilistic.summary())

  let probabilisticHistory = try probabilistic.fit(
    train.images, train.oneHot, epochs: 5, batchSize: run.batchSize, on: run.device)
  page.show(probabilisticHistory.log)

  let probabilisticScore = try score(probabilistic, test.oneHot, corruptedTest.oneHot)
  page.show(probabilisticScore.description)

  //: These are the numbers of the deterministic model once more. The two models have the same
  //: architecture, start from the same seed, see the same batches and minimise the same quantity,
  //: so they should arrive at the same weights. Whether they do can be checked, array by array:

  let identicalWeights = zip(deterministic.weights, probabilistic.weights).map { $0 == $1 }
  page.show(identicalWeights.map(String.init).joined(separator: ", "))

  page.claim(
    "identical-weights",
    """
    All \(identicalWeights.count) weight arrays of the probabilistic model equal those of the
    deterministic one, bit for bit.
    """,
    Condition(
      identicalWeights.allSatisfy { $0 }, evidence: "kernels and biases of both layers, bit for bit"
    ))

  //: So nothing has been gained in accuracy. What has been gained is the kind of output: a
  //: distribution, which can be asked how sure it is.

  //: ## What the probabilistic model predicts
  //:
  //: The next figures show one image each, and beside it the probability that the model gives to
  //: each class, with the true class marked. The function that draws them will serve for the
  //: Bayesian model too, whose probabilities differ from one forward pass to the next: with
  //: `runEnsemble` it makes \(run.draws) passes and plots, for each class, the interval that
  //: holds the central \(run.interval, .percent(0)) of the probabilities.[^bars]
  //:
  //: [^bars]: The original draws a bar up to the interval's upper end, and over it a white bar to
  //:     a little below the lower end. That shows narrow intervals wider than they are. Here an
  //:     interval is drawn as it is, at least as a hairline, with a tick at the mean.

  var examples: [Results.Example] = []

  func analyseModelPrediction(
    _ data: Tensor, trueLabels: Tensor, model: Sequential, example: Example,
    runEnsemble: Bool = false
  ) throws -> Figure {
    let image = data.gather([example.index])
    let label = Int(trueLabels.scalars[example.index])
    guard runEnsemble else {
      let probabilities = try model.predict(image, on: run.device).mean.scalars
      examples.append(
        Results.Example(example, label: label, model: "probabilistic", mean: probabilities))
      return .prediction(image: image.picture(0), probabilities: probabilities, trueClass: label)
    }
    let ensemble = try model.predict(
      image, draws: run.draws, key: run.key.child("ensemble"), on: run.device)
    let mean = ensemble.mean.scalars
    let lower = ensemble.percentile(50 * (1 - run.interval)).scalars
    let upper = ensemble.percentile(50 * (1 + run.interval)).scalars
    examples.append(
      Results.Example(
        example, label: label, model: "bayesian", mean: mean, lower: lower, upper: upper))
    return .intervals(
      image: image.picture(0), lower: lower, upper: upper, mean: mean, trueClass: label)
  }

  //: The images are chosen by rule, not by eye. The rule looks at the entropy of each prediction
  //: (\(equation: "entropy")): a measure of how unsure the model is. Images are numbered from
  //: zero.

  let prediction = try probabilistic.predict(test.images, on: run.device)
  let corruptedPrediction = try probabilistic.predict(corruptedTest.images, on: run.device)

  func isCorrect(_ prediction: OneHotCategorical, _ labels: Tensor) -> [Bool] {
    zip(prediction.logits.argmax(), labels.scalars).map { $0 == Int($1) }
  }

  let cleanBits = prediction.entropyInBits
  let corruptedBits = corruptedPrediction.entropyInBits
  let cleanRight = isCorrect(prediction, test.labels)
  let corruptedRight = isCorrect(corruptedPrediction, corruptedTest.labels)
  let all = Array(cleanBits.indices)

  let sure =
    all.filter { cleanRight[$0] && corruptedRight[$0] }
    .min { max(cleanBits[$0], corruptedBits[$0]) < max(cleanBits[$1], corruptedBits[$1]) } ?? 0
  let hard = all.max { cleanBits[$0] < cleanBits[$1] } ?? 0
  let hardCorrupted = all.max { corruptedBits[$0] < corruptedBits[$1] } ?? 0
  let turned =
    all.filter { cleanRight[$0] && $0 != hardCorrupted }
    .max { corruptedBits[$0] - cleanBits[$0] < corruptedBits[$1] - cleanBits[$1] } ?? 0

  let sureClean = Example(role: "certain", set: "mnist", index: sure)
  let hardClean = Example(role: "hard", set: "mnist", index: hard)
  let sureCorrupted = Example(role: "certain", set: "corrupted", index: sure)
  let hardestCorrupted = Example(role: "hard", set: "corrupted", index: hardCorrupted)
  let turnedClean = Example(role: "turned", set: "mnist", index: turned)
  let turnedCorrupted = Example(role: "turned", set: "corrupted", index: turned)

  func showPrediction(
    _ example: Example, _ model: Sequential, runEnsemble: Bool = false, caption: Prose
  ) throws -> Results.Example {
    let isClean = example.set == "mnist"
    let figure = try analyseModelPrediction(
      isClean ? test.images : corruptedTest.images, trueLabels: test.labels, model: model,
      example: example, runEnsemble: runEnsemble)
    let prefix = runEnsemble ? "bayesian" : "probabilistic"
    try page.show(figure, id: "\(prefix)-\(example.role)-\(example.set)", caption: caption)
    return examples[examples.count - 1]
  }

  //: The first is the image of which the model is surest in the worse of its two versions, clean
  //: and corrupted, among those that it reads correctly in both; the second is the clean image of
  //: which it is least sure.

  let certainClean = try showPrediction(
    sureClean, probabilistic,
    caption: "Sure when clean and when corrupted: test image \(index: sure), clean.")
  let tornClean = try showPrediction(
    hardClean, probabilistic,
    caption: "The least sure prediction on clean digits: test image \(index: hard).")

  page.claim(
    "certain-when-clean",
    """
    The model is certain of the first image: it gives the true class \(certainClean.ofTrueClass) of
    the probability.
    """, certainClean.ofTrueClass > 0.99)
  page.claim(
    "torn-when-hard",
    """
    It is torn over the second: even its favourite among the classes gets only
    \(tornClean.ofFavourite).
    """, tornClean.ofFavourite < 0.5)

  //: Now two corrupted images: the first one again, under its blots, and the corrupted image of
  //: which the model is least sure.

  let certainBlotted = try showPrediction(
    sureCorrupted, probabilistic,
    caption: "The same image, number \(index: sure), under \(corruption).")
  let tornBlotted = try showPrediction(
    hardestCorrupted, probabilistic,
    caption: "The least sure prediction on corrupted digits: test image \(index: hardCorrupted).")

  page.claim(
    "certain-under-corruption",
    """
    Under \(corruption) the model is still certain of the first image: the true class gets
    \(certainBlotted.ofTrueClass).
    """, certainBlotted.ofTrueClass > 0.99)
  let highest = Quantity("entropy", corruptedBits[hardCorrupted], .bits(2))
  page.claim(
    "nearly-uniform",
    """
    The other prediction is spread over many classes: its favourite gets
    \(tornBlotted.ofFavourite), and its entropy, \(highest), is that of an even choice among
    \(Double(2).power(highest.value), .fixed(1)) classes.
    """, highest > 2 && tornBlotted.ofFavourite < 0.5)

  //: Last, the image that the corruption hurts most: of those read correctly when clean, and not
  //: shown above, the one whose entropy rises most. Both versions follow.

  let beforeBlots = try showPrediction(
    turnedClean, probabilistic, caption: "Test image \(index: turned), clean.")
  let afterBlots = try showPrediction(
    turnedCorrupted, probabilistic, caption: "The same image under \(corruption).")

  page.claim(
    "corruption-takes-certainty",
    """
    The corruption takes the model's certainty: the largest probability that it gives to any class
    falls from \(beforeBlots.ofFavourite) to \(afterBlots.ofFavourite).
    """, beforeBlots.ofFavourite > 0.9 && afterBlots.ofFavourite < 0.5)

  //: This is what one wants of a model: that it commits itself when it has good reason to, and
  //: otherwise says that it does not know. Whether it doubts the images that *we* would doubt is
  //: another question; the pictures let the reader judge.

  //: ## Entropy of the predictions
  //:
  //: To see all test images at once, each prediction is summed up by one number, its entropy
  //:
  //: $$ H_i = -\sum_{j=1}^{10} p_{ij} \log_2(p_{ij}) \label{entropy} $$
  //:
  //: where $p_{ij}$ is the probability that the model gives to the $j$-th class for image $i$.
  //: With the logarithm to base two, its unit is the *bit*; with the natural logarithm it would
  //: be the *nat*. A prediction that puts everything on one class has an entropy of zero, and one
  //: that gives all classes the same probability has the largest possible,
  //: \(maximumBits, .bits(2)). The higher the entropy, the less sure the model.[^zero]
  //:
  //: [^zero]: A probability of zero adds nothing to the sum, which is the limit of $p \log_2 p$.
  //:     Computed as it stands, it would add something that is not a number, and spoil the mean
  //:     of a whole set.

  func getCorrectIndices(
    _ prediction: OneHotCategorical, _ labels: Tensor
  ) -> (correct: [Int], incorrect: [Int]) {
    let isRight = isCorrect(prediction, labels)
    return (isRight.indices.filter { isRight[$0] }, isRight.indices.filter { !isRight[$0] })
  }

  func plotEntropyDistribution(
    _ prediction: OneHotCategorical, _ labels: Tensor
  ) -> (figure: Figure, groups: EntropyGroups) {
    let bits = prediction.entropyInBits
    let indices = getCorrectIndices(prediction, labels)
    let groups = EntropyGroups(
      correct: indices.correct.map { bits[$0] }, incorrect: indices.incorrect.map { bits[$0] })
    let figure = Figure.entropyHistograms(
      correct: groups.correct, incorrect: groups.incorrect, maximum: maximumBits)
    return (figure, groups)
  }

  let wrongBits = all.filter { !cleanRight[$0] }.map { cleanBits[$0] }
  let beyondOneBit = Double(wrongBits.count { $0 > 1 }) / Double(wrongBits.count)

  //: If a model knows what it does not know, its entropy is low where it is right and high where
  //: it is wrong. So the test images are split into those that the model labels correctly and
  //: those that it does not, and each group gets a histogram: first for the clean digits, then
  //: for the corrupted ones.[^range]
  //:
  //: [^range]: All histograms share their bins and their axes, which reach beyond the largest
  //:     possible entropy. On an axis that ends at one bit, as the original's does,
  //:     \(beyondOneBit, .percent(0)) of the wrong predictions on clean digits would be out of
  //:     sight.

  let (cleanFigure, clean) = plotEntropyDistribution(prediction, test.labels)
  try page.show(
    cleanFigure, id: "entropy-clean",
    caption: "Entropy of the probabilistic model's predictions, clean digits.")
  let (corruptedFigure, corrupted) = plotEntropyDistribution(
    corruptedPrediction, corruptedTest.labels)
  try page.show(
    corruptedFigure, id: "entropy-corrupted",
    caption: "Entropy of the probabilistic model's predictions, corrupted digits.")

  //: Two things can be read from these histograms. The first is that the model has a notion of
  //: when it may be wrong.

  let (right, wrong) = meanEntropies(clean: clean, corrupted: corrupted)
  page.claim(
    "unsure-when-wrong",
    """
    The model is less sure where it is wrong: the mean entropy of its wrong predictions is
    \(wrong.clean) on clean digits, against \(right.clean) for the right ones, and on corrupted digits
    \(wrong.corrupted) against \(right.corrupted).
    """, wrong.clean > right.clean && wrong.corrupted > right.corrupted)

  //: The second is that it is, on average, less sure of corrupted digits, though it has never
  //: seen any.

  let growthRight = Quantity(
    "growth where right", right.corrupted.value / right.clean.value, .fixed(2))
  let growthWrong = Quantity(
    "growth where wrong", wrong.corrupted.value / wrong.clean.value, .fixed(2))
  page.claim(
    "unsure-when-corrupted",
    """
    The model is less sure on corrupted digits, and in proportion more markedly so where it is right:
    there the mean entropy grows by a factor of \(growthRight), that is by
    \(right.corrupted.value - right.clean.value, .bits(2)), and where it is wrong by a factor of
    \(growthWrong), or \(wrong.corrupted.value - wrong.clean.value, .bits(2)).
    """, growthWrong > 1 && growthRight > growthWrong)

  //: ## A Bayesian model
  //:
  //: So far a weight has been one number, the best that training could find. But a finite
  //: training set does not settle what the best is. Many networks explain it about equally well,
  //: and where these disagree about a new image, there is reason for doubt that no single one of
  //: them can express: this doubt is the epistemic uncertainty. A Bayesian neural network keeps
  //: them all, each weighted by how well it explains the data and by how plausible it was
  //: beforehand: the *posterior*, a distribution over all weights. Exactly, this is out of reach.
  //: *Variational inference* settles for the member $q_\theta$ of a simple family of
  //: distributions, called the posterior below, that minimises
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
  //: posterior an independent normal distribution for each number, with a trainable mean and a
  //: trainable scale.

  @Sendable func divergence(_ q: any Distribution, _ p: any Distribution) -> Tensor {
    klDivergence(q, p) / Double(run.data.mnist.train.count)
  }

  func getConvolutionalReparameterizationLayer(
    divergenceFn: @escaping DivergenceFunction
  ) -> Convolution2DReparameterization {
    Convolution2DReparameterization(
      filters: 8, kernelSize: (5, 5), activation: .relu, padding: .valid,
      kernelPriorFn: .defaultMultivariateNormal, kernelPosteriorFn: .defaultMeanFieldNormal(),
      biasPriorFn: .defaultMultivariateNormal, biasPosteriorFn: .defaultMeanFieldNormal(),
      kernelDivergenceFn: divergenceFn, biasDivergenceFn: divergenceFn)
  }

  //: The divergence belongs to the training set as a whole, but the loss is an average over
  //: images. So the divergence is divided by their number, \(run.data.mnist.train.count), and
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

  //: The prior has nothing to train. The posterior is once more an independent normal
  //: distribution, with two trainable numbers for each weight.

  @Sendable func getPosterior(_ kernelSize: Int, _ biasSize: Int) -> [any Layer] {
    let count = kernelSize + biasSize
    return [VariableLayer(IndependentNormal.parametersSize(count)), IndependentNormal(count)]
  }

  //: Between a normal distribution and a mixture the divergence in \(equation: "elbo") has no
  //: closed form. It is estimated from the very weights that the forward pass draws, as the
  //: difference of their log-densities under posterior and prior.

  func getDenseVariationalLayer(
    priorFn: @escaping @Sendable (Int, Int) -> any Distribution,
    posteriorFn: @escaping DenseVariational.TrainableFunction, klWeight: Double
  ) -> DenseVariational {
    DenseVariational(
      units: 10, makePosteriorFn: posteriorFn, makePriorFn: priorFn, klWeight: klWeight,
      klUseExact: false)
  }

  var bayesian = try Sequential(
    [
      getConvolutionalReparameterizationLayer(divergenceFn: divergence),
      MaxPooling2D(poolSize: (6, 6)),
      Flatten(),
      getDenseVariationalLayer(
        priorFn: getPrior, posteriorFn: getPosterior,
        klWeight: 1 / Double(run.data.mnist.train.count)),
      OneHotCategoricalLayer(eventShape: 10, convertToTensor: .mode),
    ],
    inputShape: [28, 28, 1], key: run.key, name: "bayesian")
  try bayesian.compile(loss: LossFunction(nll), optimizer: RMSprop(), metrics: [.accuracy])
  page.show(bayesian.summary())

  //: There are now \(bayesian.parameterCount) numbers to train, two for each of the
  //: \(probabilistic.parameterCount) weights. Every batch sees a new draw of them, which makes
  //: the gradient noisy and learning slow, so training takes twice as many epochs.

  let bayesianHistory = try bayesian.fit(
    train.images, train.oneHot, epochs: 10, batchSize: run.batchSize, on: run.device)
  page.show(bayesianHistory.log)
  try page.show(
    Figure.trainingCurves([
      ("deterministic", deterministicHistory), ("probabilistic", probabilisticHistory),
      ("Bayesian", bayesianHistory),
    ]),
    id: "training",
    caption: """
      Loss, accuracy and divergence from the prior while the models learn. The first two models share
      one line, and the loss of the Bayesian one includes its divergence, divided by the number of
      training images.
      """)

  let bayesianScore = try score(bayesian, test.oneHot, corruptedTest.oneHot)
  page.show(bayesianScore.description)

  //: Each batch of the evaluation draws its own weights, so this is the accuracy of *single
  //: draws*, and pays for the noise in them. It is not yet what the Bayesian model as a whole can
  //: do; that comes at the end. The loss again includes the divergence, and so is not to be
  //: compared with that of the other models.

  //: ### What became of the prior
  //:
  //: A word of caution about the mixture. It mixes over the whole vector of weights, not over
  //: each weight: either all of them are in the spike or all are in the slab. With $m$ weights,
  //: the slab explains them better than the spike only if the sum of their squares exceeds
  //:
  //: $$ \frac{2 m \ln 10}{1 - 10^{-2}} \label{slab} $$
  //:
  //: How far the weights are from that can be computed:

  let posterior = try IndependentNormal(1290).distribution(bayesian["dense_variational/constant"])
  let expectedSquares = square(posterior.mean) + posterior.variance
  let squares = Quantity(
    "expected sum of squares", Double(expectedSquares.sum().scalar), .fixed(0))
  let count = Double(expectedSquares.size)
  let needed = Quantity("needed", 2 * count * Double(10).ln / (1 - 0.01), .fixed(0))
  let logOdds = Quantity(
    "log-odds of the slab", (1 - 0.01) / 2 * (squares.value - needed.value), .fixed(0, unit: "nats")
  )

  page.claim(
    "slab-never-wins",
    """
    The slab plays no part in the result: the expected sum of squares of the weights is \(squares), and
    the slab would need \(needed). Its expected log-odds relative to the spike are \(logOdds). In
    effect, the prior is a unit normal.
    """, squares < needed && logOdds < -100)

  //: ### What the filters know of themselves
  //:
  //: Each filter is shown as an image of the means of its weights, with an image of their
  //: standard deviations below.

  let kernel = "conv2d_reparameterization/kernel_posterior"
  let kernelMeans = try bayesian["\(kernel)_loc"]
  let kernelDeviations = softplus(try bayesian["\(kernel)_untransformed_scale"])
  try page.show(
    Figure.filters(
      means: kernelMeans.scalars, deviations: kernelDeviations.scalars, count: 8, size: 5),
    id: "filters",
    caption: "Posterior of the convolution's filters: means above, standard deviations below.")

  let unsettledFilters = shareUnsettled("filters", kernelMeans, kernelDeviations)
  let unsettledDense = shareUnsettled(
    "dense layer", posterior.mean, posterior.standardDeviation)
  page.claim(
    "unsettled-weights",
    """
    The filters' weights are better settled than the dense layer's: the mean is less than one standard
    deviation from zero, so that the sign is open, for \(unsettledFilters) of the former and for
    \(unsettledDense) of the latter.
    """, unsettledDense > unsettledFilters)

  let beyondEachEnd = Int(((1 - run.interval) / 2 * Double(run.draws)).rounded())

  //: ## What the Bayesian model predicts
  //:
  //: A Bayesian model gives a different answer each time it is asked, since each forward pass
  //: draws new weights. So it is asked \(run.draws) times, and what is shown for each class is
  //: the interval that holds the central \(run.interval, .percent(0)) of its answers. A narrow
  //: interval says that the networks which explain the training set agree about this image, and a
  //: wide one that they do not: the probability itself is then not to be relied on.[^ends] These
  //: are the same images as before, chosen by the doubts of the probabilistic model; the Bayesian
  //: one need not share them.
  //:
  //: [^ends]: It is an interval of the probability, given the training set, and not of the label.
  //:     Beyond each of its ends lie only \(beyondEachEnd) of the answers, so the ends themselves
  //:     are rough.

  let certain = try showPrediction(
    sureClean, bayesian, runEnsemble: true,
    caption: "Bayesian model: test image \(index: sure), clean.")
  let torn = try showPrediction(
    hardClean, bayesian, runEnsemble: true,
    caption: "Bayesian model: test image \(index: hard), clean.")

  page.claim(
    "hairline",
    """
    The model is certain of the first image, and sure of that: the interval of the true class spans
    \(certain.intervalOfTrueClass) of the whole range, a hairline. Its epistemic uncertainty is low.
    """, certain.intervalOfTrueClass < 0.02)
  page.claim(
    "wide-when-hard",
    """
    On the second image the draws contradict each other: the widest interval spans
    \(torn.widestInterval) of the whole range. Such probabilities are not to be relied on.
    """, torn.widestInterval > 0.5)

  //: Now the corrupted images.

  let certainCorrupted = try showPrediction(
    sureCorrupted, bayesian, runEnsemble: true,
    caption: "Bayesian model: test image \(index: sure), under \(corruption).")
  let tornCorrupted = try showPrediction(
    hardestCorrupted, bayesian, runEnsemble: true,
    caption: "Bayesian model: test image \(index: hardCorrupted), under \(corruption).")

  page.claim(
    "certain-under-corruption-bayesian",
    """
    Under \(corruption) the model stays certain of the first image, with
    \(certainCorrupted.ofTrueClass) on the true class. On the other its widest interval spans
    \(tornCorrupted.widestInterval) of the whole range, against \(certainCorrupted.widestInterval) on
    the first.
    """,
    certainCorrupted.ofTrueClass > 0.95
      && tornCorrupted.widestInterval > certainCorrupted.widestInterval)

  //: And the image of \(figure: "probabilistic-turned-mnist") and
  //: \(figure: "probabilistic-turned-corrupted"), before and after its corruption:

  let before = try showPrediction(
    turnedClean, bayesian, runEnsemble: true,
    caption: "Bayesian model: test image \(index: turned), clean.")
  let after = try showPrediction(
    turnedCorrupted, bayesian, runEnsemble: true,
    caption: "Bayesian model: the same image under \(corruption).")

  page.claim(
    "corruption-widens",
    """
    With the corruption the widest interval grows from \(before.widestInterval) to
    \(after.widestInterval): the draws agree less.
    """, after.widestInterval > before.widestInterval)

  //: ### Entropy once more
  //:
  //: The histograms for the Bayesian model come from a single forward pass over each test set,
  //: and so do not yet take the epistemic uncertainty into account.[^draws]
  //:
  //: [^draws]: The original makes three passes for one figure: one for the entropies, one for
  //:     what is right, one for what is wrong. So an image can count as neither or as both, and
  //:     the shares need not add up. Here one pass serves for all.

  let onePass = try bayesian.predict(test.images, key: run.key.child("one pass"), on: run.device)
  let (bayesianCleanFigure, bayesianClean) = plotEntropyDistribution(onePass, test.labels)
  try page.show(
    bayesianCleanFigure, id: "bayesian-entropy-clean",
    caption: "Entropy of the Bayesian model's predictions, one pass, clean digits.")
  let onePassCorrupted = try bayesian.predict(
    corruptedTest.images, key: run.key.child("one pass"), on: run.device)
  let (bayesianCorruptedFigure, bayesianCorrupted) = plotEntropyDistribution(
    onePassCorrupted, corruptedTest.labels)
  try page.show(
    bayesianCorruptedFigure, id: "bayesian-entropy-corrupted",
    caption: "Entropy of the Bayesian model's predictions, one pass, corrupted digits.")

  let (rightOnce, wrongOnce) = meanEntropies(clean: bayesianClean, corrupted: bayesianCorrupted)
  page.claim(
    "bayesian-unsure-when-wrong",
    """
    What was true of the probabilistic model is true of this one: its mean entropy is higher where it
    is wrong, \(wrongOnce.clean) against \(rightOnce.clean) on clean digits and \(wrongOnce.corrupted)
    against \(rightOnce.corrupted) on corrupted ones, and higher on corrupted digits than on clean ones
    where it is right.
    """,
    wrongOnce.clean > rightOnce.clean && wrongOnce.corrupted > rightOnce.corrupted
      && rightOnce.corrupted > rightOnce.clean)

  //: ### Two kinds of uncertainty, told apart
  //:
  //: Many passes can be averaged, and that average $\bar p$ is the prediction of the Bayesian
  //: model as a whole. Its entropy, the *total* uncertainty, has two parts:
  //:
  //: $$ H(\bar p) = E_w[H(p_w)] + I \label{parts} $$
  //:
  //: where $p_w$ is the prediction of the network with weights $w$. The first part is the average
  //: entropy of the single passes: what each network by itself holds undecided, the *aleatoric*
  //: part. What remains, the mutual information $I$ of label and weights, is there only if the
  //: networks disagree: the *epistemic* part.

  func decomposition(_ data: (images: Tensor, labels: Tensor, oneHot: Tensor), name: String) throws
    -> Decomposition
  {
    let manyPasses = try bayesian.predict(
      data.images, draws: run.manyDraws, key: run.key.child("many passes"), on: run.device)
    return Decomposition(manyPasses, labels: data.labels, name: name)
  }

  let parts = try decomposition(test, name: "clean")
  let partsCorrupted = try decomposition(corruptedTest, name: "corrupted")
  page.show(
    Decomposition.table(
      clean: parts, corrupted: partsCorrupted, id: "decomposition",
      caption: "Mean uncertainty in bits, from \(run.manyDraws) passes."))

  page.claim(
    "epistemic-when-wrong",
    """
    Where the averaged prediction is wrong, the networks disagree more: on clean digits the epistemic
    part is \(parts.incorrect.disagreement) there, against \(parts.correct.disagreement) where it is
    right, and on corrupted ones \(partsCorrupted.incorrect.disagreement) against
    \(partsCorrupted.correct.disagreement).
    """,
    parts.incorrect.disagreement > parts.correct.disagreement
      && partsCorrupted.incorrect.disagreement > partsCorrupted.correct.disagreement)
  page.claim(
    "epistemic-when-corrupted",
    """
    Unfamiliar images raise it: over all images the epistemic part is
    \(partsCorrupted.all.disagreement) on corrupted digits, and \(parts.all.disagreement) on clean
    ones.
    """, partsCorrupted.all.disagreement > parts.all.disagreement)
  let rise = partsCorrupted.all.rise(from: parts.all)
  page.claim(
    "unsure-together",
    """
    But most of what the corruption adds is aleatoric: of the \(rise.total) by which the total rises,
    \(rise.aleatoric). These networks are mostly unsure together, and not of different opinions.
    """, rise.total > 0 && rise.aleatoric > rise.epistemic)
  let single = bayesianScore.accuracies
  page.claim(
    "averaging-helps",
    """
    Averaging also pays in accuracy: the averaged prediction is right on \(parts.accuracy) of the clean
    images and \(partsCorrupted.accuracy) of the corrupted ones, where single draws were right on
    \(single.clean) and \(single.corrupted).
    """, parts.accuracy > single.clean && partsCorrupted.accuracy > single.corrupted)

  let byChance = 100 * chance * 2.squareRoot()

  //: The deterministic model is right on \(accuracy.clean) and \(accuracy.corrupted); on clean digits
  //: a difference of less than \(byChance, .fixed(2, unit: "points")) can be chance. What the Bayesian
  //: model is built for is not accuracy.
  //:
  //: None of this makes doubt a detector of strange images. Take a clean image and a corrupted
  //: one at random, and ask of which the averaged prediction is less sure:

  let detection = Quantity(
    "share of pairs",
    Ranking.auroc(positives: partsCorrupted.totals, negatives: parts.totals),
    .percent(0))
  page.claim(
    "weak-detector",
    """
    In \(detection) of such pairs it is the corrupted one: better than a coin, and far from certain.
    """, detection > 0.5 && detection < 0.75)

  //: ## What to take away
  //:
  //: Three networks of the same make differ in what they can say. The deterministic one gives ten
  //: numbers. The probabilistic one gives the same numbers as a distribution, which can be asked
  //: how sure it is. The Bayesian one adds how far those probabilities can be trusted, at the
  //: cost of twice the parameters, twice the epochs and many passes where one used to do. Neither
  //: of the two was told what a corrupted digit is; both were, on average, less sure of them
  //: (\(claim: "unsure-when-corrupted"), \(claim: "unsure-together")).
  //:
  //: The main numbers of this page are also written to a file, for programs to read.

  return Results(
    seed: run.seed, data: run.data.results,
    models: [
      "deterministic": .init(deterministic, deterministicHistory, deterministicScore),
      "probabilistic": .init(probabilistic, probabilisticHistory, probabilisticScore),
      "bayesian": .init(bayesian, bayesianHistory, bayesianScore),
    ],
    identicalWeights: identicalWeights,
    entropy: [
      "probabilistic": ["mnist": clean.results, "corrupted": corrupted.results],
      "bayesian": ["mnist": bayesianClean.results, "corrupted": bayesianCorrupted.results],
    ],
    examples: examples)
}
