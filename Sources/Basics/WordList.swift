/// Words as a list: "html, md or ipynb".
///
/// - Parameters:
///   - words: in order; of none the list is empty.
///   - conjunction: what stands before the last.
package func listed(_ words: [String], _ conjunction: String = "or") -> String {
  let head = words.dropLast().joined(separator: ", ")
  return [head, words.last ?? ""].filter { !$0.isEmpty }.joined(separator: " \(conjunction) ")
}
