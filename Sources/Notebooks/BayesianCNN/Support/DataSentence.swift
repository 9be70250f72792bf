import Datasets
import LiterateModel
import Report

/// What the models learn from, said as it is: MNIST, another set of its form, or digits that only stand in for it.
func dataSentence(_ data: ReportData) -> Prose {
  let set = data.dataset
  let test = set.test
  let size: Prose = """
    \(set.train.count) to learn from and \(test.count) to be tested on, each in a square of \(test.rows) by
    \(test.columns) pixels
    """
  switch set.identity {
  case .mnist:
    return """
      MNIST \(cite: "lecun1998") holds \(set.train.count) handwritten digits to learn from and \(test.count) to
      be tested on, each scaled to the same size and centred in a square of \(test.rows) by \(test.columns)
      pixels.
      """
  case .standIn:
    return """
      MNIST \(cite: "lecun1998"), the usual data for such a study, is not used here: the program has drawn
      digits of its own, \(size). They stand in for MNIST and are not MNIST: the methods below are the same, the
      numbers are not.
      """
  case .unknown:
    return """
      The images are a data set in MNIST's form, and not the published MNIST \(cite: "lecun1998"): \(size), in
      ten classes. What they show is not known to the program, which calls the classes 0 to 9; the SHA-256 of the
      set begins with \(String(set.sha256.prefix(12))).\(spokenSentence(set))
      """
  default:
    return """
      The images are not those of MNIST \(cite: "lecun1998") but of \(set.identity.title)
      \(cite: set.identity.citation?.id ?? ""), which has its form: \(set.identity.noun),
      \(size).\(classSentence(set.identity))
      """
  }
}

/// What a set's ten classes are, where they are not digits, and whose it is, where that has to be said: sentences with a space
/// before each.
private func classSentence(_ identity: DatasetIdentity) -> Prose {
  let names = identity.classNames?.enumerated().map { "\($0.offset) \($0.element)" }
  let classes = names.map { " Their classes are numbered: \($0.joined(separator: ", "))." } ?? ""
  let attribution = identity.attribution.map { " \($0)." } ?? ""
  return "\(classes + attribution)"
}

/// Which published set an unknown one may be.
func spokenSentence(_ set: ImageDataset) -> Prose {
  guard let spokenOf = set.spokenOf else { return "" }
  let attribution = spokenOf.attribution.map { " \($0)." } ?? ""
  return "\(" The names of its files or folders speak of \(spokenOf.title)." + attribution)"
}

/// What the corruption is, and whose.
func corruptionSentence(_ data: ReportData) -> Prose {
  let set = data.corrupted
  let kind: Prose = """
    The corruption here is \(set.title): the same images \(set.appearance)
    """
  switch set.source {
  case .mnistC: return "\(kind), read from files in the form of the benchmark's."
  case .course: return "\(kind), read from files in the form of the original's course."
  case .generated: return "\(kind). \(whoMadeIt(data))"
  }
}

/// Why the corrupted images are not the benchmark's own.
private func whoMadeIt(_ data: ReportData) -> Prose {
  let kind = data.corrupted.choice.type
  let severity = data.corrupted.severity
  let degree: Prose =
    kind.severities.count > 1 ? ", at severity \(severity) of \(kind.severities.count)" : ""
  if data.dataset.identity != .mnist {
    return "The program has made them after the benchmark's recipe\(degree)."
  }
  if severity != kind.defaultSeverity {
    return """
      The program has made them after the benchmark's recipe\(degree), of which the benchmark has no files.
      """
  }
  return """
    They are not the benchmark's own files, which were not found: the program has made them after its
    recipe\(degree).
    """
}

/// Puts what the page has of its data beside the text: a notice above a page that is not about MNIST, sums in the panel of
/// provenance, and the bibliography.
func tell(of data: ReportData, _ others: [OtherSet], on page: inout Page) {
  page.references(bibliography + sources(of: data, others))
  page.recordKernels()
  if data.isStandIn {
    page.banner(
      """
      **Stand-in data.** This report is built on digits that the program drew itself. Its numbers say nothing about
      MNIST.
      """)
  }
  page.record(
    "Data", "\(data.dataset.identity.name), SHA-256 \(data.dataset.sha256)",
    option: data.isStandIn ? nil : "--data DATA")
  page.record("Corrupted data", corruptionRecord(data.corrupted))
  for other in others {
    page.record(
      "Other images", "\(other.set.identity.name), SHA-256 \(other.set.sha256)",
      option: other.isNamed ? "--ood OTHER" : nil)
  }
  for set in [data.dataset] + others.map(\.set) {
    guard let attribution = set.attribution else { continue }
    let identity = set.spokenOf ?? set.identity
    let licence = identity.licence.map { "; licence \($0)" } ?? ""
    page.record(identity.title, attribution + licence)
  }
}

/// Files do not say how strong their corruption is.
private func corruptionRecord(_ set: CorruptedSet) -> String {
  let severity = set.source == .generated ? ", severity \(set.severity)" : ""
  return "\(set.source.rawValue), \(set.corruption)\(severity), SHA-256 \(set.sha256)"
}

/// Where the data sets that are not MNIST are described.
private func sources(of data: ReportData, _ others: [OtherSet]) -> [Publication] {
  var found: [Publication] = []
  for identity in [data.dataset.identity] + others.map(\.set.identity) {
    guard identity != .mnist, let source = identity.citation,
      !found.contains(where: { $0.id == source.id })
    else { continue }
    found.append(
      Publication(
        id: source.id, authors: source.authors, title: source.title, venue: source.venue,
        year: source.year, url: source.url))
  }
  return found
}

extension CorruptedSet {
  /// What the corruption is called, to stand after "under".
  var title: String { choice.type.title }
  /// What a reader sees, to stand after "the same images".
  var appearance: String { choice.corruption.appearance }
}
