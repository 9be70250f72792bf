/// The name among others that was probably meant; nil if none is near.
///
/// - Parameters:
///   - name: what was written.
///   - names: what there is.
/// - Returns: the name with the fewest changes of a character (left out, put in, another, or two that changed places), if these are at most a
///   third of what was written; of several, the first in the alphabet.
package func nearestName(to name: String, among names: some Sequence<String>) -> String? {
  let limit = max(1, name.count / 3)
  let distances = names.map { (distance: editDistance(name, $0), name: $0) }
  return distances.filter { $0.distance <= limit }.min { $0 < $1 }?.name
}

/// Damerau and Levenshtein's distance, in which two neighbours that changed places count once.
private func editDistance(_ a: String, _ b: String) -> Int {
  let a = Array(a)
  let b = Array(b)
  var rows = [Array(0...b.count)]
  for i in a.indices {
    var row = [i + 1]
    for j in b.indices {
      var least = min(rows[i][j] + (a[i] == b[j] ? 0 : 1), row[j] + 1, rows[i][j + 1] + 1)
      if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
        least = min(least, rows[i - 1][j - 1] + 1)
      }
      row.append(least)
    }
    rows.append(row)
  }
  return rows[a.count][b.count]
}
