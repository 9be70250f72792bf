#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

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
  /// In CSS pixels.
  public var height: Int
  /// What the figure shows, for those who do not see it.
  public var alt: String
  /// What stands below it.
  public var caption: Prose
  /// The numbers that the figure shows.
  public var table: Table?
  /// Draws the same figure for a light ground as SVG; nil if it cannot be had.
  public var svg: (@Sendable () throws -> String)?

  /// - Parameters:
  ///   - id: unique on the page.
  ///   - light: PNG for a light ground.
  ///   - dark: PNG for a dark ground; nothing where the light one serves both.
  ///   - width: in CSS pixels.
  ///   - height: in CSS pixels.
  ///   - alt: what the figure shows, for those who do not see it.
  ///   - caption: what stands below it.
  ///   - table: the numbers that it shows.
  ///   - svg: draws it as SVG.
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

extension Picture: Codable {
  private enum Key: CodingKey { case id, light, dark, width, height, alt, caption, table, svg }

  /// - Throws: what the decoder throws for missing or wrong fields.
  public init(from decoder: any Decoder) throws {
    let fields = try decoder.container(keyedBy: Key.self)
    let text = try fields.decodeIfPresent(String.self, forKey: .svg)
    self.init(
      id: try fields.decode(String.self, forKey: .id),
      light: Array(try fields.decode(Data.self, forKey: .light)),
      dark: Array(try fields.decode(Data.self, forKey: .dark)),
      width: try fields.decode(Int.self, forKey: .width),
      height: try fields.decode(Int.self, forKey: .height),
      alt: try fields.decode(String.self, forKey: .alt),
      caption: try fields.decode(Prose.self, forKey: .caption),
      table: try fields.decodeIfPresent(Table.self, forKey: .table),
      svg: text.map { text in { @Sendable in text } })
  }

  /// Encodes bytes as data, and the SVG as the text that is drawn now.
  public func encode(to encoder: any Encoder) throws {
    var fields = encoder.container(keyedBy: Key.self)
    try fields.encode(id, forKey: .id)
    try fields.encode(Data(light), forKey: .light)
    try fields.encode(Data(dark), forKey: .dark)
    try fields.encode(width, forKey: .width)
    try fields.encode(height, forKey: .height)
    try fields.encode(alt, forKey: .alt)
    try fields.encode(caption, forKey: .caption)
    try fields.encodeIfPresent(table, forKey: .table)
    try fields.encodeIfPresent(svg?(), forKey: .svg)
  }
}
