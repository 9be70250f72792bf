import Model
import Outside
import Testing

/// Two convolutions with strides, layer normalization and dropout, trained with Adam.
@Suite(.serialized) struct ConvolutionalTests {
  @Test(.enabled(if: TensorDigits.isReal), arguments: [0, 1, 2] as [UInt64])
  func mnistIsLearned(_ seed: UInt64) throws {
    let set = try TensorDigits.all.get()
    let (train, test) = (TensorDigits(set.train), TensorDigits(set.test))
    let (epochs, batchSize, device) = (4, 64, Device(threads: 2))
    let steps = epochs * ((train.images.count + batchSize - 1) / batchSize)
    var model = try Networks.convolutional(steps: steps, key: Key(seed: seed))
    try model.fit(train.images, train.labels, epochs: epochs, batchSize: batchSize, on: device)
    let accuracy = try model.evaluate(test.images, test.labels, on: device).accuracy
    print("convolutional, seed \(seed): accuracy \(accuracy)")
    #expect(accuracy >= 0.985)
  }
}
