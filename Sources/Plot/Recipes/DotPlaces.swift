/// Where the rows of a dot plot stand: neighbours of the same label in one place of the y axis, a little apart.
struct DotPlaces {
  /// One for each place, from the top.
  private(set) var labels: [String] = []
  /// In the order in which they first come.
  private(set) var groups: [String] = []
  /// Of each row, which label it has.
  private(set) var place: [Int] = []
  /// Of each row, on the y axis, whose highest category is the first label.
  private(set) var y: [Double] = []
  private var counts: [Int] = []

  init(_ rows: [DotRow]) {
    var slots: [Int] = []
    for row in rows {
      if labels.last != row.label {
        labels.append(row.label)
        counts.append(0)
      }
      place.append(labels.count - 1)
      slots.append(counts[labels.count - 1])
      counts[labels.count - 1] += 1
      if !groups.contains(row.group) { groups.append(row.group) }
    }
    y = zip(place, slots).map { place, slot in
      let middle = Double(counts[place] - 1) / 2
      let step = 0.72 / Double(max(1, counts[place]))
      return Double(labels.count - 1 - place) + (middle - Double(slot)) * step
    }
  }

  /// Of the axes: for one row of a label 20 points, for each more of it 9, in points.
  var height: Double { Double(max(1, labels.count) * (11 + 9 * (counts.max() ?? 1))) }

  func group(of row: DotRow) -> Int { groups.firstIndex(of: row.group) ?? 0 }
}
