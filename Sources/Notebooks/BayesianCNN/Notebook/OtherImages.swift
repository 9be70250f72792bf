import Datasets
import LiterateModel

extension BayesianCNN {
  /// What the Bayesian model says of images of another data set.
  func showOtherImages(
    _ page: inout Page, _ run: Run, _ other: OtherImages, _ bayesian: Sequential,
    _ parts: Decomposition
  ) throws -> Results.OtherResults {
    //: ## Images of another kind
    //:
    //: \(otherSentence(other.set)) The model has to spread its probability over its ten classes all the
    //: same. What it can do is be less sure than of the images that it was made for.

    let shown = min(8, other.count)
    try page.show(
      Figure.imageRow((0..<shown).map { other.images.picture($0) }), id: "other-images",
      caption: "The first \(shown) images of the other data set, as the model sees them.")

    let otherPasses = try bayesian.predict(
      other.images, draws: passes, key: run.key.child("many passes"), on: run.device)
    let otherParts = OtherParts(otherPasses, comparedWith: parts)

    //: Over \(other.count) of them the mean total uncertainty of the averaged prediction is
    //: \(otherParts.total), of which \(otherParts.aleatoric) are aleatoric and \(otherParts.epistemic)
    //: epistemic. On the clean test images the total is \(otherParts.cleanTotal).

    page.claim(
      "other-images-noticed",
      """
      Take one of the other images and a clean test image at random: in \(otherParts.detection) of such
      pairs the averaged prediction is less sure of the other, and in \(otherParts.detectionByEpistemic)
      the networks disagree more about it. Both are better than a coin.
      """, otherParts.detection > 0.5 && otherParts.detectionByEpistemic > 0.5)

    return otherParts.results
  }
}
