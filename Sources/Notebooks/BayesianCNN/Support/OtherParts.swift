import Datasets
import LiterateModel
import Report

/// Test images of a data set that no model has learned from.
struct OtherImages {
  let set: ImageDataset
  /// [N, rows, columns, 1].
  let images: Tensor

  init(_ set: ImageDataset, _ images: Tensor) { (self.set, self.images) = (set, images) }

  var count: Int { images.shape[0] }
}

/// Uncertainty about other images, beside that about the clean test images.
struct OtherParts {
  /// Means over the images.
  let total, aleatoric, epistemic, cleanTotal: Quantity
  /// In what share of pairs of another image and a clean one the other has the greater uncertainty; ties count half.
  let detection, detectionByEpistemic: Quantity

  init(_ prediction: PosteriorPredictive, comparedWith clean: Decomposition) {
    let parts = prediction.parts
    func mean(_ name: String, _ bits: [Double]) -> Quantity {
      Quantity("\(name), other images", bits.mean, .bits(2))
    }
    func share(_ name: String, _ other: [Double], _ clean: [Double]) -> Quantity {
      Quantity(name, Ranking.auroc(positives: other, negatives: clean), .percent(0))
    }
    total = mean("total", parts.total)
    aleatoric = mean("aleatoric part", parts.aleatoric)
    epistemic = mean("epistemic part", parts.epistemic)
    cleanTotal = Quantity("total, clean", clean.all.total, .bits(2))
    detection = share("share of pairs, by total", parts.total, clean.totals)
    detectionByEpistemic = share(
      "share of pairs, by epistemic part", parts.epistemic, clean.epistemics)
  }
}

extension OtherParts {
  var results: Results.OtherResults {
    Results.OtherResults(
      total: total.value, aleatoric: aleatoric.value, epistemic: epistemic.value,
      auroc: detection.value, aurocByEpistemic: detectionByEpistemic.value)
  }
}

/// What the other images are.
func otherSentence(_ set: ImageDataset) -> Prose {
  switch set.identity {
  case .unknown:
    return """
      The images below are of another data set in MNIST's form, which the program does not know; its SHA-256
      begins with \(String(set.sha256.prefix(12))).\(spokenSentence(set))
      """
  case .mnist: return "The images below are the handwritten digits of MNIST."
  default:
    return """
      The images below are of \(set.identity.title) \(cite: set.identity.citation?.id ?? ""):
      \(set.identity.noun).\(set.identity.attribution.map { " \($0)." } ?? "")
      """
  }
}
