/// An entry of the bibliography.
public struct Publication: Sendable, Hashable, Codable {
  /// What prose cites it by: `\(cite: "lecun1998")`.
  public var id: String
  /// With a full stop at the end.
  public var authors: String
  /// Without quotation marks.
  public var title: String
  /// Journal, volume and pages, or where else it appeared.
  public var venue: String
  /// Of its appearance.
  public var year: Int
  /// Address that starts with `https://`; empty if there is none.
  public var url: String

  /// An entry of the bibliography; the parameters are the fields.
  public init(
    id: String, authors: String, title: String, venue: String, year: Int, url: String = ""
  ) {
    self.id = id
    self.authors = authors
    self.title = title
    self.venue = venue
    self.year = year
    self.url = url
  }
}
