import Datasets
import LiterateModel
import Report

/// Images on which models are asked, beside the two test sets: the same digits under one of the benchmark's corruptions.
struct Probe: Sendable {
  /// MNIST-C's name of the corruption.
  let name: String
  let title: String
  let set: ImageTensors
}

extension BayesianCNN {
  /// Every fifth image stands for a test set where many sets are asked.
  static let probeStride = 5
  /// Draws of the weights on images that are not the two test sets. Eight are computed at once: their number is a multiple of it.
  var probeDraws: Int { min(draws, 8) }
  /// Draws for the variants, of which there are many.
  var variantDraws: Int { min(draws, 24) }
  /// Draws where the mean of them is what is looked at, and the two test sets are large.
  var fewerDraws: Int { min(draws, 48) }

  /// Places of a third of the training images, at random.
  func randomThird(_ digits: DigitImages, _ run: Run) -> [Int] {
    let order = shuffled(digits, run, for: "a third of the images")
    return order.prefix(max(1, order.count / 3)).sorted()
  }

  /// Every fifth test image under each corruption, at its usual severity.
  func makeProbes(_ run: Run, _ data: ReportData, _ digits: DigitImages) -> [Probe] {
    let sample = data.dataset.test.every(Self.probeStride)
    return Corruptions.all.map { kind in
      let images = kind.init()(
        sample, key: Key(seed: run.seed).child("probes").child(kind.name), threads: run.threads)
      return Probe(name: kind.name, title: kind.title, set: digits.load(images))
    }
  }

  /// How many training images are put aside: a tenth, one at least.
  func heldOutCount(_ digits: DigitImages) -> Int { max(1, digits.train.images.count / 10) }

  /// The training images put aside, at random, and the others. A single image is both.
  func heldOutSplit(_ digits: DigitImages, _ run: Run) -> (heldOut: [Int], rest: [Int]) {
    let order = shuffled(digits, run, for: "images put aside")
    let count = heldOutCount(digits)
    let rest = order.count > count ? Array(order.dropFirst(count)) : order
    return (order.prefix(count).sorted(), rest.sorted())
  }

  /// Places of the training images in a random order.
  private func shuffled(_ digits: DigitImages, _ run: Run, for purpose: String) -> [Int] {
    var generator = run.generator(purpose)
    return (0..<digits.train.images.count).shuffled(using: &generator)
  }
}

extension LabelledImages {
  /// The first of each `stride` images.
  func every(_ stride: Int) -> LabelledImages {
    let kept = Swift.stride(from: 0, to: count, by: stride)
    let size = rows * columns
    return LabelledImages(
      rows: rows, columns: columns,
      pixels: kept.flatMap { pixels[$0 * size..<($0 + 1) * size] }, labels: kept.map { labels[$0] })
  }
}
