import Datasets
import LiterateModel
import Report

/// A data set that no model has learned from.
struct OtherSet {
  let set: ImageDataset
  /// Whether the user has named it; else it was found beside the data.
  let isNamed: Bool

  var title: String { self.set.identity == .unknown ? "another set" : self.set.identity.title }
}

extension DigitImages {
  /// As many of another set's test images as stand for a test set.
  func sample(of other: OtherSet, count: Int) -> Tensor {
    load(other.set.test.prefix(count)).images
  }
}

/// What the images of other kinds are.
func outsideSentence(_ kinds: [OutsideImages], _ others: [OtherSet]) -> Prose {
  let made = kinds.reduce("The program makes some of its test images.") { (text: Prose, kind) in
    "\(text) *\(kind.name)*: \(kind.sentence)"
  }
  return others.reduce(made) { "\($0) \(otherSentence($1.set))" }
}

/// What the images of another data set are.
private func otherSentence(_ set: ImageDataset) -> Prose {
  switch set.identity {
  case .unknown:
    return """
      *Another set* is one in MNIST's form, which the program does not know; its SHA-256
      begins with \(String(set.sha256.prefix(12))).\(spokenSentence(set))
      """
  case .mnist: return "*MNIST* has handwritten digits."
  default:
    return """
      \(set.identity.title) \(cite: set.identity.citation?.id ?? "") has \(set.identity.noun).\(
        set.identity.attribution.map { " \($0)." } ?? "")
      """
  }
}
