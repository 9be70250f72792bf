/// Which data set it is, told by its bytes.
///
/// A set has a name of its own only if its bytes are the published ones; another one of the same form is called ``unknown``.
public struct DatasetIdentity: Sendable, Hashable {
  /// A publication that a page about the set has to name.
  public struct Citation: Sendable, Hashable {
    /// A key for references: `lecun1998`.
    public let id: String
    /// As a list of references has them: "Y. LeCun, L. Bottou."
    public let authors: String
    /// Of the article.
    public let title: String
    /// Where it appeared.
    public let venue: String
    /// When.
    public let year: Int
    /// Where it can be read.
    public let url: String
  }

  /// For files: `mnist`, `fashion-mnist`, `kmnist`, `emnist-digits`, `qmnist`, `stand-in`, `unknown`.
  public let name: String
  /// For readers: `FashionMNIST`. That of ``unknown`` has an article: "a data set in MNIST's form".
  public let title: String
  /// What its images show, in the plural: "digits".
  public let noun: String
  /// What its classes are called, from 0 to 9; nil where the number itself says it.
  public let classNames: [String]?
  /// The article about the set; nil where there is none.
  public let citation: Citation?
  /// What the licence asks to be printed where images of the set are shown.
  public let attribution: String?
  /// The licence's name; nil where none is known.
  public let licence: String?

  init(
    _ name: String, _ title: String, noun: String = "digits", classNames: [String]? = nil,
    citation: Citation? = nil, attribution: String? = nil, licence: String? = nil
  ) {
    (self.name, self.title, self.noun, self.classNames) = (name, title, noun, classNames)
    (self.citation, self.attribution, self.licence) = (citation, attribution, licence)
  }
}
