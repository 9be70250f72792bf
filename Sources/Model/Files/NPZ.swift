/// NumPy's archives (`numpy.savez`): a zip archive with a file `NAME.npy` for each array.
enum NPZ {
  private static let suffix = ".npy"

  static func read(
    _ bytes: [UInt8]
  ) throws(WeightFault) -> [(name: String, tensor: Tensor)] {
    let archive = try ZipContents(bytes)
    var arrays: [(name: String, tensor: Tensor)] = []
    for member in archive.members {
      guard member.name.utf8.reversed().starts(with: suffix.utf8.reversed()) else {
        throw WeightFault(
          array: member.name, "found a member that is no .npy, expected arrays only")
      }
      let name = String(Substring(member.name.utf8.dropLast(suffix.utf8.count)))
      let tensor = try naming(name) { () throws(WeightFault) in
        try NPYArray.tensor(archive.contents(of: member))
      }
      arrays.append((name, tensor))
    }
    return arrays
  }

  static func write(
    _ arrays: [(name: String, tensor: Tensor)], _ metadata: [String: String]
  ) throws(WeightFault) -> [UInt8] {
    guard metadata.isEmpty else {
      throw WeightFault(
        .configuration, "found metadata, which .npz has no place for; expected .safetensors")
    }
    var archive = ZipWriter()
    for (name, tensor) in arrays {
      try naming(name) { () throws(WeightFault) in
        try archive.add(name + suffix, NPYArray.bytes(tensor))
      }
    }
    return try archive.finish()
  }
}
