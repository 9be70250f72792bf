import LiterateModel

extension BayesianCNN {
  /// The errors that come with the greatest confidence.
  func showConfidentErrors(
    _ page: inout Page, _ digits: DigitImages, _ contest: Contest
  ) throws {
    //: ## Where is it confidently wrong?
    //:
    //: An error that comes with doubt can be caught; one that comes with confidence cannot. Here are the errors of the averaged Bayesian
    //: prediction, on the first seed, that come with the greatest confidence: at most twelve of each test set. The rule leaves no
    //: choice, so judge for yourself in how many of them the label, and in how many the model is to blame.

    for set in TestSet.allCases {
      let worst = contest[.averaged][0][set].mostConfidentErrors(12)
      try page.show(
        worst.figure(digits[set]), id: "confidently-wrong-\(set.rawValue)",
        caption: """
          The most confident errors on \(set.rawValue) images: true class, class that the averaged prediction favours, and with what probability. From
          the most confident; numbers of the images: \(worst.indices.map(String.init).joined(separator: ", ")).
          """)
    }

    page.show(
      contest.confidentErrorTable(
        id: "confident-errors",
        caption:
          "Predictions whose favourite has more than \(Answer.confidentFrom, .percent(0)), and how many and what share of them are wrong."
      ))

    //: An average that is less often confident has less occasion to be wrong with confidence. The last column makes up for that.

    let (averaged, ensemble, single) = (
      contest.confidentErrors(.averaged, .clean), contest.confidentErrors(.ensemble, .clean),
      contest.confidentErrors(.deterministic, .clean)
    )
    page.claim(
      "averages-are-less-often-confidently-wrong",
      """
      Averages are less often confidently wrong: of \(digits.test.images.count) clean images the averaged Bayesian prediction gets
      \(averaged.count) wrong with more than \(Answer.confidentFrom, .percent(0)), which are \(averaged.share) of those that it is so confident of. The
      ensemble gets \(ensemble.count) wrong, or \(ensemble.share), and one network \(single.count), or \(single.share).
      """,
      averaged.count < single.count && averaged.share < single.share
        && ensemble.count < single.count && ensemble.share < single.share)
  }
}
