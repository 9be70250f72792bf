/// What a file of a data set holds.
enum SetPart: Int, Sendable, Hashable, CaseIterable {
  case trainImages, trainLabels, testImages, testLabels

  var isImages: Bool { self == .trainImages || self == .testImages }
  var name: String { isImages ? "images" : "labels" }
}

/// Names under which the four files of a data set are known.
enum SetLayout: Sendable, Hashable, CaseIterable {
  /// `train-images-idx3-ubyte` and its kin, as MNIST was published, with a dash or a dot before `idx`.
  case mnist
  /// `emnist-digits-train-images-idx3-ubyte`.
  case emnistDigits
  /// `qmnist-train-images-idx3-ubyte`, and labels of eight columns in `qmnist-train-labels-idx2-int`.
  case qmnist
  /// `x_train.npy`.
  case arrays
  /// `mnist.npz` of Keras, one file that holds all four.
  case archive

  /// What errors call the set.
  var title: String {
    switch self {
    case .emnistDigits: "EMNIST digits"
    case .qmnist: "QMNIST"
    default: "MNIST"
    }
  }

  /// The set's usual names of a part, less `.gz`, the best known first.
  func names(of part: SetPart) -> [String] {
    let isTrain = part == .trainImages || part == .trainLabels
    let (first, axes) = (isTrain ? "train" : "test", part.isImages ? 3 : 1)
    func idx(_ stem: String, _ type: String) -> [String] {
      ["-", "."].map { "\(stem)-\(part.name)\($0)\(type)" }
    }
    return switch self {
    case .mnist: idx(isTrain ? "train" : "t10k", "idx\(axes)-ubyte")
    case .emnistDigits: idx("emnist-digits-\(first)", "idx\(axes)-ubyte")
    case .qmnist: idx("qmnist-\(first)", part.isImages ? "idx3-ubyte" : "idx2-int")
    case .arrays, .archive: ["\(part.isImages ? "x" : "y")_\(first).npy"]
    }
  }

  /// Which file of which set has such a name; nil if none has.
  static func parse(_ name: String) -> (layout: SetLayout, part: SetPart)? {
    let stem = name.hasSuffix(".gz") ? String(name.dropLast(3)) : name
    return known[stem]
  }

  private static let known: [String: (layout: SetLayout, part: SetPart)] = {
    var known: [String: (layout: SetLayout, part: SetPart)] = [:]
    for layout in allCases where layout != .archive {
      for part in SetPart.allCases {
        for name in layout.names(of: part) { known[name] = (layout, part) }
      }
    }
    return known
  }()
}
