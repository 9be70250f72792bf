// Which values are computed together, and in which order
//
// Operations that work place by place are run as one loop over blocks of a few hundred numbers, so that what one leaves for
// the next stays in the first-level cache, and a long formula costs little more than its arithmetic. A value joins the first
// loop of its size at or after its inputs. Repeated arrays (`Broadcast`, `PerSample`) are not stored if nobody but loops reads
// them: a loop reads their source with another stride. A sum over all places of a value joins the loop that makes it.

/// The steps of a plan, segment by segment.
struct Steps {
  enum Step {
    /// An operation of its own.
    case operation(Int)
    /// A loop over the places of arrays of equal size.
    case loop(Loop)
  }

  struct Loop {
    let size: Int
    /// Values in the order in which they are computed, and sums of some of them.
    var values: [Int] = []
    var sums: [Int] = []
  }

  let segments: [[Step]]
  /// Step of each value in its segment; nil for those that no step makes.
  let places: [Int?]
  let readings: Readings

  init(_ values: [Plan.Value], outputs: [Plan.Reference]) {
    readings = Readings(values, outputs: outputs)
    var builder = Builder(values, readings)
    // What needs nothing of its segment, as drawing random numbers, does not stand between loops.
    let early = values.indices.filter { builder.isEarly($0) }
    for index in early { builder.add(index) }
    for index in values.indices where !early.contains(index) { builder.add(index) }
    let merging = LoopMerging(values, readings)
    segments = builder.segments.map { merging.merged($0) }
    places = Steps.places(segments, count: values.count)
  }

  private static func places(_ segments: [[Step]], count: Int) -> [Int?] {
    var places = [Int?](repeating: nil, count: count)
    for steps in segments {
      for (place, step) in steps.enumerated() {
        for value in step.values { places[value] = place }
      }
    }
    return places
  }
}

extension Steps.Step {
  /// The values that it makes.
  var values: [Int] {
    switch self {
    case .operation(let index): [index]
    case .loop(let loop): loop.values + loop.sums
    }
  }
}

/// How values are read.
struct Readings {
  /// Element e of what a loop reads is element e / repeats % modulo of the source.
  struct Reading: Hashable {
    let source: Plan.Reference
    let repeats: Int
    let modulo: Int
  }

  private let values: [Plan.Value]
  /// For each value, the one that it is another name for.
  private var roots: [Plan.Reference] = []
  /// Repeated arrays that somebody needs as they stand.
  private(set) var stored: Set<Int> = []

  init(_ values: [Plan.Value], outputs: [Plan.Reference]) {
    self.values = values
    for (index, value) in values.enumerated() {
      roots.append(value.isAlias ? root(value.inputs[0]) : .value(index))
    }
    for output in outputs { store(root(output)) }
    for (index, value) in values.enumerated().reversed() where !value.isAlias {
      if value.isRepeat && !stored.contains(index) { continue }
      // A repeated array that is stored reads what it repeats as it stands.
      let isDirect = !isLooped(index) || value.isRepeat
      for input in value.inputs {
        store(isDirect ? root(input) : reading(input, size: value.size).source)
      }
    }
  }

  private mutating func store(_ reference: Plan.Reference) {
    if case .value(let index) = reference, values[index].isRepeat { stored.insert(index) }
  }

  /// The value that a reference is another name for.
  func root(_ reference: Plan.Reference) -> Plan.Reference {
    if case .value(let index) = reference { return roots[index] }
    return reference
  }

  /// Whether a value is made by a loop.
  func isLooped(_ index: Int) -> Bool {
    let operation = values[index].operation
    return operation is Elementwise || operation is PerSample
      || (operation as? Broadcast)?.indexing != nil
  }

  /// How a loop over `size` places reads an input.
  func reading(_ reference: Plan.Reference, size: Int) -> Reading {
    var (source, repeats, modulo) = (root(reference), 1, size)
    if case .value(let index) = source, !stored.contains(index),
      let indexing = (values[index].operation as? Broadcast)?.indexing
    {
      (repeats, modulo) = indexing
      source = root(values[index].inputs[0])
    }
    // What the samples share is read at the same place for each.
    while case .value(let index) = source, !stored.contains(index),
      values[index].operation is PerSample
    {
      source = root(values[index].inputs[0])
    }
    return Reading(source: source, repeats: repeats, modulo: modulo)
  }

