import Foundation
import Testing

@testable import Literate

@Suite struct ParameterTests {
  private func set(_ options: [String: String]) throws -> Sample {
    let sample = Sample()
    try ParameterList(of: sample).set(options: options)
    return sample
  }

  @Test func optionsAreNamedAfterTheProperties() {
    #expect(
      ParameterList(of: Sample()).entries.map(\.option)
        == ["count", "kl-weight", "kind", "is-loud", "word", "data"])
  }

  @Test(arguments: [
    ("BayesianCNN", "bayesian-cnn"), ("Coins", "coins"), ("klWeight", "kl-weight"), ("x2", "x2"),
    ("URLData", "url-data"), ("snake_case", "snake-case"),
  ])
  func namesOfTheCommandLine(_ name: String, _ option: String) {
    #expect(kebabCase(name) == option)
  }

  @Test func valuesAreThoseOfTheOptions() throws {
    let sample = try set([
      "count": "7", "kl-weight": "0.25", "kind": "fancy", "is-loud": "true", "word": "",
      "data": "d",
    ])
    #expect(sample.count == 7 && sample.klWeight == 0.25 && sample.kind == .fancy)
    #expect(sample.isLoud && sample.word.isEmpty && sample.data?.path == "d")
  }

  @Test(arguments: [
    ("count", "0", "1...10"), ("count", "11", "1...10"), ("count", "1.5", "1...10"),
    ("count", "", "1...10"), ("count", "seven", "1...10"), ("count", "٣", "1...10"),
    ("kl-weight", "nan", "0...1"), ("kl-weight", "1e999", "0...1"), ("kl-weight", "0x1", "0...1"),
    ("kind", "other", "plain or fancy"), ("is-loud", "1", "true or false"),
    ("data", "", "a folder"),
  ])
  func otherValuesAreErrors(_ option: String, _ text: String, _ expectation: String) {
    let failure = Failure(.usage, "option: --\(option): found '\(text)', expected \(expectation)")
    #expect(throws: failure) { try set([option: text]) }
  }

  @Test func twoNotebooksDoNotShareValues() throws {
    let (first, second) = (try set(["count": "7"]), Sample())
    #expect(first.count == 7 && second.count == 3)
  }

  @Test func onlyChangesAreArgumentsAndFoldersAreNotTold() throws {
    let list = ParameterList(of: try set(["count": "7", "is-loud": "true", "data": "d"]))
    #expect(list.changes == ["--count", "7", "--is-loud"])
    #expect(!list.told.map(\.name).contains("data"))
  }

  @Test(arguments: [
    ("a b", "'a b'"), ("plain-1.5", "plain-1.5"), ("it's", "'it'\\''s'"), ("", "''"),
  ])
  func wordsOfAShell(_ text: String, _ word: String) { #expect(shellWord(text) == word) }
}

@Suite struct ParameterFileTests {
  private func set(_ text: String) throws -> Sample {
    let file = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try Data(text.utf8).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let sample = Sample()
    do {
      try ParameterFile(file.path).set(ParameterList(of: sample))
    } catch {
      throw Failure(error.exitStatus, error.description.replacing(file.path, with: "FILE"))
    }
    return sample
  }

  @Test(arguments: [
    "count: 7\nkl-weight: 0.25\nis-loud: true\n",
    #"{"count": 7, "klWeight": 0.25, "isLoud": true}"#,
    "# a note\ncount: 7\nklWeight: 0.25\nisLoud: true",
  ])
  func yamlAndJSON(_ text: String) throws {
    let sample = try set(text)
    #expect(sample.count == 7 && sample.klWeight == 0.25 && sample.isLoud)
  }

  @Test func nothingSetsNothing() throws { #expect(try set("").count == 3) }

  @Test(
    arguments: [
      (
        "cuont: 7", .configuration,
        "FILE:1:1: found 'cuont', expected count, kl-weight, kind, is-loud, word or data, such as count"
      ),
      (
        "count: 7\ncount: 8", .configuration,
        "FILE:1:1: found 'count' twice, expected each parameter once"
      ),
      (
        "count: 7\nkl-weight: 1\nklWeight: 1", .configuration,
        "FILE:3:1: found 'klWeight' again, expected each parameter once"
      ),
      ("count: 11", .configuration, "FILE:1:1: count: found '11', expected 1...10"),
      ("count: [1]", .configuration, "FILE:1:1: found a list or a mapping, expected one value"),
      ("- 1", .configuration, "FILE:1:1: found no mapping, expected one such as epochs: 10"),
      ("{", .configuration, "FILE:2:1: found no YAML"),
      ("count: 1\n\tcount: 2", .configuration, "FILE:2:1: found no YAML (found a tab character"),
      (
        String(repeating: "[", count: 20_000), .configuration,
        "FILE:1:1: found no YAML (Maximum nesting level"
      ),
      (
        String(repeating: " ", count: 64 << 10) + "a", .configuration,
        "FILE: found larger than 65,536 bytes, expected a text of at most 65,536 bytes"
      ),
    ] as [(String, Literate.ExitStatus, String)])
  func faultsNameTheLine(_ text: String, _ status: Literate.ExitStatus, _ words: String) throws {
    do {
      _ = try set(text)
      Issue.record("expected an error")
    } catch let failure as Failure {
      #expect(failure.exitStatus == status, "\(failure)")
      #expect(failure.description.hasPrefix("parameters: " + words), "\(failure)")
      #expect(!failure.description.contains("\n"))
    }
  }

  @Test func aLinkMayLeadToTheFile() async throws {
    try await temporarily { folder in
      let (file, link) = (folder.appending(path: "file"), folder.appending(path: "link"))
      try FileManager.default.createSymbolicLink(at: link, withDestinationURL: file)
      #expect(
        throws: Failure(
          .noInput, "parameters: \(link.path): found no file that can be read, expected one")
      ) {
        _ = try ParameterFile(link.path)
      }
      try Data("count: 7".utf8).write(to: file)
      let sample = Sample()
      try ParameterFile(link.path).set(ParameterList(of: sample))
      #expect(sample.count == 7)
    }
  }

  @Test func onlyARegularFileIsRead() {
    #expect(
      throws: Failure(
        .configuration,
        "parameters: /dev/zero: found not a regular file, expected a text of at most 65,536 bytes")
    ) {
      _ = try ParameterFile("/dev/zero")
    }
  }

  @Test func aFileThatIsNotThere() {
    #expect(
      throws: Failure(.noInput, "parameters: /none: found no file that can be read, expected one")
    ) {
      _ = try ParameterFile("/none")
    }
  }
}
