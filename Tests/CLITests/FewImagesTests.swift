import Foundation
import TestSupport
import Testing

/// Data sets as the tests of a data library write them: a page comes of each.
@Suite struct FewImagesTests {
  /// What a set holds.
  struct Digits: Sendable, CustomTestStringConvertible {
    var name: String
    var train: Int
    var test: Int
    var pixel: @Sendable (Int) -> UInt8
    var label: @Sendable (_ index: Int, _ isTest: Bool) -> UInt8

    var testDescription: String { "\(name), \(train) and \(test) images" }
  }

  private static let noise: @Sendable (Int) -> UInt8 = { index in
    UInt8(truncatingIfNeeded: (UInt64(index) &+ 7) &* 0x9e37_79b9_7f4a_7c15 >> 40)
  }

  static let sets: [Digits] =
    (1...10).map { Digits(name: "noise", train: $0, test: $0, pixel: noise) { _, _ in 0 } } + [
      Digits(name: "more to learn", train: 40, test: 1, pixel: noise) { index, _ in
        UInt8(index % 10)
      },
      Digits(name: "one class", train: 64, test: 9, pixel: noise) { _, _ in 9 },
      Digits(name: "all wrong", train: 200, test: 5, pixel: noise) { _, isTest in isTest ? 1 : 0 },
      Digits(name: "black", train: 3, test: 3, pixel: { _ in 0 }) { index, _ in UInt8(index) },
      Digits(name: "white", train: 3, test: 3, pixel: { _ in 255 }) { index, _ in UInt8(index) },
      Digits(name: "white, all right", train: 200, test: 4, pixel: { _ in 255 }) { _, _ in 5 },
    ]

  private func write(_ digits: Digits, in folder: URL) throws {
    let mnist = folder.appending(path: "data/mnist")
    try FileManager.default.createDirectory(at: mnist, withIntermediateDirectories: true)
    for (name, number) in [("train", digits.train), ("t10k", digits.test)] {
      let count = withUnsafeBytes(of: UInt32(number).bigEndian, Array.init)
      let images = [0, 0, 8, 3] + count + [0, 0, 0, 28, 0, 0, 0, 28]
      let labels = [0, 0, 8, 1] + count + (0..<number).map { digits.label($0, name == "t10k") }
      try Data(images + (0..<784 * number).map(digits.pixel))
        .write(to: mnist.appending(path: "\(name)-images-idx3-ubyte"))
      try Data(labels).write(to: mnist.appending(path: "\(name)-labels-idx1-ubyte"))
    }
  }

  /// Each set with a seed of its own, every third over two of them.
  @Test(
    "Row 39: few images, one class, all right, all wrong: a page",
    arguments: zip(sets, sets.indices))
  func aPage(_ digits: Digits, _ seed: Int) throws {
    try withFolder { folder in
      try write(digits, in: folder)
      let outcome = try runReport(
        [
          "build", "--quiet", "--epochs", "1", "--draws", "5", "--seed", "\(seed)", "--seeds",
          "\(seed % 3 == 0 ? 2 : 1)", "--data", "data", "-o", "out",
        ], in: folder)
      try #require(outcome.code == 0, "\(outcome.errors)")
      let out = folder.appending(path: "out")
      #expect(
        try String(contentsOf: out.appending(path: "index.html"), encoding: .utf8).hasSuffix(
          "</html>\n"))
      let text = try String(contentsOf: out.appending(path: "report.md"), encoding: .utf8)
      #expect(text.hasPrefix("# "))
      #expect(
        text.firstMatch(of: /\b(NaN|nan|inf)\b/) == nil,
        "\(text.firstMatch(of: /.*\b(NaN|nan|inf)\b.*/)?.0 ?? "")")
      #expect(!outcome.errors.contains("check: "), "\(outcome.errors)")
    }
  }
}

/// A system without fonts, which only root can pretend.
@Suite(.enabled(if: canHideFonts))
struct MissingFontTests {
  @Test func aMissingFontNamesItsPackage() throws {
    try withFolder { folder in
      _ = try writeDigits(in: folder)
      let outcome = try runReport(
        quickBuild + ["--data", "data", "-o", "out"], environment: ["HOME": folder.path],
        in: folder,
        shell: """
          exec unshare -m sh -c 'mount -t tmpfs none /usr/share/fonts && exec "$0" "$@"' "$0" "$@"
          """)
      #expect(outcome.code == 69)
      #expect(
        outcome.errors
          == "error: font: DejaVuSans.ttf: found it in none of the system's font folders, expected it there "
          + "(Debian's package fonts-dejavu-core, Homebrew's font-dejavu)\n")
      #expect(!FileManager.default.fileExists(atPath: folder.appending(path: "out").path))
    }
  }
}

/// Whether this is root of a system that can hide a folder from one process.
private let canHideFonts: Bool = {
  guard geteuid() == 0, FileManager.default.fileExists(atPath: "/usr/share/fonts") else {
    return false
  }
  let outcome = try? runReport(
    [], shell: "unshare -m mount -t tmpfs none /usr/share/fonts >/dev/null 2>&1")
  return outcome?.code == 0
}()
