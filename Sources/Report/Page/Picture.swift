/// A figure that the program drew, in both themes.
public struct Picture: Sendable {
  /// Unique on the page: letters, digits and hyphens. The anchor is `figure-` and this; so are the files' names.
  public var id: String
  /// PNG for a light ground.
  public var light: [UInt8]
  /// PNG for a dark ground; the light one stands in where it is empty.
  public var dark: [UInt8]
  /// Size in CSS pixels.
  public var width: Int
  public var height: Int
  /// What the figure shows, for those who do not see it.
  public var alt: String
  public var caption: Prose
  /// The numbers that the figure shows.
  public var table: Table?
  /// Draws the same figure for a light ground as SVG; nil if it cannot be had.
  public var svg: (@Sendable () throws -> String)?

  public init(
    id: String, light: [UInt8], dark: [UInt8] = [], width: Int, height: Int, alt: String,
    caption: Prose, table: Table? = nil, svg: (@Sendable () throws -> String)? = nil
  ) {
    self.id = id
    self.light = light
    self.dark = dark
    self.width = width
    self.height = height
    self.alt = alt
    self.caption = caption
    self.table = table
    self.svg = svg
  }
}
