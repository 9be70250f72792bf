import Testing

@testable import Model

/// Draws that are computed side by side are those that are computed one by one, to the bit.
@Suite struct SeveralDrawsTests {
  private let key = Key(seed: 12)

  /// Nine draws are a whole block and one more; 45 digits are a whole chunk and a short one.
  @Test(arguments: [1, 2, 5, 8, 9, 19], [1, 3])
  func drawsAreThoseOneByOne(_ count: Int, _ threads: Int) throws {
    let (images, _) = try goldenDigits(45)
    let model = try Networks.bayesian(count: 45)
    let device = Device(threads: threads)
    let draws = try model.predict(images, draws: count, key: key, on: device).draws
    #expect(draws.count == count)
    for (index, draw) in draws.enumerated() {
      #expect(draw.logits == (try model.predict(images, key: key.child(index))).logits)
    }
  }

  /// Means, and what is told after each draw, are those of draws that are kept.
  @Test func meansAddUpDrawByDraw() throws {
    let (images, _) = try goldenDigits(45)
    let model = try Networks.bayesian(count: 45)
    var course: [[Double]] = []
    let mean = try model.predictMean(images, draws: 11, key: key) {
      #expect($0.draws == course.count + 1)
      course.append($0.probabilities)
    }
    #expect(course.count == 11 && course.last == mean.probabilities)
    for count in [1, 8, 10] {
      let shorter = try model.predictMean(images, draws: count, key: key)
      #expect(shorter.probabilities == course[count - 1])
    }
  }

  /// A stride that the kernel of convolution and pooling does not have, and weights of which only the last layer's are drawn.
  @Test(arguments: [1, 2]) func networksOfAnyKind(_ stride: Int) throws {
    let (images, _) = try goldenDigits(33)
    let model = try Sequential(
      [
        Conv2D(
          filters: 3, kernelSize: (5, 5), activation: .relu, strides: (stride, stride)),
        MaxPooling2D(poolSize: (6, 6)), Flatten(),
        DenseReparameterization(units: 10),
        OneHotCategoricalLayer(eventShape: 10, convertToTensor: .mode),
      ], inputShape: [28, 28, 1], key: Key(seed: 1), name: "partly drawn")
    let draws = try model.predict(images, draws: 10, key: key).draws
    for (index, draw) in draws.enumerated() {
      #expect(draw.logits == (try model.predict(images, key: key.child(index))).logits)
    }
    #expect(draws[0].logits != draws[9].logits)
  }
}
