import LiterateModel

extension BayesianCNN {
  /// How unsure the probabilistic model is of all test images.
  func showEntropy(
    _ page: inout Page, _ probabilistic: [Trained]
  ) throws -> EntropyPlot {
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
    //: \(maximumBits, .bits(2)). The higher the entropy, the less sure the model.[^zero] It is the mean of
    //: $-\log_2 p$, the surprise at a class of probability $p$, if classes come as often as the model says.
    //:
    //: [^zero]: A probability of zero adds nothing to the sum, which is the limit of $p \log_2 p$.
    //:     Computed as it stands, it would add something that is not a number, and spoil the mean
    //:     of a whole set.

    func getCorrectIndices(_ answer: Answer) -> (correct: [Int], incorrect: [Int]) {
      let all = answer.isCorrect.indices
      return (all.filter { answer.isCorrect[$0] }, all.filter { !answer.isCorrect[$0] })
    }

    func plotEntropyDistribution(_ answer: Answer) -> Figure {
      let indices = getCorrectIndices(answer)
      return Figure.entropyHistograms(
        correct: indices.correct.map { answer.total[$0] },
        incorrect: indices.incorrect.map { answer.total[$0] }, maximum: maximumBits)
    }

    let answers = probabilistic.map(\.answers)
    let wrongBits = answers[0].clean.groups.incorrect
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

    try page.show(
      plotEntropyDistribution(answers[0].clean), id: "entropy-clean",
      caption: "Entropy of the probabilistic model's predictions, clean images.")
    try page.show(
      plotEntropyDistribution(answers[0].corrupted), id: "entropy-corrupted",
      caption: "Entropy of the probabilistic model's predictions, corrupted images.")

    //: Two things can be read from these histograms. The first is that the model has a notion of
    //: when it may be wrong.

    let bits = GroupMeans(entropiesOf: answers)
    page.claim(
      "unsure-when-wrong",
      """
      The model is less sure where it is wrong: the mean entropy of its wrong predictions is
      \(bits.wrong.clean) on clean images, against \(bits.right.clean) for the right ones, and on corrupted
      images \(bits.wrong.corrupted) against \(bits.right.corrupted); on every seed and both sets at least
      \(bits.leastRatio, .fixed(1)) times as much.
      """, bits.ratio.clean > 1 && bits.ratio.corrupted > 1)

    //: The second is that it is, on average, less sure of corrupted images, though it has never
    //: seen any. Pair by pair, the same digit clean and corrupted:

    let rise = answers.estimate("rise, in standard errors", .fixed(1)) {
      standardErrors($0.corrupted.total, above: $0.clean.total)
    }
    page.claim(
      "unsure-when-corrupted",
      """
      The model is less sure on corrupted images: the mean entropy over all of them is \(bits.all.corrupted), against
      \(bits.all.clean) on clean ones, which is a rise by \(rise) standard errors. It is higher also among the images
      that the model gets right.
      """, rise > 2 && bits.right.corrupted > bits.right.clean)

    return plotEntropyDistribution
  }
}
