import Foundation
import TestSupport
import Testing

@testable import Datasets

@Suite struct DataSearchTests {
  @Test func looksInTheRightOrder() throws {
    func paths(_ option: String?, _ environment: [String: String]) -> [String] {
      DataPlaces(option: option, environment: environment, currentDirectory: "/here").all
        .map(\.path)
    }
    let home = ["HOME": "/me"]
    #expect(paths("/a", ["REPORT_DATA": "/b", "HOME": "/me"]) == ["/a"])
    #expect(paths("a", home) == ["/here/a"])
    #expect(paths("./a//b/.", home) == ["/here/a/b"])
    #expect(paths("/", home) == ["/"])
    #expect(paths(nil, ["REPORT_DATA": "/b", "HOME": "/me"]) == ["/b"])
    #expect(paths(nil, ["REPORT_DATA": ""]) == ["/here/data"])
    #expect(paths(nil, home) == ["/here/data", "/me/.cache/report"])
    #expect(
      paths(nil, ["XDG_CACHE_HOME": "/c", "HOME": "/me"]) == ["/here/data", "/c/report"])
    #expect(
      paths(nil, ["XDG_CACHE_HOME": "c", "HOME": "/me"]) == ["/here/data", "/me/.cache/report"])
    #expect(paths(nil, ["HOME": "me"]) == ["/here/data"])
  }

  @Test func whatNobodyNamedMayBeMissing() throws {
    try withEmptyFolder { folder in
      let nothing = try usualSearch(folder)
      #expect(nothing.isEmpty && nothing.notes.isEmpty && nothing.folders.isEmpty)
      try SmallSet(shade: 1).write(in: folder.appending(path: "caches/report/mnist"))
      let cached = try usualSearch(folder)
      #expect(!cached.isEmpty)
      #expect(SmallSet(shade: 1).agrees(with: try cached.load().dataset))
      #expect(lines(cached.folders, in: folder) == ["/caches/report/mnist"])
      try SmallSet(shade: 2).write(in: folder.appending(path: "data"))
      #expect(SmallSet(shade: 2).agrees(with: try usualSearch(folder).load().dataset))
    }
  }

  @Test func whatSomebodyNamedHasToBeThere() throws {
    let error = datasetError { _ = try search(URL(filePath: "/nowhere")) }
    #expect(error?.kind == .missing)
    #expect(
      error?.description
        == "data folder (--data): /nowhere: found no folder, expected one with MNIST's files, or mnist.npz"
    )
    let variable = datasetError {
      _ = try DataSearch(
        DataPlaces(option: nil, environment: ["REPORT_DATA": "no"], currentDirectory: "/"))
    }
    #expect(variable?.what == "data folder (REPORT_DATA)")
    #expect(variable?.place == "no")
    let empty = datasetError {
      _ = try DataSearch(DataPlaces(option: "", environment: [:], currentDirectory: "/"))
    }
    #expect(
      empty?.description == "data folder (--data): '': found an empty name, expected a folder's")
  }

  /// Folders in which something is, but no data set, and what is said of them.
  static let useless: [(file: String, bytes: [UInt8], reason: String)] = [
    ("notes.txt", [1], ""),
    ("a/b/c/d/train-images-idx3-ubyte", idxImages(1), ""),
    (
      "mnist.pkl.gz", [1],
      "; /mnist.pkl.gz: passed over: found a form of data that is not read, expected IDX, NPY or NPZ "
        + "files"
    ),
    (
      "MNIST_corrupted.zip", [1],
      "; /MNIST_corrupted.zip: passed over: found an archive, expected a folder: unpack it"
    ),
    (
      "MNIST.zip", [1],
      "; /MNIST.zip: passed over: found an archive, expected a folder: unpack it"
    ),
    (
      "train-images-idx3-ubyte (1).gz", [1],
      "; /train-images-idx3-ubyte (1).gz: passed over: found a name under which no data set is known, "
        + "expected one like train-images-idx3-ubyte"
    ),
    (
      "mnist/t10k-images-idx3-ubyte.gz.part", [1],
      "; /mnist/t10k-images-idx3-ubyte.gz.part: passed over: found a part of a download, expected the "
        + "whole file: fetch it again"
    ),
    (
      "medmnist.npz", storedZip([("a.npy", [1])]),
      "; /medmnist.npz: passed over: found no member x_train.npy"
    ),
  ]

  @Test(arguments: useless) func aFolderWithoutData(
    _ case: (file: String, bytes: [UInt8], reason: String)
  ) throws {
    try withEmptyFolder { folder in
      try write(`case`.bytes, to: folder.appending(path: `case`.file))
      let error = datasetError(in: folder) { _ = try search(folder) }
      #expect(error?.kind == .missing)
      #expect(
        error?.reason
          == "found no data set in it and 3 levels below, expected MNIST's four files or mnist.npz"
          + `case`.reason)
    }
  }

  @Test func aFileThatIsNoDataSet() throws {
    try withMNIST { folder in
      let file = folder.appending(path: "mnist/train-images-idx3-ubyte")
      #expect(
        datasetError { _ = try search(file) }?.reason
          == "found a file that is no data set by itself, expected one with MNIST's files, or mnist.npz"
      )
      #expect(mkfifo(folder.path + "/pipe", 0o600) == 0)
      #expect(
        datasetError { _ = try search(folder.appending(path: "pipe")) }?.reason
          == "found a device or pipe, expected one with MNIST's files, or mnist.npz")
    }
  }

  @Test func corruptedImagesAloneAreNoDataSet() throws {
    try withEmptyFolder { folder in
      try SmallSet().writeCorrupted(in: folder.appending(path: "mnist_c/fog"))
      let error = datasetError(in: folder) { _ = try search(folder) }
      #expect(error?.reason.hasPrefix("found corrupted images without the clean ones") == true)
    }
  }

  @Test(arguments: SetPart.allCases) func oneFileOfFourIsMissing(_ part: SetPart) throws {
    try withMNIST { folder in
      let name = SetLayout.mnist.names(of: part)[0]
      try FileManager.default.removeItem(at: folder.appending(path: "mnist/\(name)"))
      let error = datasetError(in: folder) { _ = try search(folder) }
      #expect(error?.kind == .missing)
      #expect(
        error?.description
          == "MNIST \(part.name): /mnist/\(name): found neither this file nor \(name).gz")
    }
  }

  @Test func aMissingFileIsNamedAsTheOthersAre() throws {
    try withEmptyFolder { folder in
      try write(idxImages(1), to: folder.appending(path: "train-images.idx3-ubyte"))
      #expect(
        datasetError(in: folder) { _ = try search(folder) }?.place == "/train-labels.idx1-ubyte")
      try write(
        storedZip([("x_train.npy", [1]), ("x_test.npy", [1])]),
        to: folder.appending(path: "mnist.npz"))
      let archive = folder.appending(path: "mnist.npz")
      #expect(
        datasetError(in: folder) { _ = try search(archive) }?.description
          == "MNIST labels: /mnist.npz/y_train.npy: found no such member, expected one")
    }
  }

  @Test func aPartOfASetIsNamedWhereNobodyNamedTheFolder() throws {
    try withEmptyFolder { folder in
      try write(
        idxImages(1), to: folder.appending(path: "data/MNIST/raw/train-images-idx3-ubyte"))
      let search = try usualSearch(folder)
      #expect(search.isEmpty)
      #expect(
        lines(search.notes, in: folder) == [
          "/data/MNIST/raw: passed over: found 1 of the 4 files of MNIST, without "
            + "train-labels-idx1-ubyte, t10k-images-idx3-ubyte, t10k-labels-idx1-ubyte"
        ])
    }
  }

  @Test func aPartOfASetBesideAWholeOneIsNamed() throws {
    try withMNIST { folder in
      try SmallSet().write(in: folder.appending(path: "other"))
      let name = "other/t10k-labels-idx1-ubyte"
      try FileManager.default.removeItem(at: folder.appending(path: name))
      let data = try load(folder)
      #expect(
        lines(data.notes, in: folder) == [
          "/other: passed over: found 3 of the 4 files of MNIST, without t10k-labels-idx1-ubyte"
        ])
    }
  }

  @Test func manyFilesOfAFolderAreOneNote() throws {
    try withMNIST { folder in
      for name in ["byclass", "bymerge", "letters"] {
        try write([1], to: folder.appending(path: "gzip/emnist-\(name)-test-images-idx3-ubyte.gz"))
      }
      #expect(
        lines(try search(folder).notes, in: folder) == [
          "/gzip/emnist-byclass-test-images-idx3-ubyte.gz (and 2 more there): passed over: found a name "
            + "under which no data set is known, expected one like train-images-idx3-ubyte"
        ])
    }
  }

  @Test func otherArraysOfTheSameNamesAreLeftAside() throws {
    try withEmptyFolder { folder in
      try SmallSet().writeArrays(in: folder.appending(path: "cifar"))
      try write(
        npy(dictionary("|u1", "(1, 32, 32, 3)"), [UInt8](repeating: 0, count: 3_072)),
        to: folder.appending(path: "cifar/x_train.npy"))
      #expect(datasetError { _ = try load(folder) }?.kind == .malformed)
      try SmallSet().write(in: folder.appending(path: "mnist"))
      let data = try load(folder)
      #expect(SmallSet().agrees(with: data.dataset))
      #expect(
        lines(data.notes, in: folder) == [
          "/cifar: passed over: found images of shape 1×32×32×3, expected 28×28"
        ])
    }
  }

  @Test func whatThereIsIsListed() throws {
    try withMNIST { folder in
      try SmallSet().writeArrays(in: folder.appending(path: "a"))
      try SmallSet().writeArrays(in: folder.appending(path: "MNIST_corrupted"))
      try SmallSet().writeCorrupted(in: folder.appending(path: "mnist_c/fog"))
      for name in ["other", "identity"] {
        try SmallSet().writeCorrupted(in: folder.appending(path: "mnist_c/\(name)"))
      }
      try write(
        storedZip(SmallSet().corruptedMembers("stripe")), to: folder.appending(path: "mnist_c.zip"))
      let search = try search(folder, unnamed: "shear")
      #expect(lines(search.sets.map(\.place), in: folder) == ["/a", "/mnist"])
      let corruptions = try search.corruptions()
      #expect(corruptions.map { $0.name ?? "" }.sorted() == ["", "fog", "stripe"])
      #expect(try corruptions.allSatisfy { try $0.readTest().images.count == 10 })
      #expect(
        lines(search.notes, in: folder) == [
          "/mnist_c/other: passed over: no corruption of MNIST-C is called other"
        ])
      let loaded = try #require(
        try DatasetsTests.search(folder.appending(path: "a")).loadDataset(threads: 1))
      #expect(SmallSet().agrees(with: loaded.dataset))
      #expect(try usualSearch(folder).loadDataset(threads: 1) == nil)
    }
  }

  @Test func aNoteIsOneLine() throws {
    try withMNIST { folder in
      try write([1], to: folder.appending(path: "mnist\n\u{1b}[31m.csv"))
      let notes = try search(folder).notes
      #expect(notes.count == 1)
      #expect(!notes[0].contains("\n") && !notes[0].contains("\u{1b}"))
    }
  }

  @Test func folders() throws {
    try withMNIST { folder in
      try SmallSet().writeCorrupted(in: folder.appending(path: "mnist_c/fog"))
      try write(storedZip([]), to: folder.appending(path: "mnist_c.zip"))
      #expect(
        lines(try search(folder).folders, in: folder)
          == ["/mnist", "/mnist_c.zip", "/mnist_c/fog"])
      let here = folder.path + "/mnist"
      let places = DataPlaces(option: ".", environment: [:], currentDirectory: here)
      let files = SetPart.allCases.map { "\(here)/" + SetLayout.mnist.names(of: $0)[0] }
      #expect(try DataSearch(places).folders == files.sorted())
      let below = DataPlaces(option: "..", environment: [:], currentDirectory: here)
      #expect(try DataSearch(below).folders.contains("\(here)/../mnist_c.zip"))
    }
  }

  @Test func ofManyNotesTenAreGiven() throws {
    try withMNIST { folder in
      for index in 0..<13 { try write([1], to: folder.appending(path: "\(index)/mnist.csv")) }
      let notes = try search(folder).notes
      #expect(notes.count == 11)
      #expect(notes.last == "and 3 more")
    }
  }
}
