/// What the JSON of a safetensors header holds, by name.
struct SafetensorsFile: Decodable {
  let arrays: [String: SafetensorsFields]

  private struct Name: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }
    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Name.self)
    var arrays: [String: SafetensorsFields] = [:]
    for key in container.allKeys {
      if key.stringValue == SafetensorsHeader.metadataKey {
        // Of no use here, but it has to be what it should.
        _ = try container.decode([String: String].self, forKey: key)
      } else {
        arrays[key.stringValue] = try container.decode(SafetensorsFields.self, forKey: key)
      }
    }
    self.arrays = arrays
  }
}

/// What a safetensors header says of one array.
struct SafetensorsFields: Decodable {
  let type: String
  let shape, offsets: [Int]

  private enum CodingKeys: String, CodingKey {
    case type = "dtype"
    case shape
    case offsets = "data_offsets"
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    type = try container.decode(String.self, forKey: .type)
    shape = try Self.integers(container, .shape)
    offsets = try Self.integers(container, .offsets)
  }

  /// The decoder does not say where numbers stand that no integer can hold.
  private static func integers(
    _ container: KeyedDecodingContainer<CodingKeys>, _ key: CodingKeys
  ) throws -> [Int] {
    do {
      return try container.decode([Int].self, forKey: key)
    } catch {
      if case DecodingError.keyNotFound = error { throw error }
      throw DecodingError.dataCorruptedError(
        forKey: key, in: container, debugDescription: "expected whole numbers")
    }
  }
}

/// An array whose description has been checked.
struct SafetensorsEntry {
  let name: String
  let type: ElementType
  let shape: [Int]
  /// From the first byte of all data.
  let offsets: Range<Int>

  private static let types: [String: ElementType] = [
    "F16": .float16, "BF16": .bfloat16, "F32": .float32, "F64": .float64, "I32": .int32,
    "I64": .int64,
  ]

  init(_ name: String, _ fields: SafetensorsFields) throws(WeightFault) {
    guard let type = Self.types[fields.type] else {
      let known = Self.types.keys.sorted().joined(separator: ", ")
      throw WeightFault("found the dtype \(fields.type), expected one of \(known)")
    }
    guard let size = type.byteCount(of: fields.shape) else {
      throw WeightFault(
        "found the shape \(fields.shape), expected extents that are not negative and do not overflow"
      )
    }
    guard fields.offsets.count == 2, 0 <= fields.offsets[0],
      fields.offsets[0] <= fields.offsets[1]
    else {
      throw WeightFault("found the data offsets \(fields.offsets), expected a start and an end")
    }
    guard fields.offsets[1] - fields.offsets[0] == size else {
      throw WeightFault(
        "found \(fields.offsets[1] - fields.offsets[0]) bytes between the data offsets, "
          + "expected \(size) of \(fields.type) for the shape \(fields.shape)")
    }
    (self.name, self.type, self.shape) = (name, type, fields.shape)
    offsets = fields.offsets[0]..<fields.offsets[1]
  }

  func tensor(in data: ArraySlice<UInt8>) throws(WeightFault) -> Tensor {
    guard let bytes = data.slice(at: offsets.lowerBound, count: offsets.count) else {
      throw WeightFault("found the end of the file, expected \(offsets.upperBound) bytes of data")
    }
    return Tensor(shape: shape, scalars: try type.scalars(bytes))
  }
}
