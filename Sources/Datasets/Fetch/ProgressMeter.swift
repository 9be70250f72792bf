/// Tells how far a file has come, at most ten times a second.
struct ProgressMeter {
  private let file: DataFile
  private let report: (FetchEvent) -> Void
  private var last: ContinuousClock.Instant?

  init(_ file: DataFile, _ report: @escaping (FetchEvent) -> Void) {
    (self.file, self.report) = (file, report)
  }

  mutating func update(_ bytes: Int) {
    let now = ContinuousClock.now
    if let last, now - last < .milliseconds(100) { return }
    last = now
    report(.progress(file, bytes: min(bytes, file.size)))
  }

  func end(_ bytes: Int) { report(.progress(file, bytes: bytes)) }
}
