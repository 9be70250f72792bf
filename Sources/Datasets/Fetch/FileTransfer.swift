#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// One file on its way: from one address after the other, until it is whole and its sum is right.
struct FileTransfer {
  let file: DataFile
  let part: PartFile
  let curl: Curl
  let report: (FetchEvent) -> Void
  private var meter: ProgressMeter

  init(
    _ file: DataFile, to path: String, _ curl: Curl, _ report: @escaping (FetchEvent) -> Void
  ) throws(DatasetError) {
    (self.file, self.curl, self.report) = (file, curl, report)
    part = try PartFile(of: path, what: file.name)
    meter = ProgressMeter(file, report)
  }

  /// - Throws: `DatasetError`: no address gave the file (69), or it cannot be written (73, 74).
  mutating func run() throws(DatasetError) {
    if try isDone() { return }
    if part.size >= file.size { try part.discard() }
    var reasons: [String] = []
    for url in file.urls {
      guard let reason = try load(from: url) else { return }
      reasons.append("\(withoutPassword(url)): \(reason)")
    }
    let kept = part.size > 0 ? "; \(counted(part.size, "byte")) of it kept" : ""
    throw DatasetError(
      .unavailable, file.name, at: reasons.isEmpty ? "no address" : reasons.joined(separator: "; "),
      "found no server that gives this file, expected one of these to\(kept)")
  }

  /// Asks one address as often as there is hope.
  ///
  /// - Returns: why the file has not come; nil if it has.
  private mutating func load(from url: String) throws(DatasetError) -> String? {
    var failures = 0
    var furthest = part.size
    while true {
      let start = part.size
      let answer = try ask(url)
      if try isDone() { return nil }
      if answer.exit == nil, part.size < file.size {
        throw DatasetError(
          .unavailable, file.name, at: withoutPassword(url),
          "found that a signal ended curl; what has come is kept")
      }
      let verdict = verdict(answer, from: start)
      if verdict.startsAnew { try part.discard() }
      // Who gives a good piece each time is asked on. Pieces that came before and were of no use do not count.
      if part.size >= furthest + 1 << 20 { (furthest, failures) = (part.size, 0) }
      report(.failed(file, url: withoutPassword(url), reason: verdict.reason))
      guard verdict.hasHope, failures < curl.limits.pauses.count else { return verdict.reason }
      if verdict.pauses { pause(curl.limits.pauses[failures]) }
      failures += 1
    }
  }

  private mutating func ask(_ url: String) throws(DatasetError) -> Curl.Answer {
    let (file, part) = (file, part)
    var meter = meter
    defer { self.meter = meter }
    return try curl.get(url, from: part.size) { bytes throws(DatasetError) -> Bool in
      try part.append(bytes)
      meter.update(part.size)
      return part.size <= file.size
    }
  }

  /// Whether all bytes are there and are the right ones; then the file has its name.
  private mutating func isDone() throws(DatasetError) -> Bool {
    guard part.size == file.size else { return false }
    guard try fileHash(part.path, what: file.name) == file.sha256 else { return false }
    try part.finish()
    meter.end(file.size)
    report(.fetched(file))
    return true
  }
}

extension FileTransfer {
  /// What an answer that did not bring the whole file means.
  struct Verdict {
    let reason: String
    /// Whether the same address may yet give it.
    var hasHope = false
    var pauses = false
    /// Whether what has come is of no use.
    var startsAnew = false

    /// What curl's exit status says (curl's manual, "Exit codes").
    fileprivate mutating func take(_ exit: Int32, _ answer: Curl.Answer) {
      switch exit {
      // No ranges.
      case 33, 36: (hasHope, startsAnew) = (true, true)
      // A status of 400 or more.
      case 22: (hasHope, pauses) = ([408, 429, 500, 502, 503, 504].contains(answer.status), true)
      // Cut, too slow, or nothing came.
      case 18, 28, 52, 55, 56, 92: (hasHope, pauses) = (answer.isConnected, true)
      default: break
      }
    }
  }

  private func verdict(_ answer: Curl.Answer, from start: Int) -> Verdict {
    // What came earlier need not be of the same file.
    if let reason = fault(answer, from: start) {
      return Verdict(reason: reason, hasHope: start > 0, startsAnew: true)
    }
    var verdict = Verdict(reason: answer.message)
    if let exit = answer.exit { verdict.take(exit, answer) }
    return verdict
  }

  /// What is wrong with the bytes; nil if nothing is but that some have not come.
  private func fault(_ answer: Curl.Answer, from start: Int) -> String? {
    if part.size > file.size { return "found more than \(file.size) bytes" }
    if part.size == file.size {
      return "found other contents: its SHA-256 is not the published one"
    }
    // To curl, which ends with 0, this means that all of the file has come.
    if answer.status == 416, start > 0 { return answer.message }
    return answer.exit == 0
      ? "found \(counted(part.size, "byte")), expected \(file.size)" : nil
  }

  private func pause(_ duration: Duration) {
    let (seconds, attoseconds) = duration.components
    var rest = timespec(tv_sec: Int(seconds), tv_nsec: Int(attoseconds / 1_000_000_000))
    var left = rest
    while nanosleep(&rest, &left) != 0, errno == EINTR { rest = left }
  }
}

/// An address as it may be shown: without name and password before the host.
func withoutPassword(_ url: String) -> String {
  let parts = url.split(separator: "/", maxSplits: 3, omittingEmptySubsequences: false)
  guard parts.count > 2, let sign = parts[2].lastIndex(of: "@") else { return url }
  let host = parts[2][parts[2].index(after: sign)...]
  return (parts[..<2] + [host] + parts[3...]).joined(separator: "/")
}
