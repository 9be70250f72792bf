/// What is known of a file as its publisher gives it away.
///
/// Sizes and SHA-256 are those of TensorFlow Datasets (`url_checksums/*.txt`), which projects that load the files themselves confirm;
/// MD5 are torchvision's (`datasets/mnist.py`) or the publisher's.
struct PublishedFile: Sendable, Equatable {
  /// The set's name, as a command line has it.
  let set: String
  /// The file's own name.
  let name: String
  /// In bytes; nil where nobody states it.
  let size: Int?
  /// In hexadecimal, lower case; nil where nobody states it.
  let sha256: String?
  /// Likewise.
  let md5: String?
}

extension PublishedFile {
  /// All files that are known.
  static let all = mnist + mnistC + fashionMNIST + kmnist + emnist + qmnist

  // TensorFlow Datasets, url_checksums/mnist.txt; MD5 by torchvision.
  private static let mnist = [
    PublishedFile(
      set: "mnist", name: "train-images-idx3-ubyte.gz", size: 9_912_422,
      sha256: "440fcabf73cc546fa21475e81ea370265605f56be210a4024d2ca8f203523609",
      md5: "f68b3c2dcbeaaa9fbdd348bbdeb94873"),
    PublishedFile(
      set: "mnist", name: "train-labels-idx1-ubyte.gz", size: 28_881,
      sha256: "3552534a0a558bbed6aed32b30c495cca23d567ec52cac8be1a0730e8010255c",
      md5: "d53e105ee54ea40749a09fcbcd1e9432"),
    PublishedFile(
      set: "mnist", name: "t10k-images-idx3-ubyte.gz", size: 1_648_877,
      sha256: "8d422c7b0a1c1c79245a5bcf07fe86e33eeafee792b84584aec276f5a2dbc4e6",
      md5: "9fb629c4189551a2d022fa330f9573f3"),
    PublishedFile(
      set: "mnist", name: "t10k-labels-idx1-ubyte.gz", size: 4_542,
      sha256: "f7ae60f92e00ec6debd23a6088c31dbd2371eca3ffa0defaefb259924204aec6",
      md5: "ec29112dd5afa0611ce80d1b7f02629c"),
  ]

  // TensorFlow Datasets, url_checksums/mnist_corrupted.txt; MD5 by Zenodo, record 3239543.
  private static let mnistC = [
    PublishedFile(
      set: "mnist-c", name: "mnist_c.zip", size: 246_661_575,
      sha256: "af9ee8c6a815870c7fdde5af84c7bf8db0bcfa1f41056db83871037fba70e493",
      md5: "4b34b33045869ee6d424616cd3a65da3")
  ]

  // TensorFlow Datasets, url_checksums/fashion_mnist.txt; MD5 by the publisher's README.
  private static let fashionMNIST = [
    PublishedFile(
      set: "fashion-mnist", name: "train-images-idx3-ubyte.gz", size: 26_421_880,
      sha256: "3aede38d61863908ad78613f6a32ed271626dd12800ba2636569512369268a84",
      md5: "8d4fb7e6c68d591d4c3dfef9ec88bf0d"),
    PublishedFile(
      set: "fashion-mnist", name: "train-labels-idx1-ubyte.gz", size: 29_515,
      sha256: "a04f17134ac03560a47e3764e11b92fc97de4d1bfaf8ba1a3aa29af54cc90845",
      md5: "25c81989df183df01b3e8a0aad5dffbe"),
    PublishedFile(
      set: "fashion-mnist", name: "t10k-images-idx3-ubyte.gz", size: 4_422_102,
      sha256: "346e55b948d973a97e58d2351dde16a484bd415d4595297633bb08f03db6a073",
      md5: "bef4ecab320f06d8554ea6380940ec79"),
    PublishedFile(
      set: "fashion-mnist", name: "t10k-labels-idx1-ubyte.gz", size: 5_148,
      sha256: "67da17c76eaffca5446c3361aaab5c3cd6d1c2608764d35dfb1850b086bf8dd5",
      md5: "bb300cfdad3c16e7a12a480ee83cd310"),
  ]

  // TensorFlow Datasets, url_checksums/kmnist.txt; MD5 by torchvision.
  private static let kmnist = [
    PublishedFile(
      set: "kmnist", name: "train-images-idx3-ubyte.gz", size: 18_165_135,
      sha256: "51467d22d8cc72929e2a028a0428f2086b092bb31cfb79c69cc0a90ce135fde4",
      md5: "bdb82020997e1d708af4cf47b453dcf7"),
    PublishedFile(
      set: "kmnist", name: "train-labels-idx1-ubyte.gz", size: 29_497,
      sha256: "e38f9ebcd0f3ebcdec7fc8eabdcdaef93bb0df8ea12bee65224341c8183d8e17",
      md5: "e144d726b3acfaa3e44228e80efcd344"),
    PublishedFile(
      set: "kmnist", name: "t10k-images-idx3-ubyte.gz", size: 3_041_136,
      sha256: "edd7a857845ad6bb1d0ba43fe7e794d164fe2dce499a1694695a792adfac43c5",
      md5: "5c965bf0a639b31b8f53240b1b52f4d7"),
    PublishedFile(
      set: "kmnist", name: "t10k-labels-idx1-ubyte.gz", size: 5_120,
      sha256: "20bb9a0ef54c7db3efc55a92eef5582c109615df22683c380526788f98e42a1c",
      md5: "7320c461ea6c1c855c0b718fb2a4b134"),
  ]

  // TensorFlow Datasets, url_checksums/emnist.txt; MD5 by torchvision. Nobody states sums of the archive's members.
  private static let emnist = [
    PublishedFile(
      set: "emnist", name: "gzip.zip", size: 561_753_746,
      sha256: "fb9bb67e33772a9cc0b895e4ecf36d2cf35be8b709693c3564cea2a019fcda8e",
      md5: "58c8d27c78d21e728a6bc7b3cc06412e")
  ]

  // torchvision, datasets/mnist.py. Nobody states sizes or SHA-256.
  private static let qmnist = [
    qmnist("qmnist-train-images-idx3-ubyte.gz", "ed72d4157d28c017586c42bc6afe6370"),
    qmnist("qmnist-train-labels-idx2-int.gz", "0058f8dd561b90ffdd0f734c6a30e5e4"),
    qmnist("qmnist-test-images-idx3-ubyte.gz", "1394631089c404de565df7b7aeaf9412"),
    qmnist("qmnist-test-labels-idx2-int.gz", "5b5b05890a5e13444e108efe57b788aa"),
  ]

  private static func qmnist(_ name: String, _ md5: String) -> PublishedFile {
    PublishedFile(set: "qmnist", name: name, size: nil, sha256: nil, md5: md5)
  }
}
