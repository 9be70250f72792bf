import Datasets
import LiterateModel
import Report

/// What the models learn from, said as it is: MNIST, or digits that only stand in for it.
func dataSentence(_ data: ReportData) -> Prose {
  let train = data.mnist.train.count
  let test = data.mnist.test
  if data.isStandIn {
    return """
      MNIST \(cite: "lecun1998"), the usual data for such a study, was not found on this machine. So the
      program has drawn digits of its own, \(train) to learn from and \(test.count) to be tested on, each in a
      square of \(test.rows) by \(test.columns) pixels. They stand in for MNIST and are not MNIST: the
      methods below are the same, the numbers are not.
      """
  }
  return """
    MNIST \(cite: "lecun1998") holds \(train) handwritten digits to learn from and \(test.count) to be tested
    on, each scaled to the same size and centred in a square of \(test.rows) by \(test.columns) pixels.
    """
}

/// What the corruption is, and whose.
func corruptionSentence(_ data: ReportData) -> Prose {
  let set = data.corrupted
  let kind: Prose = "The corruption here is \(set.corruption): the same digits under grey blots"
  if set.source == .mnistC { return "\(kind), taken from the benchmark." }
  return """
    \(kind). The blots are not those of the benchmark, which was not found: the program has made them
    after its recipe, at severity \(set.severity).
    """
}

/// Puts what the page has of its data beside the text: a notice above a page that is not about MNIST, sums in the panel of
/// provenance, and the bibliography.
func tell(of data: ReportData, on page: inout Page) {
  page.references(bibliography)
  page.recordKernels()
  if data.isStandIn {
    page.banner(
      """
      **Stand-in data.** No MNIST was found, so this report is built on digits that the program drew itself. Its
      numbers say nothing about MNIST.
      """)
  }
  page.record(
    "Data", "\(data.mnist.source.rawValue), SHA-256 \(data.mnist.sha256)",
    option: data.isStandIn ? nil : "--data DATA")
  let corrupted = data.corrupted
  page.record(
    "Corrupted data",
    "\(corrupted.source.rawValue), \(corrupted.corruption), severity \(corrupted.severity), SHA-256 \(corrupted.sha256)"
  )
}

/// The publications that the notebook cites.
let bibliography = [
  Publication(
    id: "lecun1998", authors: "Y. LeCun, L. Bottou, Y. Bengio, P. Haffner.",
    title: "Gradient-based learning applied to document recognition",
    venue: "Proceedings of the IEEE 86(11), 2278–2324", year: 1998,
    url: "https://doi.org/10.1109/5.726791"),
  Publication(
    id: "mu2019", authors: "N. Mu, J. Gilmer.",
    title: "MNIST-C: A Robustness Benchmark for Computer Vision", venue: "arXiv:1906.02337",
    year: 2019,
    url: "https://arxiv.org/abs/1906.02337"),
  Publication(
    id: "blundell2015", authors: "C. Blundell, J. Cornebise, K. Kavukcuoglu, D. Wierstra.",
    title: "Weight Uncertainty in Neural Networks",
    venue: "Proceedings of the 32nd International Conference on Machine Learning, 1613–1622",
    year: 2015, url: "https://arxiv.org/abs/1505.05424"),
  Publication(
    id: "kingma2014", authors: "D. P. Kingma, M. Welling.",
    title: "Auto-Encoding Variational Bayes",
    venue: "International Conference on Learning Representations", year: 2014,
    url: "https://arxiv.org/abs/1312.6114"),
]
