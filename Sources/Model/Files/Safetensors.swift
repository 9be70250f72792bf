/// The format of Hugging Face's safetensors: the length of a header, the header in JSON, and the arrays one after
/// the other.
enum Safetensors {
  /// In bytes; the limit of the reference implementation, too.
  static let headerLimit = 100_000_000

  static func read(
    _ bytes: [UInt8]
  ) throws(WeightFault) -> [(name: String, tensor: Tensor)] {
    let (header, dataStart) = try header(of: bytes[...])
    let entries = try SafetensorsHeader(header).entries
    let data = bytes[dataStart...]
    try checkOffsets(entries, size: data.count)
    var arrays: [(name: String, tensor: Tensor)] = []
    for entry in entries {
      let tensor = try naming(entry.name) { () throws(WeightFault) in
        try entry.tensor(in: data)
      }
      arrays.append((entry.name, tensor))
    }
    return arrays
  }

  private static func header(
    of bytes: ArraySlice<UInt8>
  ) throws(WeightFault) -> (ArraySlice<UInt8>, dataStart: Int) {
    guard let length = bytes.integer(at: 0, as: UInt64.self) else {
      throw WeightFault(
        "found \(bytes.count) bytes, expected a .npz file or the 8 of a safetensors header's length"
      )
    }
    let room = min(headerLimit, bytes.count - 8)
    guard length <= UInt64(room), let header = bytes.slice(at: 8, count: Int(length)) else {
      throw WeightFault("found a header of \(length) bytes, expected at most \(room)")
    }
    return (header, 8 + Int(length))
  }

  /// The arrays stand in the order of their offsets, and leave no byte out.
  private static func checkOffsets(
    _ entries: [SafetensorsEntry], size: Int
  ) throws(WeightFault) {
    var end = 0
    for entry in entries {
      let (first, last) = (entry.offsets.lowerBound, entry.offsets.upperBound)
      let found = "found the data offsets \(first) to \(last)"
      guard last <= size else {
        throw WeightFault(array: entry.name, "\(found), expected at most \(size), the data's size")
      }
      guard first == end else {
        let fault = first < end ? "which overlap the array before" : "which leave a hole"
        throw WeightFault(array: entry.name, "\(found), \(fault), expected a start at \(end)")
      }
      end = last
    }
    guard end == size else {
      throw WeightFault("found \(size) bytes of data, expected \(end) for all arrays")
    }
  }

  static func write(
    _ arrays: [(name: String, tensor: Tensor)], _ metadata: [String: String]
  ) throws(WeightFault) -> [UInt8] {
    var header = try SafetensorsHeader.json(arrays, metadata)
    // The data begin at a multiple of 8, so that they can be mapped into memory as they are.
    header += [UInt8](repeating: UInt8(ascii: " "), count: (8 - header.count % 8) % 8)
    guard header.count <= headerLimit else {
      throw WeightFault(
        .configuration,
        "found names and metadata of \(header.count) bytes, expected at most \(headerLimit)")
    }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(
      arrays.reduce(8 + header.count) { $0 + 4 * $1.tensor.scalars.count })
    bytes.append(UInt64(header.count))
    bytes += header
    for (_, tensor) in arrays { bytes.append(float32: tensor.scalars) }
    return bytes
  }
}
