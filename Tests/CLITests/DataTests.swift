import Foundation
import Testing

/// Where the program finds data, what it says of them, and what `data` does with them.
@Suite struct DataTests {
  @Test func aStrictBuildWithoutDataEnds() throws {
    try withFolder { folder in
      let outcome = try runReport(["build", "--strict", "--quiet"], in: folder)
      #expect(outcome.code == 66)
      #expect(
        outcome.errors
          == "error: data: --data, $REPORT_DATA, ./data, the cache of `data fetch`: found no MNIST, expected it in a strict "
          + "build; `data fetch` gets it, --stand-in draws digits in its place\n")
      #expect(
        !FileManager.default.fileExists(atPath: folder.appending(path: "output/index.html").path))
    }
  }

  @Test func nearMissesAreNamedThoughQuiet() throws {
    try withFolder { folder in
      let data = try writeDigits(in: folder)
      let file = data.appending(path: "mnist/t10k-labels-idx1-ubyte")
      try FileManager.default.removeItem(at: file)
      let outcome = try runReport(["build", "--strict", "--quiet"], in: folder)
      #expect(outcome.code == 66)
      #expect(
        outcome.errors.contains(
          "/data/mnist: passed over: found 3 of the 4 files of MNIST, without t10k-labels-idx1-ubyte\n"
        ))
    }
  }

  @Test func standInDigitsCanBeAskedFor() throws {
    try withFolder { folder in
      _ = try writeDigits(in: folder)
      let both = try runReport(["build", "--stand-in", "--data", "data"], in: folder)
      #expect(both.code == 64)
      #expect(
        both.errors
          == "error: option: --stand-in: found --data data as well, expected one of the two\n")
    }
  }

  @Test func theWordsOfThePageFollowTheCorruption() throws {
    try withFolder { folder in
      _ = try writeDigits(in: folder)
      let outcome = try runReport(quickBuild + ["--corruption", "fog:2"], in: folder)
      #expect(outcome.code == 0, "\(outcome.errors)")
      let page = try text("output/report.md", in: folder)
      #expect(page.contains("The corruption here is fog: the same images in fog."))
      #expect(page.contains("at severity 2 of 5"))
      #expect(page.contains("images under fog"))
      #expect(!page.contains("The corruption here is spatter") && !page.contains("blots"))
      let results = try text("output/results.json", in: folder)
      #expect(results.contains(#""corruption" : "fog:2""#))
      #expect(results.contains(#""severity" : 2"#))
    }
  }

  @Test func anotherSetIsNotCalledMNIST() throws {
    try withFolder { folder in
      _ = try writeDigits(in: folder)
      let outcome = try runReport(quickBuild, in: folder)
      #expect(outcome.code == 0, "\(outcome.errors)")
      let page = try text("output/report.md", in: folder)
      #expect(page.contains("a data set in MNIST’s form, and not the published MNIST"))
      #expect(!page.contains("MNIST holds"))
    }
  }

  @Test func aNameThatTheBytesDoNotProveIsTold() throws {
    try withFolder { folder in
      let data = try writeDigits(in: folder)
      try FileManager.default.moveItem(
        at: data.appending(path: "mnist"), to: data.appending(path: "KMNIST"))
      let outcome = try runReport(quickBuild, in: folder)
      #expect(outcome.code == 0, "\(outcome.errors)")
      let page = try text("output/report.md", in: folder)
      #expect(page.contains("speak of KMNIST. KMNIST Dataset (created by CODH), adapted from"))
      #expect(page.contains("and not the published MNIST"))
    }
  }

  @Test func otherImagesAreAskedAbout() throws {
    try withFolder { folder in
      _ = try writeDigits(in: folder)
      _ = try writeDigits(in: folder.appending(path: "other/raw"), train: 64, test: 48)
      let outcome = try runReport(quickBuild + ["--ood", "other"], in: folder)
      #expect(outcome.code == 0, "\(outcome.errors)")
      let page = try text("output/report.md", in: folder)
      #expect(
        page.contains("*Another set* is one in MNIST’s form, which the program does not know"))
      #expect(page.contains("noise, shuffled, another set."))
      let results = try text("output/results.json", in: folder)
      #expect(results.contains(#""test" : 48"#))
      #expect(results.contains(#""text" : "another set""#))
      let same = try runReport(quickBuild + ["--ood", "data"], in: folder)
      #expect(same.code == 64)
      #expect(
        same.errors.hasSuffix(
          "/data/mnist: found the data set that the models learn from, expected another\n"))
      let missing = try runReport(quickBuild + ["--ood", "nowhere"], in: folder)
      #expect(missing.code == 66)
      #expect(missing.errors.hasPrefix("error: data folder (--ood): nowhere: found no folder"))
    }
  }

  @Test func corruptWritesWhatBuildReads() throws {
    try withFolder { folder in
      let data = try writeDigits(in: folder)
      let arguments = ["data", "corrupt", "shear", "--output", "data/mnist_c", "--seed", "3"]
      let outcome = try runReport(arguments, in: folder)
      #expect(outcome.code == 0, "\(outcome.errors)")
      #expect(
        outcome.output
          == ["train_images", "train_labels", "test_images", "test_labels"].map {
            "data/mnist_c/shear/\($0).npy\n"
          }.joined())
      // Written again, the files have the same bytes and stay; others are not overwritten.
      #expect(try runReport(arguments, in: folder).code == 0)
      let others = try runReport(arguments.dropLast() + ["4"], in: folder)
      #expect(others.code == 73)
      #expect(
        others.errors
          == "error: file: data/mnist_c/shear/train_images.npy: found another file of that name, expected none\n"
      )
      let build = try runReport(quickBuild + ["--corruption", "shear"], in: folder)
      #expect(build.code == 0, "\(build.errors)")
      let results = try text("output/results.json", in: folder)
      #expect(results.contains(#""source" : "mnist-c""#))
      #expect(FileManager.default.fileExists(atPath: data.appending(path: "mnist").path))
    }
  }

  @Test func wrongKindsAreNamed() throws {
    let outcome = try runReport(["data", "corrupt", "fig", "--output", "x"])
    #expect(outcome.code == 64)
    #expect(
      outcome.errors.hasPrefix(
        "error: corruption: fig: found no corruption of that name, expected one of brightness, "))
    let build = try runReport(["build", "--corruption", "fog:6"])
    #expect(build.code == 64)
    #expect(build.errors.hasPrefix("error: option: --corruption: found 'fog:6', expected KIND or "))
  }

  @Test func infoTellsWhatIsThere() throws {
    try withFolder { folder in
      let none = try runReport(["data", "info"], in: folder)
      #expect(none.code == 0)
      #expect(
        none.output == "no data set: build draws stand-in digits; data fetch gets MNIST\n")
      _ = try writeDigits(in: folder)
      let outcome = try runReport(["data", "info", "--sheet", "sheet.png"], in: folder)
      #expect(outcome.code == 0, "\(outcome.errors)")
      let lines = outcome.output.split(separator: "\n")
      #expect(lines[0].hasPrefix("a data set in MNIST's form: "))
      #expect(lines[0].hasSuffix("/data/mnist"))
      #expect(lines[1] == "  320 training images, 96 test images, 28×28")
      #expect(lines[2].wholeMatch(of: #/  SHA-256 [0-9a-f]{64}/#) != nil)
      #expect(lines[3] == "sheet.png")
      let sheet = try Data(contentsOf: folder.appending(path: "sheet.png"))
      #expect(sheet.starts(with: [0x89] + Array("PNG".utf8)))
    }
  }

  @Test func cleanTakesNothingThatIsNotItsOwn() throws {
    try withFolder { folder in
      let cache = folder.appending(path: "report")
      try FileManager.default.createDirectory(at: cache, withIntermediateDirectories: true)
      try Data("mine".utf8).write(to: cache.appending(path: "notes.txt"))
      let environment = ["XDG_CACHE_HOME": folder.path]
      let outcome = try runReport(["data", "clean"], environment: environment)
      #expect(outcome.code == 0 && outcome.output == "")
      #expect(outcome.errors == "nothing of data fetch is in \(cache.path)\n")
      #expect(FileManager.default.fileExists(atPath: cache.appending(path: "notes.txt").path))
    }
  }

  /// Port 1 of this machine: nobody listens there.
  @Test func withoutANetworkFetchSaysSo() throws {
    try withFolder { folder in
      let environment = ["XDG_CACHE_HOME": folder.path]
      let from = ["--from", "http://127.0.0.1:1"]
      let needed = try runReport(["data", "fetch"] + from, environment: environment, in: folder)
      #expect(needed.code == 69)
      #expect(needed.errors.split(separator: "\n").last?.hasPrefix("error: ") == true)
      let wished = try runReport(
        ["data", "fetch", "--if-missing"] + from, environment: environment, in: folder)
      #expect(wished.code == 0)
      #expect(
        wished.errors
          == "note: MNIST was not found, and cannot be fetched: there is no curl, or no network that answers\n"
      )
      _ = try writeDigits(in: folder)
      let there = try runReport(
        ["data", "fetch", "--if-missing"] + from, environment: environment, in: folder)
      #expect(there.code == 0 && there.errors == "")
      for arguments in [["cifar"], ["--from", "ftp://127.0.0.1"]] {
        let unknown = try runReport(["data", "fetch"] + arguments, environment: environment)
        #expect(unknown.code == 64, "\(unknown.errors)")
      }
    }
  }

  private func text(_ path: String, in folder: URL) throws -> String {
    try String(contentsOf: folder.appending(path: path), encoding: .utf8)
  }
}
