internal import Basics

/// Digits to learn from and digits to be tested on.
public struct DigitSet: Sendable {
  public enum Source: String, Sendable {
    /// The MNIST database, read from files.
    case mnist
    /// Drawn by this program (see ``StandInDigits``).
    case standIn = "stand-in"
  }

  public let train: Digits
  public let test: Digits
  public let source: Source
  /// SHA-256, in hexadecimal, of pixels and labels: training set, then test set.
  public let sha256: String

  init(train: Digits, test: Digits, source: Source) {
    (self.train, self.test, self.source) = (train, test, source)
    sha256 = digest([train.pixels, train.labels, test.pixels, test.labels])
  }
}

/// The same digits under a corruption.
public struct CorruptedSet: Sendable {
  public enum Source: String, Sendable {
    /// The MNIST-C benchmark, read from files.
    case mnistC = "mnist-c"
    /// Made from the clean digits by this program (see ``Spatter``).
    case generated
  }

  /// The first training images.
  public let trainSample: Digits
  /// The whole test set, in the order of the clean one.
  public let test: Digits
  public let source: Source
  public let corruption: String
  /// Of MNIST-C's five, from 1.
  public let severity: Int
  /// SHA-256, in hexadecimal, of pixels and labels: the first training images, then the test set.
  public var sha256: String {
    digest([trainSample.pixels, trainSample.labels, test.pixels, test.labels])
  }
}

/// All the data of a report.
public struct ReportData: Sendable {
  public let mnist: DigitSet
  public let corrupted: CorruptedSet

  /// How many corrupted training images are kept, to be shown.
  static let sampleCount = 8

  /// The folder that ``load(option:environment:currentDirectory:seed:threads:)`` would read; nil if there is none.
  ///
  /// - Throws: `DatasetError`, for a folder that somebody named and that is not there.
  public static func folder(
    option: String?, environment: [String: String], currentDirectory: String
  ) throws -> String? {
    try DataFolder.locate(
      option: option, environment: environment, currentDirectory: currentDirectory)?.path
  }

  /// Reads the data, or draws stand-in digits where there are none.
  ///
  /// - Parameters:
  ///   - option: the folder that the user named; nil to look in `$REPORT_DATA`, then in `./data`.
  ///   - environment: variables of the process, for `REPORT_DATA`.
  ///   - currentDirectory: where `./data` is looked for.
  ///   - seed: of what the program draws itself.
  ///   - threads: how many to use at most; the result does not depend on it.
  /// - Throws: `DatasetError`, for a folder or file that is missing, damaged or unreadable.
  public static func load(
    option: String?, environment: [String: String], currentDirectory: String, seed: UInt64,
    threads: Int
  ) throws -> ReportData {
    let folder = try DataFolder.locate(
      option: option, environment: environment, currentDirectory: currentDirectory)
    guard let folder else {
      // All digits, the two sets that they are parted in, and one of them under spatter.
      try requireMemory(3 * 70_000 * 784, what: "stand-in digits", path: "memory")
      return standIn(train: 60_000, test: 10_000, seed: seed, threads: threads)
    }
    return try load(folder, seed: seed, threads: threads)
  }

  /// Stand-in digits, and their corruption.
  public static func standIn(train: Int, test: Int, seed: UInt64, threads: Int) -> ReportData {
    let all = StandInDigits(seed: seed).draw(0..<train + test, threads: threads)
    let mnist = DigitSet(
      train: all.prefix(train), test: all.dropFirst(train), source: .standIn)
    return ReportData(
      mnist: mnist, corrupted: .generated(from: mnist, seed: seed, threads: threads))
  }

  private static func load(_ folder: DataFolder, seed: UInt64, threads: Int) throws -> ReportData {
    let jobs: [@Sendable () throws -> DataFolder.Part] = [
      { .train(try folder.digits("train")) },
      { .test(try folder.digits("t10k")) },
      { .corrupted(try folder.corruptedDigits()) },
    ]
    let parts = try inParallel(jobs, threads: threads)
    guard case .train(let train) = parts[0], case .test(let test) = parts[1],
      case .corrupted(let files) = parts[2]
    else { preconditionFailure("the parts come in the order of the jobs") }
    let mnist = DigitSet(train: train, test: test, source: .mnist)
    let corrupted = try files.map {
      try $0.set(matching: mnist, seed: seed, threads: threads)
    }
    return ReportData(
      mnist: mnist,
      corrupted: corrupted ?? .generated(from: mnist, seed: seed, threads: threads))
  }
}

extension CorruptedSet {
  /// Spatter over clean digits.
  static func generated(from mnist: DigitSet, seed: UInt64, threads: Int) -> CorruptedSet {
    CorruptedSet(
      trainSample: .spatteredSample(of: mnist, seed: seed, threads: threads),
      test: Spatter(seed: seed, set: 1).applied(to: mnist.test, threads: threads),
      source: .generated, corruption: "spatter", severity: Spatter.severity)
  }
}

extension Digits {
  /// The first training images under spatter.
  static func spatteredSample(of mnist: DigitSet, seed: UInt64, threads: Int) -> Digits {
    let sample = mnist.train.prefix(ReportData.sampleCount)
    return Spatter(seed: seed, set: 0).applied(to: sample, threads: threads)
  }

  fileprivate func dropFirst(_ length: Int) -> Digits {
    Digits(
      rows: rows, columns: columns, pixels: Array(pixels.dropFirst(length * rows * columns)),
      labels: Array(labels.dropFirst(length)))
  }
}
