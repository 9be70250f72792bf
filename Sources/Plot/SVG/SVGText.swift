internal import Basics

// How numbers, colours, paths and text are written in SVG.

extension Path {
  /// The value of a `d` attribute. Points that are not finite are left out.
  var svgData: String {
    var pen = SVGPen()
    for element in elements {
      switch element {
      case .move(let p):
        pen.lift()
        pen.go("M", p)
      case .line(let p): pen.go("L", p)
      case .quad(let c, let p): pen.go("Q", c, p)
      case .cubic(let c1, let c2, let p): pen.go("C", c1, c2, p)
      case .close: pen.close()
      }
    }
    return pen.data
  }
}

/// Writes the commands of a `d` attribute.
private struct SVGPen {
  private(set) var data = ""
  private var isDown = false

  mutating func lift() { isDown = false }

  /// Draws to the last of the points; the first that is finite after the pen was lifted is only moved to.
  mutating func go(_ letter: String, _ points: Point...) {
    guard points.allSatisfy(\.isFinite) else { return }
    let shown = isDown ? points[...] : points.suffix(1)
    data += isDown ? letter : "M"
    data += shown.map { "\(number($0.x)) \(number($0.y))" }.joined(separator: " ")
    isDown = true
  }

  mutating func close() {
    if isDown { data += "Z" }
  }
}

extension Stroke {
  var svgAttributes: String {
    var text = " stroke-width=\"\(number(width))\""
    switch cap {
    case .butt: break
    case .round: text += " stroke-linecap=\"round\""
    case .square: text += " stroke-linecap=\"square\""
    }
    switch join {
    case .miter: break
    case .round: text += " stroke-linejoin=\"round\""
    case .bevel: text += " stroke-linejoin=\"bevel\""
    }
    if pattern.isEmpty { return text }
    return text + " stroke-dasharray=\"\(pattern.map(number).joined(separator: " "))\""
  }
}

/// With at most two decimals, and no farther from zero than 10⁹: a hundredth of a point shows at no size of a page.
func number(_ value: Double) -> String {
  let most = 100_000_000_000
  let hundredths = Int((value * 100).rounded(), in: -most...most)
  let (whole, rest) = (hundredths.magnitude / 100, hundredths.magnitude % 100)
  let sign = hundredths < 0 ? "-" : ""
  if rest == 0 { return "\(sign)\(whole)" }
  let fraction = rest % 10 == 0 ? "\(rest / 10)" : rest < 10 ? "0\(rest)" : "\(rest)"
  return "\(sign)\(whole == 0 ? "" : "\(whole)").\(fraction)"
}

/// A `fill` or `stroke`, with its opacity where there is less than all.
func paint(_ attribute: String, _ color: Color) -> String {
  let value = UInt32(color.red) << 16 | UInt32(color.green) << 8 | UInt32(color.blue)
  let digits = String(value, radix: 16)
  let hex = String(repeating: "0", count: 6 - digits.count) + digits
  let opacity =
    color.alpha >= 1 ? "" : " \(attribute)-opacity=\"\(number(max(0, color.alpha)))\""
  return "\(attribute)=\"#\(hex)\"\(opacity)"
}

/// Text between tags. Characters that XML forbids become U+FFFD.
func escaped(_ text: String) -> String {
  var result = ""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "&": result += "&amp;"
    case "<": result += "&lt;"
    case ">": result += "&gt;"
    case "\t", "\n", "\r": result.unicodeScalars.append(scalar)
    case "\u{0}"..<"\u{20}", "\u{FFFE}", "\u{FFFF}": result += "\u{FFFD}"
    default: result.unicodeScalars.append(scalar)
    }
  }
  return result
}

/// RFC 4648.
func base64(_ bytes: [UInt8]) -> String {
  let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
  var text: [UInt8] = []
  text.reserveCapacity((bytes.count + 2) / 3 * 4)
  for start in stride(from: 0, to: bytes.count, by: 3) {
    let group = bytes[start..<min(start + 3, bytes.count)]
    let bits = group.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - group.count))
    for index in 0..<4 {
      text.append(
        index <= group.count ? alphabet[bits >> (18 - 6 * index) & 63] : UInt8(ascii: "="))
    }
  }
  return String(decoding: text, as: UTF8.self)
}
