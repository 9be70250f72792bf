import LiterateModel
import Report

extension Run {
  /// Does something on each seed with what an earlier step has made for it, side by side; results in the order of the seeds.
  func overSeeds<Item: Sendable, Value: Sendable>(
    _ items: [Item], _ body: @escaping @Sendable (Item, Run) throws -> Value
  ) throws -> [Value] {
    let first = seed
    return try overSeeds { run in try body(items[Int(run.seed &- first)], run) }
  }
}

extension Array {
  /// A number of each seed's element, with its mean and spread.
  func estimate(
    _ name: String, _ format: NumberFormat, _ value: (Element) -> Double
  ) -> Estimate { Estimate(name, map(value), format) }
}

extension Array where Element == Both<Answer> {
  /// A number of one test set's predictions on each seed.
  func estimate(
    _ name: String, _ set: TestSet, _ format: NumberFormat, _ value: (Answer) -> Double
  ) -> Estimate { estimate("\(name), \(set.rawValue)", format) { value($0[set]) } }

  /// The same of both test sets.
  func estimates(
    _ name: String, _ format: NumberFormat, _ value: (Answer) -> Double
  ) -> Both<Estimate> { Both { estimate(name, $0, format, value) } }

  /// Shares of the images whose class is found.
  var accuracies: Both<Estimate> { estimates("accuracy", .percent(2)) { $0.predictions.accuracy } }
}

/// How many standard errors of their paired difference lie between two numbers: the mean of the differences, image by image, over
/// its standard error. Both are of the same images in the same order.
func standardErrors(_ first: [Double], above second: [Double]) -> Double {
  let differences = zip(first, second).map { $0 - $1 }
  let mean = differences.mean
  let squares = differences.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
  let count = Double(differences.count)
  return mean / (squares / (count * (count - 1))).squareRoot()
}

/// The same of how often two predictions are right.
func standardErrors(_ first: [Bool], above second: [Bool]) -> Double {
  standardErrors(first.map { $0 ? 1 : 0 }, above: second.map { $0 ? 1 : 0 })
}

extension BayesianCNN {
  /// On how many seeds everything is done, and how the page says so.
  func seedSentence(_ run: Run) -> Prose {
    guard run.seeds.count > 1 else {
      return """
        All of it is done on one seed, number \(index: Int(clamping: run.seed)); how much another seed changes is not
        known on this page, and can be had with `--seeds`.
        """
    }
    return """
      Chance decides where training starts and in which order it sees the images. So what is compared is trained
      on \(run.seeds.count) seeds, but where the page says that it shows the first alone, seed \(index: Int(clamping: run.seed)); single networks and
      single images are of that one. A number with ± is the mean over the seeds and the standard deviation of one
      training, and not the smaller standard error of the mean; the test images are the same on all. A claim about all seeds is tested on each,
      and says on how many it holds.
      """
  }

  /// How often seeds agree for no reason, where there are some.
  func agreementByLuck(_ run: Run) -> Prose {
    guard (2...20).contains(run.seeds.count) else { return "" }
    return """
      And where two kinds are equally good, \(run.seeds.count) seeds still agree by luck in about one of \(1 << (run.seeds.count - 1))
      comparisons; this page makes many.
      """
  }
}
