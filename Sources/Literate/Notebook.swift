public import Report

/// A notebook: prose and code that become a page when they run.
///
/// Its file is woven (docs/weave.md): `//:` lines between the statements of ``write(_:_:)`` are prose. Parts of a long page are functions
/// of their own with an `inout Page`, in other files, in the order in which they are called.
///
///     struct Coins: Notebook {
///       @Parameter("Number of tosses.", in: 1...1_000_000) var tosses = 10_000
///
///       func write(_ page: inout Page, _ run: Run) throws -> [String: Int] { … }
///     }
public protocol Notebook: Sendable {
  /// What stands in results.json beside the seed, the parameters and the claims. An object, whose keys none of those have.
  associatedtype Results: Codable & Sendable

  /// What the command line calls it: small letters, digits and hyphens. The type's name, unless said otherwise.
  static var name: String { get }
  /// What it is about, in one line, for `list`.
  static var title: String { get }
  /// Over how many seeds it runs unless `--seeds` says otherwise; 1 for a notebook that has no use for more, and no such option.
  static var seedCount: Int { get }
  /// The ids of its figures, if they are known before it runs: an output folder in which somebody else's file has the name
  /// of one of them is refused then, and not after the work.
  static var figures: [String] { get }

  init()

  /// Files and folders that it is going to read. The output may be none of them, nor in one.
  ///
  /// - Throws: an error for one that was named and is not there, so that it is known before the work.
  func inputs(_ run: Run) throws -> [String]

  /// Fills the page.
  ///
  /// - Returns: the numbers for results.json.
  func write(_ page: inout Page, _ run: Run) throws -> Results
}

extension Notebook {
  public static var name: String { kebabCase("\(self)") }
  public static var title: String { "" }
  public static var seedCount: Int { 1 }
  public static var figures: [String] { [] }

  public func inputs(_ run: Run) throws -> [String] { [] }
}

/// A Swift name as the command line has it: `CoinToss` is `coin-toss`, `klWeight` is `kl-weight`.
func kebabCase(_ name: String) -> String {
  let letters = Array(name)
  var result = ""
  for (index, letter) in letters.enumerated() {
    let follows = index > 0 && letter.isUppercase
    let isWordStart =
      follows
      && (!letters[index - 1].isUppercase
        || index + 1 < letters.count && letters[index + 1].isLowercase)
    result += (isWordStart ? "-" : "") + letter.lowercased()
  }
  return result.replacing("_", with: "-")
}
