import LiterateModel

extension BayesianCNN {
  /// The same network, which says what it says as a distribution.
  func trainProbabilistic(
    _ page: inout Page, _ run: Run, _ digits: DigitImages, _ deterministic: Family
  ) throws -> Probabilistic {
    //: ## A probabilistic model
    //:
    //: The deterministic model returns ten numbers and leaves it to us to read them as
    //: probabilities. The probabilistic model returns a *distribution* over the labels: an object
    //: that can be asked for its mean, its mode, its entropy or the probability of a label. It says
    //: nothing that the ten numbers did not say; what is new is the form. What such a distribution is
    //: meant to express is aleatoric uncertainty: a smudged four may be a nine, and no better
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

    @Sendable func getProbabilisticModel(
      inputShape: [Int], loss: any Loss, optimizer: any Optimizer, metrics: [any Metric], key: Key
    ) throws -> Sequential {
      var model = try Sequential(
        [
          Conv2D(filters: 8, kernelSize: (5, 5), activation: .relu, padding: .valid),
          MaxPooling2D(poolSize: (6, 6)),
          Flatten(),
          Dense(units: OneHotCategoricalLayer.parametersSize(10)),
          OneHotCategoricalLayer(eventShape: 10, convertToTensor: .mode),
        ],
        inputShape: inputShape, key: key, name: "probabilistic")
      try model.compile(loss: loss, optimizer: optimizer, metrics: metrics)
      return model
    }

    var model = try getProbabilisticModel(
      inputShape: [28, 28, 1], loss: LossFunction(nll), optimizer: RMSprop(),
      metrics: [.accuracy], key: run.key)
    page.show(model.summary())

    let history = try model.fit(
      digits.train.images, digits.train.oneHot, epochs: epochs, batchSize: batchSize,
      on: run.device)
    page.show(history.log)

    let probabilistic = try Trained(model, history, digits, \.oneHot, on: run.device)
    page.show(probabilistic.score.description)

    //: These are the numbers of the deterministic model once more. The two models have the same
    //: architecture, start from the same seed, see the same batches and minimise the same quantity,
    //: so they should arrive at the same weights. Whether they do can be checked, array by array:

    let identicalWeights = zip(deterministic.trained[0].model.weights, model.weights).map {
      $0 == $1
    }
    page.show(identicalWeights.map(String.init).joined(separator: ", "))

    page.claim(
      "identical-weights",
      """
      All \(identicalWeights.count) weight arrays of the probabilistic model equal those of the
      deterministic one, bit for bit.
      """,
      Condition(
        identicalWeights.allSatisfy { $0 },
        evidence: "kernels and biases of both layers, bit for bit"))

    //: What the one says on any seed the other says too, so the probabilistic model is trained on the first seed
    //: only, and speaks on the others with the weights of the deterministic one.
    //:
    //: So nothing has been gained in accuracy, and the second model knows no more than the first. What has
    //: been gained is the kind of output: a distribution, which can be asked how sure it is.

    return Probabilistic(
      trained: [probabilistic] + deterministic.trained.dropFirst(),
      identicalWeights: identicalWeights, nll: nll)
  }
}
