import Foundation
import TestSupport
import Testing

/// The program as a user runs it.
@Suite struct CommandLineTests {
  /// A data folder with one image to a set, with faults put in by the caller.
  private func makeData(
    in folder: URL, images: [UInt8]? = nil, labels: [UInt8]? = nil, without missing: String? = nil
  ) throws -> URL {
    let data = folder.appending(path: "in")
    let mnist = data.appending(path: "mnist")
    try FileManager.default.createDirectory(at: mnist, withIntermediateDirectories: true)
    let image: [UInt8] =
      [0, 0, 8, 3, 0, 0, 0, 1, 0, 0, 0, 28, 0, 0, 0, 28] + [UInt8](repeating: 9, count: 784)
    let label: [UInt8] = [0, 0, 8, 1, 0, 0, 0, 1, 5]
    let files: [(String, [UInt8])] = [
      ("train-images-idx3-ubyte", images ?? image), ("train-labels-idx1-ubyte", labels ?? label),
      ("t10k-images-idx3-ubyte", image), ("t10k-labels-idx1-ubyte", label),
    ]
    for (name, bytes) in files where name != missing {
      try Data(bytes).write(to: mnist.appending(path: name))
    }
    return data
  }

  @Test func helpAndVersion() throws {
    let help = try runReport(["--help"])
    #expect(help.code == 0)
    #expect(help.output.contains("SUBCOMMANDS"))
    #expect(try runReport(["--version"]).output == "0.2.0\n")
    let build = try runReport(["build", "--help"])
    for option in [
      "--data", "--output", "--seed", "--threads", "--templates", "--strict", "--quiet", "--to",
      "--figures", "--seeds", "--epochs", "--draws", "--parameters",
    ] {
      #expect(build.output.contains(option))
    }
  }

  @Test(arguments: [
    (["build", "--threads", "0"], "error: option: --threads: found '0', expected 1...256\n"),
    (["build", "--threads", "two"], "error: option: --threads: found 'two', expected 1...256\n"),
    (
      ["build", "--seed", "-1"],
      "error: option: --seed: found '-1', expected 0...18446744073709551615\n"
    ),
    (
      ["build", "--sed", "1"],
      "error: option: --sed: found an unknown option, expected one of those in --help, such as --seed\n"
    ),
    (["build", "--data"], "error: option: --data: found no value, expected one\n"),
    (["build", "--quiet=x"], "error: option: --quiet: found the value 'x', expected none\n"),
    (["build", "--data", ""], "error: option: --data: found '', expected a folder\n"),
    (["build", "--templates", ""], "error: option: --templates: found '', expected a folder\n"),
    (["check", ""], "error: argument: folder: found '', expected a folder\n"),
    (
      ["nothing"],
      "error: subcommand: nothing: found an unknown subcommand, expected build, preview, check, list, new, diff, verify or data\n"
    ),
    (["build", "--to", "pdf"], "error: option: --to: found 'pdf', expected html, md or ipynb\n"),
    (
      ["build", "--figures", "x"],
      "error: option: --figures: found 'x', expected inline, linked or svg\n"
    ),
    (
      ["build", "-o", "-"],
      "error: option: --output: found - with 3 formats, expected one (--to md)\n"
    ),
  ])
  func wrongOptions(_ arguments: [String], _ line: String) throws {
    let outcome = try runReport(arguments)
    #expect(outcome.code == 64)
    #expect(outcome.errors == line)
  }

  @Test func completionsAreStillMade() throws {
    let outcome = try runReport(["--generate-completion-script", "bash"])
    #expect(outcome.code == 0)
    #expect(outcome.output.contains("--strict"))
  }

  @Test func wrongDataIsOneLineAndTheOldOutputStays() throws {
    let big: [UInt8] =
      [0, 0, 8, 3, 0, 0, 0, 1, 0, 0, 0, 32, 0, 0, 0, 32] + [UInt8](repeating: 0, count: 1024)
    let cases: [(images: [UInt8]?, labels: [UInt8]?, missing: String?, code: Int32, text: String)] =
      [
        (nil, nil, "t10k-images-idx3-ubyte", 66, "found neither this file nor"),
        ([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3], nil, nil, 65, "the gzip stream stops"),
        ([1, 2, 3, 4], nil, nil, 65, "found 01 02 03 04"),
        (big, nil, nil, 65, "found images of 32×32"),
        (nil, [0, 0, 8, 1, 0, 0, 0, 1, 10], nil, 65, "found label 10"),
        (nil, [0, 0, 8, 1, 0, 0, 0, 2, 1, 1], nil, 65, "found 2 labels"),
      ]
    for fault in cases {
      try withFolder { folder in
        let data = try makeData(
          in: folder, images: fault.images, labels: fault.labels, without: fault.missing)
        let old = folder.appending(path: "out/index.html")
        try FileManager.default.createDirectory(
          at: old.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data("made by report\ncomplete\nindex.html\n".utf8)
          .write(to: folder.appending(path: "out/.report-output"))
        try Data("old".utf8).write(to: old)
        let outcome = try runReport([
          "build", "--data", data.path, "--output", folder.appending(path: "out").path,
        ])
        #expect(outcome.code == fault.code, "\(outcome.errors)")
        #expect(
          outcome.errors.hasPrefix("error: ") && outcome.errors.contains(fault.text),
          "\(outcome.errors)")
        #expect(outcome.errors.split(separator: "\n").count == 1)
        #expect(try Data(contentsOf: old) == Data("old".utf8))
        let left = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
        #expect(left == ["in", "out"])
      }
    }
  }

  @Test func aMissingDataFolder() throws {
    let outcome = try runReport(["build", "--data", "/nowhere"])
    #expect(outcome.code == 66)
    #expect(
      outcome.errors
        == "error: data folder (--data): /nowhere: found no folder, expected one with MNIST's files, or mnist.npz\n"
    )
  }

  @Test func outputsThatCannotBeMade() throws {
    try withFolder { folder in
      let file = folder.appending(path: "file")
      try Data("x".utf8).write(to: file)
      for output in [file.path, file.path + "/below", "/proc/none"] {
        let outcome = try runReport(["build", "--output", output])
        #expect(outcome.code == 73, "\(outcome.errors)")
        #expect(outcome.errors.split(separator: "\n").count == 1)
      }
    }
  }

  @Test func quietHidesNoStandIn() throws {
    try withFolder { folder in
      let outcome = try runReport(
        quickBuild + ["-o", "-", "--to", "md"], in: folder)
      #expect(outcome.code == 0)
      #expect(outcome.errors.hasPrefix("note: no MNIST found"), "\(outcome.errors)")
    }
  }

  @Test("Row 40: a garbled date is a configuration error")
  func aGarbledDateIsAConfigurationError() throws {
    try withFolder { folder in
      let outcome = try runReport(
        ["build", "--output", folder.appending(path: "o").path],
        environment: ["SOURCE_DATE_EPOCH": "soon"])
      #expect(outcome.code == 78)
      #expect(outcome.errors.contains("SOURCE_DATE_EPOCH"))
    }
  }

  @Test func checkingNothing() throws {
    try withFolder { folder in
      let outcome = try runReport(["check", folder.path])
      #expect(outcome.code == 66)
      #expect(outcome.errors.hasPrefix("error: page: "))
    }
  }
}
