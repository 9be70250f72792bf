internal import Basics

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// How one person writes: every image has a writer of its own.
///
/// The traits hang together by `haste`: who is in a hurry rounds corners off, slants more, misses joints and shakes.
struct Writer {
  /// The width of the pen's line, in hundredths of the height.
  let pen: Double
  /// How much the line thins where the pen is fast.
  let pressure: Double
  /// How far to the right the top leans, in heights.
  let slant: Double
  /// How far the paper is turned, in radians.
  let turn: Double
  /// How wide the writing is, relative to the usual.
  let aspect: Double
  /// How much the line cuts its corners: 0 goes through the knots, 1 is a B-spline.
  let roundness: Double
  /// The spread of knots around their places, in hundredths of the height.
  let shake: Double
  /// The spread of where strokes begin and end, in hundredths of the height.
  let reach: Double
  /// How ragged the edge of the line is, in hundredths of the height.
  let grain: Double
  /// How often the pen leaves a gap in a stroke.
  let dryness: Double
  /// How often a stroke is drawn that does not belong.
  let slips: Double
  /// How the page is bent, so to speak: slow waves, and a balance of upper and lower part.
  let bend: Bend

  init(_ stream: inout ImageStream) {
    let (care, lean) = stream.normals()
    let (weight, push) = stream.normals()
    let (wide, rotation) = stream.normals()
    let haste = exp(0.4 * care)
    pen = 14.8 * exp(min(0.7, max(-0.7, 0.29 * weight)))
    pressure = 0.14 + 0.1 * push
    slant = 0.12 + 0.26 * lean + 0.05 * care
    turn = 0.17 * rotation
    aspect = exp(0.25 * wide)
    roundness = min(1, max(0, 0.5 + 0.25 * care + 0.2 * stream.normal()))
    shake = 2.6 * haste
    reach = 3.4 * haste
    grain = 0.9 * abs(stream.normal())
    dryness = 0.08 * haste
    slips = 0.04
    bend = Bend(size: 2.4 * haste, &stream)
  }
}
