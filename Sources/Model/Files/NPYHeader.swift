internal import Basics

/// What the header of an NPY file says.
struct NPYHeader {
  let type: ElementType
  let isBigEndian: Bool
  let isFortranOrder: Bool
  let shape: [Int]

  /// - Parameter bytes: the dictionary.
  init(_ bytes: ArraySlice<UInt8>) throws(WeightFault) {
    let dictionary: NPYDictionary
    do throws(NPYFault) {
      // Extents may be as long as 64 bits can hold.
      dictionary = try NPYDictionary(bytes, axes: NPYArray.rankLimit, digits: .max)
    } catch {
      throw WeightFault(error)
    }
    (type, isBigEndian) = try NPYHeader.elementType(dictionary.type)
    (isFortranOrder, shape) = (dictionary.isFortranOrder, dictionary.shape)
  }

  private static let expected = "expected float16, float32 or float64"

  /// Elements that have fields.
  static var structured: WeightFault { WeightFault("found structured elements, \(expected)") }

  /// From NumPy's notation, such as `<f4`.
  private static func elementType(
    _ text: String
  ) throws(WeightFault) -> (ElementType, isBigEndian: Bool) {
    let order = text.first.flatMap { "<>=|".contains($0) ? $0 : nil }
    let name = String(order == nil ? text[...] : text.dropFirst())
    switch name {
    case "f2": return (.float16, isBigEndian(order))
    case "f4": return (.float32, isBigEndian(order))
    case "f8": return (.float64, isBigEndian(order))
    case _ where name.hasPrefix("O"): throw WeightFault("found pickled objects, \(expected)")
    case "b1", "?": throw WeightFault("found elements of type bool, \(expected)")
    case _ where name.hasPrefix("V"): throw structured
    default: throw WeightFault("found elements of type '\(text)', \(expected)")
    }
  }

  /// Without a sign of its own, the order is this machine's.
  private static func isBigEndian(_ order: Character?) -> Bool {
    switch order {
    case ">": true
    case "<": false
    default: 1.bigEndian == 1
    }
  }
}
