/// A data set whose files can be fetched.
public struct FetchableSet: Sendable, Equatable {
  /// The word that names it on a command line, such as `fashion-mnist`.
  public let name: String
  /// What it is called in a sentence.
  public let title: String
  /// In the order in which they are fetched.
  public let files: [DataFile]

  /// A set of one's own.
  public init(name: String, title: String, files: [DataFile]) {
    (self.name, self.title, self.files) = (name, title, files)
  }

  /// The bytes of all its files.
  public var size: Int { files.reduce(0) { $0 + $1.size } }
}

extension FetchableSet {
  /// All sets that can be fetched: 310 MB.
  public static let all = [mnist, mnistC, fashionMNIST, kmnist]

  /// The set of a name.
  public static func named(_ name: String) -> FetchableSet? { all.first { $0.name == name } }

  /// MNIST (LeCun, Cortes and Burges, 1998), 11.6 MB, from mirrors: the authors' own server refuses.
  public static let mnist = FetchableSet(
    "mnist", "MNIST",
    [
      "https://ossci-datasets.s3.amazonaws.com/mnist/",
      "https://storage.googleapis.com/cvdf-datasets/mnist/",
    ])

  /// MNIST-C (Mu and Gilmer, 2019), 247 MB: one archive.
  public static let mnistC = FetchableSet(
    "mnist-c", "MNIST-C", ["https://zenodo.org/records/3239543/files/"], folder: "")

  /// Fashion-MNIST (Xiao, Rasul and Vollgraf, 2017), 30.9 MB.
  public static let fashionMNIST = FetchableSet(
    "fashion-mnist", "FashionMNIST",
    [
      "http://fashion-mnist.s3-website.eu-central-1.amazonaws.com/",
      "https://github.com/zalandoresearch/fashion-mnist/raw/master/data/fashion/",
    ])

  /// KMNIST (Clanuwat and others, 2018), 21.2 MB.
  public static let kmnist = FetchableSet(
    "kmnist", "KMNIST",
    [
      "http://codh.rois.ac.jp/kmnist/dataset/kmnist/",
      "https://codh.rois.ac.jp/kmnist/dataset/kmnist/",
    ])

  /// A set whose files' sizes and sums are published, below each of some addresses.
  private init(_ name: String, _ title: String, _ mirrors: [String], folder: String? = nil) {
    let folder = folder ?? name + "/"
    let files = PublishedFile.all.compactMap { file -> DataFile? in
      guard file.set == name, let size = file.size, let sha256 = file.sha256 else { return nil }
      let urls = mirrors.map { $0 + file.name }
      return DataFile(path: folder + file.name, urls: urls, size: size, sha256: sha256)
    }
    self.init(name: name, title: title, files: files)
  }
}
