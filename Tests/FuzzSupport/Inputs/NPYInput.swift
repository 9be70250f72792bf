/// NumPy array files: a header mostly as NumPy writes it, and elements that mostly are integers in 0...255.
enum NPYInput {
  private static let types = [
    "|u1", "u1", "<i4", ">i4", "<i8", ">i8", "<f4", ">f4", "<f8", ">f8", "<u2", ">u2", "<i2",
    "<u4", "<u8", "|i1", "<f2", "=i8",
  ]
  private static let strangeTypes = [
    "|O", "O", "|b1", "<c8", "<U3", "|S1", "<M8[ns]", "<f16", "|V4", "u", "", "<\u{1B}1", "<u1\n",
    "<i99999999999999999999", "\u{202E}u1",
  ]

  static func make(_ random: inout Randomness) -> [UInt8] {
    let right = random.pick(types)
    let type = random.mostly(right, strangeTypes)
    let extents = random.pick([[1, 28, 28], [2, 784], [1, 28, 28, 1], [7], [5, 1], [12]])
    let data = elements(right, extents.reduce(1, *), isPixels: extents.count > 1, &random)
    let shift = random.mostly(0, [-1, 1])
    return header(dictionary(type, shape(extents, &random), &random), &random)
      + (shift < 0 ? data.dropLast() : data) + (shift > 0 ? [0] : [])
  }

  /// As Python writes a tuple, mostly.
  private static func shape(_ extents: [Int], _ random: inout Randomness) -> String {
    let suffix = random.mostly("", ["L", "l", " ", ".0"])
    let numbers = extents.map { extent in
      random.isOnce(in: 30)
        ? random.pick(["-1", "0", "9223372036854775808", "18446744073709551616", "999999999", "()"])
        : "\(extent)\(suffix)"
    }
    let list = numbers.joined(separator: ", ") + (numbers.count == 1 ? "," : "")
    return random.mostly("(\(list))", ["()", "(,)", "[\(list)]", "((\(list)))", "\(extents[0])"])
  }

  private static func dictionary(
    _ type: String, _ shape: String, _ random: inout Randomness
  ) -> String {
    let order = random.mostly(random.mostly("False", ["True"]), ["1", "true", "None", "'False'"])
    let descr = random.mostly("'\(type)'", ["[('a', '\(type)')]", "\"\(type)\"", "'\(type)", "1"])
    var keys = ["'descr': \(descr)", "'fortran_order': \(order)", "'shape': \(shape)"]
    if random.isOnce(in: 4) { keys.shuffle(using: &random) }
    if random.isOnce(in: 20) { keys.removeLast() }
    if random.isOnce(in: 20) { keys.append(random.pick(["'x': 1", "'a\nb': 1", keys[0]])) }
    return random.mostly("{" + keys.joined(separator: ", ") + ", }", ["{}", "[[[[", "{", "{{"])
  }

  private static func header(_ text: String, _ random: inout Randomness) -> [UInt8] {
    let version: UInt8 = random.mostly(random.mostly(1, [2, 3]), [0, 4, 255])
    let width = version == 1 ? 2 : 4
    let bytes = [UInt8](text.utf8)
    let gap = 63 - (9 + width + bytes.count) % 64
    let body = bytes + [UInt8](repeating: 0x20, count: gap) + [0x0A]
    let length =
      random.isOnce(in: 25)
      ? Boundaries.number(near: UInt64(body.count), &random) : UInt64(body.count)
    return [0x93] + [UInt8]("NUMPY".utf8) + [version, random.mostly(0, [1, 9])]
      + littleEndian(length, width) + body
  }

  private static func elements(
    _ type: String, _ count: Int, isPixels: Bool, _ random: inout Randomness
  ) -> [UInt8] {
    let kind = type.first { "uif".contains($0) }
    let width = Int(type.drop { !$0.isNumber }) ?? 1
    let strange = random.isOnce(in: 15) ? random.below(count) : -1
    let shade = random.byte()
    return (0..<count).flatMap { index in
      let value = isPixels ? Int(shade) : index % 10
      let usual = kind == "f" ? floatBits(Double(value), width) : UInt64(value)
      let bits = index == strange ? random.pick([random.next(), floatBits(.nan, width)]) : usual
      return type.hasPrefix(">") ? bigEndian(bits, width) : littleEndian(bits, width)
    }
  }

  private static func floatBits(_ value: Double, _ width: Int) -> UInt64 {
    switch width {
    case 2: halfBits(value)
    case 4: UInt64(Float(value).bitPattern)
    default: value.bitPattern
    }
  }

  /// IEEE 754's binary16 of a whole number up to 255, or of what is no number.
  private static func halfBits(_ value: Double) -> UInt64 {
    guard value.isFinite, value >= 1 else { return value == 0 ? 0 : 0x7E00 }
    let fraction = UInt64((value.significand - 1) * 1024)
    return UInt64(value.exponent + 15) << 10 | fraction
  }
}
