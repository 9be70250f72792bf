internal import CPNG

/// Portable Network Graphics (ISO/IEC 15948), by libpng.
public enum PNG {
  /// A bitmap as a PNG file, in the smallest form that loses nothing: grey, palette of 1 to 8 bits, or
  /// true colour. It says that it is sRGB, and holds no time.
  ///
  /// - Parameters:
  ///   - bitmap: what the file shows.
  ///   - pixelsPerMetre: how densely it is meant to be shown; nil to say nothing.
  ///   - title: in UTF-8, as is the description.
  ///   - description: what it shows, in words.
  /// - Throws: a PNG error with libpng's message.
  public static func encode(
    _ bitmap: Bitmap, pixelsPerMetre: Int? = nil, title: String = "", description: String = ""
  ) throws(PlotError) -> [UInt8] {
    let pixels = PackedPixels(bitmap)
    let density = UInt32(clamping: pixelsPerMetre ?? 0)
    // Filters predict levels from their neighbours. They hurt a palette's numbers, and where most neighbours are alike there is
    // little to predict; whether they help others, the size tells.
    let plain = try encode(pixels, density, title, description, filters: false)
    guard pixels.form != .palette, !bitmap.isFlat else { return plain }
    let filtered = try encode(pixels, density, title, description, filters: true)
    return filtered.count < plain.count ? filtered : plain
  }

  private static func encode(
    _ pixels: PackedPixels, _ density: UInt32, _ title: String, _ description: String, filters: Bool
  ) throws(PlotError) -> [UInt8] {
    var result = pixels.rows.withUnsafeBufferPointer { rows in
      pixels.palette.withUnsafeBufferPointer { palette in
        // A NUL would end the text early.
        title.filter { $0 != "\0" }.withCString { title in
          description.filter { $0 != "\0" }.withCString { description in
            var image = cpng_image()
            image.width = UInt32(clamping: pixels.width)
            image.height = UInt32(clamping: pixels.height)
            (image.bit_depth, image.color_type) = (Int32(pixels.bitDepth), pixels.form.rawValue)
            (image.rows, image.row_bytes) = (rows.baseAddress, pixels.rowBytes)
            image.palette = palette.isEmpty ? nil : palette.baseAddress
            image.palette_count = Int32(palette.count / 3)
            image.pixels_per_metre = density
            (image.title, image.description) = (title, description)
            image.filters = filters ? 1 : 0
            return cpng_encode(&image)
          }
        }
      }
    }
    return try bytes(of: &result, place: "\(pixels.width)×\(pixels.height) pixels")
  }

  /// The pixels of a PNG file.
  ///
  /// - Throws: a PNG error with libpng's message.
  public static func decode(_ file: [UInt8]) throws(PlotError) -> Bitmap {
    var (width, height) = (UInt32(0), UInt32(0))
    var result = cpng_decode(file, file.count, &width, &height)
    let levels = try bytes(of: &result, place: "\(file.count) bytes")
    return Bitmap(width: Int(width), height: Int(height), levels: levels)
  }

  private static func bytes(
    of result: inout cpng_result, place: String
  ) throws(PlotError) -> [UInt8] {
    defer { cpng_free(&result) }
    let message = withUnsafeBytes(of: result.error) { raw in
      String(decoding: raw.prefix { $0 != 0 }, as: UTF8.self)
    }
    guard message.isEmpty else { throw PlotError(.png, "PNG", at: place, message) }
    return Array(UnsafeBufferPointer(start: result.bytes, count: result.count))
  }
}

extension Bitmap {
  /// Whether at least three of four pixels are like their left neighbour.
  fileprivate var isFlat: Bool {
    let alike = levels.withUnsafeBytes { raw -> Int in
      let pixels = raw.bindMemory(to: UInt32.self)
      return zip(pixels, pixels.dropFirst()).count { $0 == $1 }
    }
    return 4 * alike >= 3 * width * height
  }
}

/// The library that writes PNG files.
public enum PNGLibrary {
  /// Such as "1.6.48".
  public static var version: String { String(cString: cpng_version()) }
}
