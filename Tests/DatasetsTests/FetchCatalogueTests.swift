import Foundation
import Testing

@testable import Datasets

@Suite struct FetchCatalogueTests {
  @Test func theSetsHaveAllTheirFiles() {
    #expect(FetchableSet.all.map(\.name) == ["mnist", "mnist-c", "fashion-mnist", "kmnist"])
    #expect(FetchableSet.all.map(\.files.count) == [4, 1, 4, 4])
    #expect(FetchableSet.all.map(\.size) == [11_594_722, 246_661_575, 30_878_645, 21_240_888])
    #expect(FetchableSet.named("kmnist") == .kmnist)
    #expect(FetchableSet.named("imagenet") == nil)
  }

  @Test func pathsAndAddresses() {
    let files = FetchableSet.all.flatMap(\.files)
    #expect(Set(files.map(\.path)).count == files.count)
    #expect(files[0].path == "mnist/train-images-idx3-ubyte.gz")
    #expect(
      files[0].urls == [
        "https://ossci-datasets.s3.amazonaws.com/mnist/train-images-idx3-ubyte.gz",
        "https://storage.googleapis.com/cvdf-datasets/mnist/train-images-idx3-ubyte.gz",
      ])
    #expect(FetchableSet.mnistC.files[0].path == "mnist_c.zip")
  }

  @Test func sumsAreSums() {
    let digits = Set("0123456789abcdef")
    for file in PublishedFile.all {
      for (sum, length) in [(file.sha256, 64), (file.md5, 32)] {
        guard let sum else { continue }
        #expect(sum.count == length && digits.isSuperset(of: sum), "\(file)")
        let same = PublishedFile.all.filter { $0.sha256 == sum || $0.md5 == sum }
        #expect(same == [file])
      }
      #expect(file.sha256 != nil || file.md5 != nil)
    }
  }

  /// Files as they are published, where somebody has them. (Others may have been compressed anew.)
  @Test(.enabled(if: ProcessInfo.processInfo.environment["REPORT_DATA"] != nil))
  func publishedFilesHaveTheirSums() throws {
    let folder = try #require(ProcessInfo.processInfo.environment["REPORT_DATA"])
    for file in FetchableSet.mnist.files {
      let path = "\(folder)/\(file.path)"
      guard fileKind(path) == .file(size: file.size) else { continue }
      #expect(try fileHash(path, what: file.name) == file.sha256)
      let sum = try fileHash(path, .md5, what: file.name)
      #expect(PublishedFile.all.first { $0.md5 == sum }?.name == file.name)
    }
  }

  @Test(arguments: [
    ("https://a.example/b@c", "https://a.example/b@c"),
    ("https://me:secret@a.example/b", "https://a.example/b"),
    ("https://me:se@cret@a.example", "https://a.example"),
    ("nonsense", "nonsense"),
  ]) func addressesAreShownWithoutPasswords(_ url: String, _ shown: String) {
    #expect(withoutPassword(url) == shown)
  }
}
