/// Where the values of a plan lie in memory.
///
/// What the batch shares has a place for the whole run. What each sample has lies in its thread's own memory, chunk after chunk in the
/// same place, and gives that place to others once nobody reads it any more; unless a later segment or the caller wants
/// it, in which case there is a place for every sample of the batch.
struct Layout {
  enum Place {
    /// In the flat vector of parameters.
    case parameters(Int)
    /// In the memory that the batch shares.
    case shared(Int)
    /// In a thread's memory, for the samples of one chunk.
    case chunk(Int)
    /// In the memory that has a place for each sample of the batch.
    case batch(Int)
    /// Sum over the samples of a chunk: one for each chunk, which are added up into the memory that the batch shares.
    case sum(chunk: Int, total: Int)
  }

  /// Sums over chunks of one segment: where they lie in each chunk's part, and where their totals lie.
  struct Sums {
    let segment: Int
    let first: Int
    var count: Int
    let total: Int
  }

  /// Nil for values that are not stored.
  private(set) var places: [Place?]
  /// Floats of each kind of memory: for the batch, of a sample of a chunk, of a sample of the batch, of the sums of a chunk.
  private(set) var sharedSize = 0
  private(set) var chunkSize = 0
  private(set) var batchSize = 0
  private(set) var sumSize = 0
  private(set) var sums: [Sums] = []

  init(_ values: [Plan.Value], _ steps: Steps, outputs: [Plan.Reference]) {
    places = values.map { _ in nil }
    let uses = Uses(values, steps, outputs: outputs)
    var free = FreeList()
    for segment in steps.segments.indices {
      let isOfSamples = segment % 2 == 1
      let made = values.indices.filter { values[$0].segment == segment && uses.isStored($0) }
      for index in made.sorted(by: { uses.first($0) < uses.first($1) }) {
        switch values[index].operation {
        case let placeholder as Placeholder where placeholder.offset != nil:
          places[index] = .parameters(placeholder.offset ?? 0)
        default:
          if !isOfSamples {
            places[index] = .shared(Layout.take(values[index].size, &sharedSize))
          } else if !values[index].isPerSample {
            placeSum(index, values[index].size, segment)
          } else if uses.last(index) == Uses.forever {
            places[index] = .batch(Layout.take(values[index].storedSize, &batchSize))
          } else {
            places[index] = .chunk(
              free.take(
                values[index].storedSize, from: uses.first(index), through: uses.last(index)))
          }
        }
      }
      chunkSize = max(chunkSize, free.total)
      free = FreeList()
    }
  }

  /// Places begin at multiples of a cache line, with one line at least behind the last number, which kernels may read.
  private static func take(_ size: Int, _ total: inout Int) -> Int {
    defer { total += padded(size) }
    return total
  }

  static func padded(_ size: Int) -> Int { (size + 15) / 16 * 16 + 16 }

  private mutating func placeSum(_ index: Int, _ size: Int, _ segment: Int) {
    let chunk = Layout.take(size, &sumSize)
    let total = Layout.take(size, &sharedSize)
    places[index] = .sum(chunk: chunk, total: total)
    if sums.last?.segment != segment {
      sums.append(Sums(segment: segment, first: chunk, count: 0, total: total))
    }
    sums[sums.count - 1].count = chunk + size - sums[sums.count - 1].first
  }
}

extension Placeholder {
  /// Where it stands in the flat vector of parameters, if there.
  var offset: Int? {
    if case .parameters(let offset) = source { return offset }
    return nil
  }
}

/// When values are made, and read for the last time.
private struct Uses {
  static let forever = Int.max
  private var made: [Int]
  private var read: [Int]
  private var stored: [Bool]

  init(_ values: [Plan.Value], _ steps: Steps, outputs: [Plan.Reference]) {
    let readings = steps.readings
    made = values.indices.map { steps.places[$0] ?? -1 }
    read = made
    stored = values.map { _ in false }
    for index in values.indices where steps.places[index] != nil {
      let value = values[index]
      for case .value(let source) in readings.sources(index) {
        // Such an operation goes to the data set itself.
        if value.operation is any SampleReading, values[source].operation is Placeholder,
          values[source].isPerSample
        {
          continue
        }
        note(source, by: index, values, steps)
      }
    }
    for case .value(let output) in outputs.map(readings.root) {
      (stored[output], read[output]) = (true, Uses.forever)
    }
    for index in values.indices where values[index].operation.sumsOverBatch { stored[index] = true }
    for index in values.indices where steps.places[index] != nil && !readings.isLooped(index) {
      stored[index] = stored[index] || !(values[index].operation is Placeholder)
    }
  }

  private mutating func note(
    _ source: Int, by index: Int, _ values: [Plan.Value], _ steps: Steps
  ) {
    let isSame = values[source].segment == values[index].segment
    let isInside =
      isSame && steps.places[source] == steps.places[index] && steps.places[source] != nil
    // Sums need no place for what they add up; what a loop makes for itself stays in registers.
    if isInside { return }
    stored[source] = true
    let place = steps.places[index] ?? 0
    read[source] = isSame ? Swift.max(read[source], place) : Uses.forever
  }

  func isStored(_ index: Int) -> Bool { stored[index] }
  func first(_ index: Int) -> Int { made[index] }
  func last(_ index: Int) -> Int { read[index] }
}

/// Memory whose parts are given again once they are free: the first that fits.
private struct FreeList {
  private var taken: [(start: Int, size: Int, until: Int)] = []
  private(set) var total = 0

  /// A place for `size` floats a sample, from one step through another.
  mutating func take(_ size: Int, from first: Int, through last: Int) -> Int {
    taken.removeAll { $0.until < first }
    taken.sort { $0.start < $1.start }
    let wanted = Layout.padded(size)
    var start = 0
    for part in taken {
      if start + wanted <= part.start { break }
      start = Swift.max(start, part.start + part.size)
    }
    taken.append((start, wanted, last))
    total = Swift.max(total, start + wanted)
    return start
  }
}
