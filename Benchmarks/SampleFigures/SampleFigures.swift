import Datasets
public import Foundation

/// All figures of the notebook, with made-up results: the same on every machine.
public func sampleFigures() -> [SampleFigure] {
  let data = ReportData.standIn(
    train: 8, test: 8, corruption: CorruptionChoice(Spatter.self), key: Key(seed: 0), threads: 1)
  var maker = SampleMaker()
  var seedMaker = SeedMaker()
  let (clean, corrupted) = (data.dataset.test, data.corrupted.test)
  let cases = [
    ("certain-mnist", shades(clean, 0), clean.labels[0], 0.005),
    ("hard-mnist", shades(clean, 1), clean.labels[1], 0.6),
    ("certain-corrupted", shades(corrupted, 0), clean.labels[0], 0.02),
    ("hard-corrupted", shades(corrupted, 2), clean.labels[2], 1),
    ("turned-mnist", shades(clean, 3), clean.labels[3], 0.002),
    ("turned-corrupted", shades(corrupted, 3), clean.labels[3], 0.8),
  ]
  let (sample, corruptedSample) = (data.dataset.train, data.corrupted.trainSample)
  return [
    SampleFigure("clean-digits", .imageRow, ["images": (0..<8).flatMap { shades(sample, $0) }]),
    SampleFigure(
      "corrupted-digits", .imageRow, ["images": (0..<8).flatMap { shades(corruptedSample, $0) }]),
  ]
    + cases.map { name, image, label, doubt in
      let values = maker.prediction(image, Int(label), doubt: doubt)
      return SampleFigure("probabilistic-\(name)", .prediction, values)
    } + [
      maker.entropy("entropy-clean", correct: 9_728, means: (0.13, 1.15)),
      maker.entropy("entropy-corrupted", correct: 9_441, means: (0.31, 1.45)),
      maker.densities(), maker.training(), maker.filters(),
    ]
    + cases.map { name, image, label, doubt in
      let values = maker.prediction(image, Int(label), doubt: doubt)
      return SampleFigure("bayesian-\(name)", .intervals, values)
    } + [
      maker.entropy("bayesian-entropy-clean", correct: 9_613, means: (0.2, 1.3)),
      maker.entropy("bayesian-entropy-corrupted", correct: 9_271, means: (0.4, 1.5)),
    ] + seedMaker.figures(images: (0..<16).map { shades($0 < 8 ? clean : corrupted, $0 % 8) })
}

/// The numbers behind all figures, for other programs.
public func samplesAsJSON() throws -> Data { try JSONEncoder().encode(sampleFigures()) }

/// Shades of an image, 0 for ink to 1 for paper.
private func shades(_ digits: LabelledImages, _ index: Int) -> [Double] {
  digits.pixels[784 * index..<784 * (index + 1)].map { 1 - Double($0) / 255 }
}
