import Foundation
import TestSupport
import Testing

/// ESC, BEL, a C1 control, a bidirectional override and a line separator.
private let hostile = "\u{1B}[31m\u{7}\u{9B}1m\u{202E}\u{2028}x"

/// Whether a terminal that is given a text obeys something in it, or turns it round.
private func isPlain(_ text: String) -> Bool {
  text.unicodeScalars.allSatisfy { scalar in
    scalar == "\n"
      || scalar.properties.generalCategory != .control
        && !["\u{202E}", "\u{2028}"].contains(scalar)
  }
}

/// What comes from outside is escaped before a person sees it.
@Suite("Row 32: no text from outside commands the terminal")
struct TerminalTests {
  @Test(arguments: [
    ["build", "--data", hostile], ["build", "--seed", hostile], ["build", "--\(hostile)"],
    ["build", "--to", hostile],
    ["build", "--templates", hostile], ["build", "--output", "/dev/null/\(hostile)"], [hostile],
    ["check", hostile],
    ["build", "--quiet=\(hostile)"], ["build", "--figures", hostile],
  ])
  func argumentsAreEscaped(_ arguments: [String]) throws {
    try withFolder { folder in
      let outcome = try runReport(arguments, in: folder)
      #expect([64, 66, 73, 78].contains(outcome.code))
      #expect(outcome.errors.hasPrefix("error: ") && outcome.errors.contains("\\u{1B}"))
      #expect(isPlain(outcome.errors) && outcome.errors.split(separator: "\n").count == 1)
    }
  }

  /// The shell makes the bytes: a string of Swift's cannot hold them.
  @Test(arguments: [
    "build --data", "build --templates", "build --seed", "check", "build --", "build -o /dev/null/",
  ])
  func argumentsThatAreNoUTF8AreNoTrap(_ command: String) throws {
    try withFolder { folder in
      let outcome = try runReport(
        [], in: folder,
        shell:
          "exec \"$0\" \(command)\(command.hasSuffix("-") ? "" : " ")\"$(printf 'a\\377\\300\\200')\""
      )
      #expect([64, 66, 73, 78].contains(outcome.code), "\(outcome.errors)")
      #expect(outcome.errors.hasPrefix("error: "))
    }
  }

  @Test func aTemplatesTagIsEscaped() throws {
    try withFolder { folder in
      let templates = folder.appending(path: "templates")
      try FileManager.default.createDirectory(at: templates, withIntermediateDirectories: true)
      for name in ["page.html", "page.css", "print.css", "page.js"] {
        let text = name == "page.html" ? "{{x\u{202E}\u{2028}y}}" : ""
        try Data(text.utf8).write(to: templates.appending(path: name))
      }
      let outcome = try runReport(["build", "--templates", "templates"], in: folder)
      #expect(outcome.code == 78)
      #expect(outcome.errors.contains("page.html:1:1: {{x\\u{202E}"))
      #expect(isPlain(outcome.errors))
    }
  }

  @Test func aKeyInDataIsEscaped() throws {
    try withFolder { folder in
      _ = try writeDigits(in: folder)
      let spatter = folder.appending(path: "data/mnist_c/spatter")
      try FileManager.default.createDirectory(at: spatter, withIntermediateDirectories: true)
      let header = "{'\(hostile)': 1, }\n"
      let length = withUnsafeBytes(of: UInt16(header.utf8.count).littleEndian, Array.init)
      let bytes = [0x93] + Array("NUMPY".utf8) + [1, 0] + length + Array(header.utf8)
      for name in ["train_images", "train_labels", "test_images", "test_labels"] {
        try Data(bytes).write(to: spatter.appending(path: "\(name).npy"))
      }
      let outcome = try runReport(["build", "--data", "data"], in: folder)
      #expect(outcome.code == 65)
      #expect(outcome.errors.contains("\\u{1B}[31m"), "\(outcome.errors)")
      #expect(isPlain(outcome.errors))
    }
  }

  @Test func whatACheckFindsIsEscaped() throws {
    try withFolder { folder in
      let text =
        "<p id='\(hostile)'><p id='\(hostile)'><a href='\(hostile)'>x</a><img src='\(hostile)' on\(hostile)=x>"
      try Data(text.utf8).write(to: folder.appending(path: "index.html"))
      let figures = folder.appending(path: "figures")
      try FileManager.default.createDirectory(at: figures, withIntermediateDirectories: true)
      try Data().write(to: figures.appending(path: "\(hostile).png"))
      let outcome = try runReport(["check", folder.path])
      #expect(outcome.code == 3)
      for words in [
        "the id \\u{1B}[31m", "the link \\u{1B}[31m", "loads \\u{1B}[31m", "figures/\\u{1B}[31m",
      ] {
        #expect(outcome.output.contains(words), "\(outcome.output)")
      }
      #expect(isPlain(outcome.output) && isPlain(outcome.errors))
    }
  }

  /// A path is for other programs as it is, for a person escaped.
  @Test(
    .enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/script")),
    arguments: [true, false])
  func theAnnouncedPath(_ isTerminal: Bool) throws {
    try withFolder { folder in
      _ = try writeDigits(in: folder)
      let name = "out\u{1B}[31m"
      let outcome = try runReport(
        ["build", "--data", "data", "-o", name, "--to", "md"] + quick, in: folder,
        shell: isTerminal
          ? "NAME=$(printf 'out\\033[31m') script -qec \"$0 build --data data -o \\\"\\$NAME\\\" --to md \(quick.joined(separator: " ")) 2>/dev/null\" /dev/null < /dev/null"
          : "exec \"$0\" \"$@\"")
      #expect(outcome.code == 0)
      let shown = isTerminal ? "out\\u{1B}[31m" : name
      #expect(outcome.output.contains("/\(shown)/report.md"), "\(outcome.output)")
    }
  }
}
