import LiterateModel
import Report

/// What draws of a model's weights say of a test set: the first by itself, all together, and what becomes of the measures on the
/// way. The draws are the same for all images.
struct Asked: Sendable {
  let onePass: Answer
  let answer: Answer
  /// Measures of the mean of the first draws, by their number.
  let course: [(draws: Int, measures: Measures)]

  init(_ model: Sequential, _ set: ImageTensors, draws: Int, key: Key, on device: Device) throws {
    let classes = set.classes
    var first: Answer?
    var course: [(draws: Int, measures: Measures)] = []
    let mean = try model.predictMean(set.images, draws: draws, key: key, on: device) { mean in
      guard Self.stations.contains(mean.draws) || mean.draws == draws else { return }
      let answer = try Answer(mean, classes)
      if mean.draws == 1 { first = answer }
      course.append((mean.draws, Measures(answer.predictions)))
    }
    answer = try Answer(mean, classes)
    onePass = first ?? answer
    self.course = course
  }

  /// After how many draws the measures are taken.
  static let stations = [1, 2, 5, 10, 20, 50, 100, 200, 500]
}

/// How good predictions are: the columns of the page's comparisons.
struct Measures: Sendable {
  let accuracy, logLoss, brierScore, calibrationError, adaptiveCalibrationError: Double

  init(_ predictions: LabelledProbabilities) {
    accuracy = predictions.accuracy
    logLoss = predictions.logLoss
    brierScore = predictions.brierScore
    calibrationError = predictions.expectedCalibrationError
    adaptiveCalibrationError = predictions.adaptiveCalibrationError
  }
}
