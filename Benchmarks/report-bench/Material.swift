import Datasets
import Model

/// The digits of a report as tensors.
struct Material {
  let images: Tensor
  let labels: Tensor
  let oneHot: Tensor
  let test: Tensor

  init(_ digits: ImageDataset) {
    let train = digits.train
    images = Self.tensor(train)
    labels = Tensor(shape: [train.count, 1], scalars: train.labels.map { Float($0) })
    oneHot = Tensor.oneHot(train.labels.map { Int($0) }, classes: 10)
    test = Self.tensor(digits.test)
  }

  private static func tensor(_ digits: LabelledImages) -> Tensor {
    let shades = (0...255).map { Float(1 - Double($0) / 255) }
    return Tensor(
      shape: [digits.count, 28, 28, 1], scalars: digits.pixels.map { shades[Int($0)] })
  }

  /// The first `count` training images and labels, over and over where there are not as many.
  func training(_ count: Int) -> (images: Tensor, labels: Tensor) {
    (Self.repeated(images, count), Self.repeated(labels, count))
  }

  private static func repeated(_ tensor: Tensor, _ count: Int) -> Tensor {
    let size = count * tensor.rowSize
    var scalars: [Float] = []
    scalars.reserveCapacity(size)
    while scalars.count < size {
      scalars.append(contentsOf: tensor.scalars.prefix(size - scalars.count))
    }
    return Tensor(shape: [count] + tensor.shape.dropFirst(), scalars: scalars)
  }
}
