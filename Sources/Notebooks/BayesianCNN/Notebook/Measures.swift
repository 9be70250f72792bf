import LiterateModel

extension BayesianCNN {
  /// Definitions, to the letter.
  func defineMeasures(_ page: inout Page, _ digits: DigitImages, _ contest: Contest) {
    //: ## What the measures are
    //:
    //: Libraries give different numbers the same name. These are the definitions of this page, of $n$ images each, and
    //: where others differ. A ± is one standard deviation over seeds, and no interval of \(0.95, .percent(0)). The interval of a share among $n$ images is Wilson's, of \(0.95, .percent(0)), and
    //: for shares near \(0.975, .percent(1)) of \(digits.test.images.count) images about \(200 * (0.975 * 0.025 / Double(digits.test.images.count)).squareRoot(), .fixed(2, unit: "points")) to each side.

    page.show(measureCard(id: "measures"))

    //: The calibration error shows how much hangs on such details. Here are the same predictions, those of the averaged Bayesian model on clean
    //: images, under five conventions:

    page.show(contest.conventionTable(id: "conventions"))
  }
}