  /// What the step that makes a value reads.
  func sources(_ index: Int) -> [Plan.Reference] {
    let value = values[index]
    guard isLooped(index) else { return value.inputs.map(root) }
    guard !value.isRepeat else { return [reading(ofRepeat: index).source] }
    return value.inputs.map { reading($0, size: value.size).source }
  }

  /// How a loop reads what a stored repeated array repeats.
  func reading(ofRepeat index: Int) -> Reading {
    let value = values[index]
    let inner = reading(value.inputs[0], size: value.size)
    guard let indexing = (value.operation as? Broadcast)?.indexing else { return inner }
    return Reading(
      source: inner.source, repeats: indexing.repeats, modulo: indexing.modulo)
  }
}

extension Plan.Value {
  /// Whether it is another name for its input.
  var isAlias: Bool {
    operation is Reshaping || operation is StopGradient || operation is DivergenceMark
  }

  /// Whether it is there before the plan is run.
  var isGiven: Bool { operation is Placeholder && !isPerSample }

  /// Whether it repeats its input.
  var isRepeat: Bool { operation is Broadcast || operation is PerSample }
}

private struct Builder {
  let values: [Plan.Value]
  let readings: Readings
  var segments: [[Steps.Step]]
  var places: [Int?]
  /// Sums, which are known only behind their loop.
  private var sums: Set<Int> = []

  init(_ values: [Plan.Value], _ readings: Readings) {
    (self.values, self.readings) = (values, readings)
    segments = (0...(values.map(\.segment).max() ?? 0)).map { _ in [] }
    places = values.map { _ in nil }
  }

  mutating func add(_ index: Int) {
    let value = values[index]
    if value.isAlias || value.isRepeat && !readings.stored.contains(index) { return }
    if value.isGiven { return }
    if readings.isLooped(index) {
      let place = loop(value.size, value.segment, after: readings.sources(index))
      update(place, value.segment) { $0.values.append(index) }
      places[index] = place
    } else if value.isFullSum, addSum(index) {
      sums.insert(index)
    } else {
      places[index] = segments[value.segment].count
      segments[value.segment].append(.operation(index))
    }
  }

  /// Whether a value of the batch's own is no loop's, and made of what is there before its segment.
  func isEarly(_ index: Int) -> Bool {
    let value = values[index]
    let isOfSegment = { (reference: Plan.Reference) in
      if case .value(let input) = reference {
        return self.values[input].segment == value.segment && !self.values[input].isGiven
      }
      return false
    }
    return value.segment % 2 == 0 && !readings.isLooped(index) && !value.isRepeat && !value.isAlias
      && !readings.sources(index).contains(where: isOfSegment)
  }

  /// The first loop over `size` places that can read the inputs.
  private mutating func loop(
    _ size: Int, _ segment: Int, after inputs: [Plan.Reference]
  ) -> Int {
    var earliest = 0
    for case .value(let input) in inputs where values[input].segment == segment {
      guard let place = places[input] else { continue }
      let isInside = isLoop(segments[segment][place], size) && !sums.contains(input)
      earliest = max(earliest, place + (isInside ? 0 : 1))
    }
    let steps = segments[segment]
    if let found = steps[earliest...].firstIndex(where: { isLoop($0, size) }) { return found }
    segments[segment].append(.loop(Steps.Loop(size: size)))
    return steps.count
  }

  private func isLoop(_ step: Steps.Step, _ size: Int) -> Bool {
    if case .loop(let loop) = step { return loop.size == size }
    return false
  }

  /// Adds a sum over all places to the loop that makes them, if there is one in the same segment.
  private mutating func addSum(_ index: Int) -> Bool {
    let value = values[index]
    guard case .value(let source) = readings.root(value.inputs[0]), readings.isLooped(source),
      values[source].segment == value.segment, values[source].isPerSample == value.isPerSample,
      let place = places[source]
    else { return false }
    update(place, value.segment) { $0.sums.append(index) }
    places[index] = place
    return true
  }

  private mutating func update(
    _ place: Int, _ segment: Int, _ change: (inout Steps.Loop) -> Void
  ) {
    guard case .loop(var loop) = segments[segment][place] else { return }
    change(&loop)
    segments[segment][place] = .loop(loop)
  }
}

extension Plan.Value {
  /// Whether it is the sum over all places of its input.
  fileprivate var isFullSum: Bool {
    guard let reduce = operation as? Reduce, reduce.function == .sum else { return false }
    return shape.isEmpty
  }
}
