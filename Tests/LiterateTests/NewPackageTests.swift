import Foundation
import TestSupport
import Testing

@testable import Literate

@Suite struct NewPackageTests {
  private func files(_ name: String, _ source: NewPackage.Source = .folder("/r")) throws -> [String:
    String]
  {
    let package = try NewPackage(name: name, source: source)
    return Dictionary(uniqueKeysWithValues: package.files.map { ($0.path, $0.text) })
  }

  @Test func hasAllThatAPageNeeds() throws {
    let files = try files("coin-toss")
    #expect(
      files.keys.sorted() == [
        ".github/workflows/pages.yml", ".gitignore", "Package.swift", "README.md",
        "Sources/coin-toss/Main.swift", "Sources/coin-toss/Notebook/CoinTossNotebook.swift",
      ])
    for text in files.values { #expect(!text.isEmpty && !text.contains("{{")) }
    #expect(files["Sources/coin-toss/Main.swift"]?.contains("[CoinTossNotebook.self]") == true)
  }

  @Test func dependsOnAFolderOrAnAddress() throws {
    let folder = try files("study", .folder("/a \"b\""))["Package.swift"] ?? ""
    #expect(folder.contains(#"dependencies: [.package(name: "report", path: "/a \"b\"")]"#))
    let address = try files("study", .address("file:///x/literate.git"))["Package.swift"] ?? ""
    #expect(address.contains(#".package(url: "file:///x/literate.git", from: "0.2.0")"#))
    #expect(address.contains(#".product(name: "Literate", package: "literate")"#))
  }

  @Test(arguments: ["", "1st", "a b", "größe", "report", "Literate", "class", "../x", "-x", "test"])
  func namesThatNoPackageCanHave(_ name: String) {
    let error = #expect(throws: Failure.self) {
      _ = try NewPackage(name: name, source: .folder("/r"))
    }
    #expect(error?.exitStatus == .usage)
  }

  /// The names of this package's own modules are taken.
  @Test func everyModuleIsKnown() throws {
    let rooms = try FileManager.default.contentsOfDirectory(
      atPath: repository.appending(path: "Sources").path)
    for room in rooms where room != "Notebooks" {
      #expect(throws: Failure.self, "\(room)") {
        _ = try NewPackage(name: room, source: .folder("/r"))
      }
    }
  }
}
