import Foundation
import TestSupport
import Testing

/// The same seed and data give the same bytes, whoever builds, where, when and how.
@Suite struct ReproducibilityTests {
  /// What a build must not depend on.
  private struct Surroundings {
    var environment: [String: String] = [:]
    var threads = 1
    var mask = "022"
    var folder = "a"
    var figures = "inline"
  }

  @Test("Row 40: surroundings leave no trace") func surroundingsLeaveNoTrace() throws {
    try withFolder { folder in
      let data = try writeDigits(in: folder)
      let plain = try files(of: Surroundings(), data, folder)
      let other = try files(
        of: Surroundings(
          environment: [
            "TZ": "Pacific/Kiritimati", "LC_ALL": "de_DE.UTF-8", "LANG": "de_DE.UTF-8",
            "HOME": "/nowhere", "USER": "somebody", "LOGNAME": "somebody", "HOSTNAME": "elsewhere",
            "COLUMNS": "20", "NO_COLOR": "1",
          ], threads: 3, mask: "077", folder: "b/deeper"), data, folder)
      #expect(plain.keys.sorted() == other.keys.sorted())
      #expect(plain.count > 20)
      for (name, bytes) in plain { #expect(other[name] == bytes, "\(name)") }
      for (name, bytes) in plain where !name.hasSuffix(".png") {
        let text = String(decoding: bytes, as: UTF8.self)
        #expect(!text.contains(folder.path), "\(name)")
      }
    }
  }

  @Test func aDateIsShownOnlyIfItIsGiven() throws {
    try withFolder { folder in
      let data = try writeDigits(in: folder)
      let dated = try files(
        of: Surroundings(environment: ["SOURCE_DATE_EPOCH": "86400"]), data, folder)
      let undated = try files(of: Surroundings(), data, folder)
      for name in ["index.html", "report.md", "notebook.ipynb"] {
        let texts = [dated, undated].map { String(decoding: $0[name] ?? Data(), as: UTF8.self) }
        #expect(texts[0].contains("1970-01-02"), "\(name)")
        #expect(!texts[1].contains("1970"), "\(name)")
      }
      #expect(dated["results.json"] == undated["results.json"])
    }
  }

  /// The panel's command, in a shell, with folders in the place of their words.
  @Test func thePanelsCommandMakesThePageAgain() throws {
    try withFolder { folder in
      let data = try writeDigits(in: folder)
      let templates = repository.appending(path: "templates")
      let first = try runReport(
        quickBuild + [
          "--seed", "3", "--data", data.path, "-o", "a", "--figures", "linked",
          "--templates", templates.path,
        ], environment: ["SOURCE_DATE_EPOCH": "86400", "REPORT_KERNELS": "portable"], in: folder)
      #expect(first.code == 0, "\(first.errors)")
      let page = try Data(contentsOf: folder.appending(path: "a/index.html"))
      let text = try String(contentsOf: folder.appending(path: "a/report.md"), encoding: .utf8)
      let row = try #require(text.split(separator: "\n").first { $0.hasPrefix("| Made again by") })
      let command = String(row.split(separator: "`")[1])
      #expect(
        command
          == "SOURCE_DATE_EPOCH=86400 REPORT_KERNELS=portable report build --data DATA --seed 3 --seeds 1 --epochs 1 --draws 5 --figures linked --templates TEMPLATES"
      )
      let line = command.replacing("report build", with: "\"$0\" build")
        .replacing("DATA ", with: "\"$1\" ").replacing("TEMPLATES", with: "\"$2\" -o b --quiet")
      let again = try runReport([data.path, templates.path], in: folder, shell: line)
      #expect(again.code == 0, "\(again.errors)")
      #expect(try Data(contentsOf: folder.appending(path: "b/index.html")) == page)
    }
  }

  @Test func aDateThatIsEmptyIsNone() throws {
    try withFolder { folder in
      let data = try writeDigits(in: folder)
      let empty = try files(
        of: Surroundings(environment: ["SOURCE_DATE_EPOCH": ""]), data, folder)
      #expect(try empty == files(of: Surroundings(), data, folder))
    }
  }

  @Test func vectorsStandBesideThePage() throws {
    try withFolder { folder in
      let data = try writeDigits(in: folder)
      let plain = try files(of: Surroundings(), data, folder)
      let drawn = try files(of: Surroundings(figures: "svg"), data, folder)
      #expect(drawn["index.html"] == plain["index.html"])
      let names = drawn.keys.filter { $0.hasSuffix(".png") }
      #expect(names.count > 20)
      for name in names {
        let file = drawn[name.replacing(".png", with: ".svg")] ?? Data()
        #expect(String(decoding: file, as: UTF8.self).hasPrefix("<svg "), "\(name)")
      }
    }
  }

  /// Builds, and reads everything but the times.
  private func files(
    of surroundings: Surroundings, _ data: URL, _ folder: URL
  ) throws -> [String: Data] {
    let place = folder.appending(path: surroundings.folder)
    try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
    let outcome = try runReport(
      quickBuild + [
        "--seed", "3", "--data", data.path, "--output", "out", "--threads",
        "\(surroundings.threads)", "--figures", surroundings.figures,
      ], environment: surroundings.environment, in: place, mask: surroundings.mask)
    #expect(outcome.code == 0, "\(outcome.errors)")
    let output = place.appending(path: "out")
    var files: [String: Data] = [:]
    for name in try FileManager.default.subpathsOfDirectory(atPath: output.path)
    where name != "timings.json" && name != "figures" {
      files[name] = try Data(contentsOf: output.appending(path: name))
    }
    return files
  }
}
