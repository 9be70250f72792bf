#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

/// The header of a safetensors file.
struct SafetensorsHeader {
  static let metadataKey = "__metadata__"

  /// In the order of their data; arrays without any, in the header's.
  let entries: [SafetensorsEntry]

  init(_ bytes: ArraySlice<UInt8>) throws(WeightFault) {
    guard String(validating: bytes, as: UTF8.self) != nil else {
      throw WeightFault("found a header that is no UTF-8, expected JSON")
    }
    // A zero byte would let a decoder take the text for UTF-16.
    guard bytes.first == UInt8(ascii: "{"), !bytes.contains(0) else {
      throw WeightFault("found a header that is no JSON, expected a .npz or .safetensors file")
    }
    let decoded = try Self.decode(bytes)
    if let key = decoded.duplicate {
      throw WeightFault(array: key.array, "found '\(key.name)' twice, expected it once")
    }
    var entries: [SafetensorsEntry] = []
    for name in decoded.names where name != Self.metadataKey {
      guard let fields = decoded.fields[name] else { continue }
      entries.append(
        try naming(name) { () throws(WeightFault) in try SafetensorsEntry(name, fields) })
    }
    // Only arrays without data can have equal offsets, and the sort is stable.
    self.entries = entries.sorted {
      ($0.offsets.lowerBound, $0.offsets.upperBound)
        < ($1.offsets.lowerBound, $1.offsets.upperBound)
    }
  }

  private static func decode(
    _ bytes: ArraySlice<UInt8>
  ) throws(WeightFault) -> (
    fields: [String: SafetensorsFields], names: [String],
    duplicate: (name: String, array: String?)?
  ) {
    do {
      let file = try JSONDecoder().decode(SafetensorsFile.self, from: Data(bytes))
      // JSON by now; the decoder knows neither the order of keys nor which are there twice.
      let keys = try JSONKeys(bytes) { try JSONDecoder().decode(String.self, from: Data($0)) }
      return (file.arrays, keys.outermost, keys.duplicate)
    } catch let error as DecodingError {
      throw fault(error)
    } catch {
      throw WeightFault("found a header that is no JSON, expected JSON")
    }
  }

  private static func fault(_ error: DecodingError) -> WeightFault {
    let context: DecodingError.Context
    var missing: String?
    switch error {
    case .keyNotFound(let key, let found): (context, missing) = (found, key.stringValue)
    case .typeMismatch(_, let found), .valueNotFound(_, let found), .dataCorrupted(let found):
      context = found
    @unknown default: return WeightFault("found a header that cannot be decoded, expected JSON")
    }
    let path = context.codingPath.map { $0.intValue.map(String.init) ?? $0.stringValue }
    guard let array = path.first else {
      return WeightFault("found a header that is no JSON object, expected one of arrays")
    }
    if let missing { return WeightFault(array: array, "found no '\(missing)', expected one") }
    let expected =
      array == metadataKey
      ? "texts" : "dtype, a text, and shape and data_offsets, lists of whole numbers"
    let key = path.dropFirst().first ?? array
    return WeightFault(
      array: array, "found another kind of value in '\(key)', expected \(expected)")
  }

  /// The header of a file to be written: metadata sorted by key, then the arrays in their order.
  static func json(
    _ arrays: [(name: String, tensor: Tensor)], _ metadata: [String: String]
  ) throws(WeightFault) -> [UInt8] {
    var members: [String] = []
    if !metadata.isEmpty {
      var texts: [String] = []
      for (key, value) in metadata.sorted(by: { $0.key < $1.key }) {
        texts.append(try quoted(key) + ":" + quoted(value))
      }
      members.append("\"\(metadataKey)\":{" + texts.joined(separator: ",") + "}")
    }
    var offset = 0
    for (name, tensor) in arrays {
      guard name != metadataKey else {
        throw WeightFault(
          .configuration, array: name, "found the name of the metadata, expected another")
      }
      let end = offset + 4 * tensor.scalars.count
      let shape = tensor.shape.map(String.init).joined(separator: ",")
      members.append(
        try quoted(name)
          + ":{\"dtype\":\"F32\",\"shape\":[\(shape)],\"data_offsets\":[\(offset),\(end)]}")
      offset = end
    }
    return Array("{\(members.joined(separator: ","))}".utf8)
  }

  private static func quoted(_ text: String) throws(WeightFault) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .withoutEscapingSlashes
    guard let data = try? encoder.encode(text) else {
      throw WeightFault(.internal, "found a text that cannot be written in JSON, expected none")
    }
    return String(decoding: data, as: UTF8.self)
  }
}
