/// An entry of the bibliography.
public struct Publication: Sendable, Hashable {
  /// What prose cites it by: `\(cite: "lecun1998")`.
  public var id: String
  public var authors: String
  public var title: String
  /// Journal, volume and pages, or where else it appeared.
  public var venue: String
  public var year: Int
  /// Address that starts with `https://`; empty if there is none.
  public var url: String

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
