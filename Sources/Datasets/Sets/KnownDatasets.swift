extension DatasetIdentity {
  /// The MNIST database.
  public static let mnist = DatasetIdentity(
    "mnist", "MNIST",
    citation: Citation(
      id: "lecun1998", authors: "Y. LeCun, L. Bottou, Y. Bengio, P. Haffner.",
      title: "Gradient-based learning applied to document recognition",
      venue: "Proceedings of the IEEE 86(11), 2278–2324", year: 1998,
      url: "https://doi.org/10.1109/5.726791"))

  /// Articles of Zalando's shop.
  public static let fashionMNIST = DatasetIdentity(
    "fashion-mnist", "FashionMNIST", noun: "pieces of clothing",
    classNames: [
      "T-shirt/top", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag",
      "Ankle boot",
    ],
    citation: Citation(
      id: "xiao2017", authors: "H. Xiao, K. Rasul, R. Vollgraf.",
      title: "Fashion-MNIST: a Novel Image Dataset for Benchmarking Machine Learning Algorithms",
      venue: "arXiv:1708.07747", year: 2017, url: "https://arxiv.org/abs/1708.07747"),
    licence: "MIT")

  /// Characters of classical Japanese, one of each row of the syllabary.
  public static let kmnist = DatasetIdentity(
    "kmnist", "KMNIST", noun: "characters",
    classNames: ["o", "ki", "su", "tsu", "na", "ha", "ma", "ya", "re", "wo"],
    citation: Citation(
      id: "clanuwat2018",
      authors: "T. Clanuwat, M. Bober-Irizar, A. Kitamoto, A. Lamb, K. Yamamoto, D. Ha.",
      title: "Deep Learning for Classical Japanese Literature", venue: "arXiv:1812.01718",
      year: 2018, url: "https://arxiv.org/abs/1812.01718"),
    attribution:
      "KMNIST Dataset (created by CODH), adapted from Kuzushiji Dataset (created by NIJL "
      + "and others), doi:10.20676/00000341",
    licence: "CC BY-SA 4.0")

  /// The digits of EMNIST, whose images lie transposed in their files.
  public static let emnistDigits = DatasetIdentity(
    "emnist-digits", "EMNIST digits",
    citation: Citation(
      id: "cohen2017", authors: "G. Cohen, S. Afshar, J. Tapson, A. van Schaik.",
      title: "EMNIST: an extension of MNIST to handwritten letters", venue: "arXiv:1702.05373",
      year: 2017, url: "https://arxiv.org/abs/1702.05373"))

  /// MNIST made again from its source, with 60,000 test images.
  public static let qmnist = DatasetIdentity(
    "qmnist", "QMNIST",
    citation: Citation(
      id: "yadav2019", authors: "C. Yadav, L. Bottou.",
      title: "Cold Case: The Lost MNIST Digits",
      venue: "Advances in Neural Information Processing Systems 32", year: 2019,
      url: "https://arxiv.org/abs/1905.10498"),
    licence: "BSD-3-Clause")

  /// Digits that this program draws: ``StandInDigits``.
  public static let standIn = DatasetIdentity("stand-in", "stand-in digits")

  /// Images with labels in MNIST's form that are none of the published sets, though perhaps a part of one.
  public static let unknown = DatasetIdentity(
    "unknown", "a data set in MNIST's form", noun: "images")

  /// Those that files can be recognised as.
  static let published = [mnist, fashionMNIST, kmnist, emnistDigits, qmnist]

  /// Words in the names of folders and archives that speak of another set than MNIST.
  static let hints: [(identity: DatasetIdentity, words: [String])] = [
    (fashionMNIST, ["fashion"]), (kmnist, ["kmnist", "kuzushiji"]), (qmnist, ["qmnist"]),
    (emnistDigits, ["emnist"]),
  ]
}
