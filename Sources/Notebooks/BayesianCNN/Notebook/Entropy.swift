import LiterateModel

extension BayesianCNN {
  /// How unsure the probabilistic model is of all test images.
  func showEntropy(
    _ page: inout Page, _ digits: DigitImages, _ predictions: Predictions
  ) throws -> EntropyOfBoth {
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
      let isRight = prediction.isCorrect(labels)
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

    let wrongBits = plotEntropyDistribution(predictions.clean, digits.test.labels).groups.incorrect
    let beyondOneBit = Double(wrongBits.count { $0 > 1 }) / Double(wrongBits.count)

    //: If a model knows what it does not know, its entropy is low where it is right and high where
    //: it is wrong. So the test images are split into those that the model labels correctly and
    //: those that it does not, and each group gets a histogram: first for the clean images, then
    //: for the corrupted ones.[^range]
    //:
    //: [^range]: All histograms share their bins and their axes, which reach beyond the largest
    //:     possible entropy. On an axis that ends at one bit, as the original's does,
    //:     \(beyondOneBit, .percent(0)) of the wrong predictions on clean images would be out of
    //:     sight.

    let (cleanFigure, clean) = plotEntropyDistribution(predictions.clean, digits.test.labels)
    try page.show(
      cleanFigure, id: "entropy-clean",
      caption: "Entropy of the probabilistic model's predictions, clean images.")
    let (corruptedFigure, corrupted) = plotEntropyDistribution(
      predictions.corrupted, digits.corruptedTest.labels)
    try page.show(
      corruptedFigure, id: "entropy-corrupted",
      caption: "Entropy of the probabilistic model's predictions, corrupted images.")

    //: Two things can be read from these histograms. The first is that the model has a notion of
    //: when it may be wrong.

    let (right, wrong) = meanEntropies(clean: clean, corrupted: corrupted)
    page.claim(
      "unsure-when-wrong",
      """
      The model is less sure where it is wrong: the mean entropy of its wrong predictions is
      \(wrong.clean) on clean images, against \(right.clean) for the right ones, and on corrupted images
      \(wrong.corrupted) against \(right.corrupted).
      """, wrong.clean > right.clean && wrong.corrupted > right.corrupted)

    //: The second is that it is, on average, less sure of corrupted images, though it has never
    //: seen any.

    let growthRight = Quantity(
      "growth where right", right.corrupted.value / right.clean.value, .fixed(2))
    let growthWrong = Quantity(
      "growth where wrong", wrong.corrupted.value / wrong.clean.value, .fixed(2))
    page.claim(
      "unsure-when-corrupted",
      """
      The model is less sure on corrupted images, and in proportion more markedly so where it is right:
      there the mean entropy grows by a factor of \(growthRight), that is by
      \(right.corrupted.value - right.clean.value, .bits(2)), and where it is wrong by a factor of
      \(growthWrong), or \(wrong.corrupted.value - wrong.clean.value, .bits(2)).
      """, growthWrong > 1 && growthRight > growthWrong)

    return EntropyOfBoth(clean: clean, corrupted: corrupted, plot: plotEntropyDistribution)
  }
}
