/// Labels of a file, with the place of each in it.
struct Labels {
  let values: [UInt8]
  let what: String
  let path: String
  /// Offset of the first label, and how many bytes a label takes.
  let start: Int
  let width: Int

  /// - Throws: malformed, naming the first label that is not in 0...9 and how many there are.
  func check() throws(DatasetError) {
    guard let first = values.firstIndex(where: { $0 > 9 }) else { return }
    let bad = values.count { $0 > 9 }
    throw fault(at: first, "found label \(values[first]), expected 0...9 (\(bad) such)")
  }

  /// What is wrong with one label.
  func fault(at index: Int, _ reason: String) -> DatasetError {
    DatasetError(.malformed, what, at: path, "byte \(start + index * width): \(reason)")
  }
}
