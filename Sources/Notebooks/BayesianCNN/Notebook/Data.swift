import Datasets
import LiterateModel

extension BayesianCNN {
  /// The images that the models learn from and are tested on.
  func showData(_ page: inout Page, _ data: ReportData) throws -> DigitImages {
    //: ## The data
    //:
    //: \(dataSentence(data)) MNIST-C \(cite: "mu2019") holds the digits of MNIST under one
    //: corruption at a time, as a benchmark of robustness: what does a model make of images that we
    //: can still read, but that are unlike those it learned from? \(corruptionSentence(data)) No
    //: model of the first part is trained on it.
    //:
    //: An image enters a network as $x = 1 - v / 255$, where $v$ is the brightness of a pixel in
    //: the file, so that the foreground is dark and the ground white. A label comes in two forms: as an integer,
    //: and as a *one-hot* vector, which is one at the place of the label and zero elsewhere.

    @Sendable func loadData(_ digits: LabelledImages) -> ImageTensors {
      let images = Tensor(
        shape: [digits.count, digits.rows, digits.columns, 1], codes: digits.pixels,
        table: (0...255).map { Float(1 - Double($0) / 255) })
      let labels = Tensor(shape: [digits.count, 1], scalars: digits.labels.map { Float($0) })
      let oneHot = Tensor.oneHot(digits.labels.map { Int($0) }, classes: 10)
      return ImageTensors(images: images, labels: labels, oneHot: oneHot)
    }

    let train = loadData(data.dataset.train)
    let test = loadData(data.dataset.test)
    let corruptedSample = loadData(data.corrupted.trainSample)
    let corruptedTest = loadData(data.corrupted.test)

    //: These are the first images of the training set, clean and corrupted:

    func inspectImages(_ images: Tensor, count: Int, alt: String) -> Figure {
      var figure = Figure.imageRow((0..<count).map { images.picture($0) })
      figure.alt = alt
      return figure
    }

    let shown = data.corrupted.trainSample.count
    let classes = train.labels.scalars.prefix(shown).map { "\(Int($0))" }.joined(separator: ", ")
    try page.show(
      inspectImages(
        train.images, count: shown, alt: "Images of the classes \(classes), dark on white."),
      id: "clean-digits", caption: "The first \(shown) training images.")
    try page.show(
      inspectImages(
        corruptedSample.images, count: shown,
        alt: "The same images \(data.corrupted.appearance)."),
      id: "corrupted-digits",
      caption: "The same \(shown) images under \(data.corrupted.title).")

    return DigitImages(
      corruption: data.corrupted.title, corruptionType: data.corrupted.choice.type, train: train,
      test: test, corruptedTest: corruptedTest,
      load: loadData)
  }
}
