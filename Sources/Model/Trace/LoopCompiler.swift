internal import CKernels

/// Makes a program for the kernels of a loop.
struct LoopCompiler {
  private let plan: Plan
  private let loop: Steps.Loop
  private var operands: [Readings.Reading: Int] = [:]
  private var order: [Readings.Reading] = []
  private var instructions: [ck_instruction] = []
  /// The register of each value of the loop.
  private var registers: [Int: Int] = [:]
  private var free: [Int] = []
  private var count = 0

  init(_ plan: Plan, _ loop: Steps.Loop) {
    (self.plan, self.loop) = (plan, loop)
    for index in loop.values { for reading in outside(index) { note(reading) } }
    count = order.count
    let lastUses = lastUses()
    for (place, index) in loop.values.enumerated() { add(index, place, lastUses) }
  }

  private func readings(_ index: Int) -> [Readings.Reading] {
    let (value, readings) = (plan.values[index], plan.steps.readings)
    guard !value.isRepeat else { return [readings.reading(ofRepeat: index)] }
    return value.inputs.map { readings.reading($0, size: value.size) }
  }

  private func isInside(_ reading: Readings.Reading) -> Int? {
    guard case .value(let index) = reading.source, loop.values.contains(index) else { return nil }
    return index
  }

  private func outside(_ index: Int) -> [Readings.Reading] {
    readings(index).filter { isInside($0) == nil }
  }

  private mutating func note(_ reading: Readings.Reading) {
    guard operands[reading] == nil else { return }
    operands[reading] = order.count
    order.append(reading)
  }

  /// The last place in the loop at which each value is read; for ever for what leaves it.
  private func lastUses() -> [Int: Int] {
    var last: [Int: Int] = [:]
    for (place, index) in loop.values.enumerated() {
      for case let source? in readings(index).map(isInside) {
        last[source] = plan.values[index].isRepeat ? Int.max : place
      }
    }
    for index in loop.values where plan.layout.places[index] != nil { last[index] = Int.max }
    for sum in loop.sums {
      if case .value(let source) = plan.steps.readings.root(plan.values[sum].inputs[0]) {
        last[source] = Int.max
      }
    }
    return last
  }

  private mutating func add(_ index: Int, _ place: Int, _ lastUses: [Int: Int]) {
    let inputs = readings(index)
    let sources = inputs.map { register(of: $0) }
    guard let elementwise = plan.values[index].operation as? Elementwise else {
      // A repeated array is what its source is read as.
      registers[index] = sources[0]
      return
    }
    for source in Set(inputs.compactMap(isInside)) where lastUses[source] == place {
      // What repeats an operand has the operand's register, which stays.
      if let register = registers[source], register >= order.count,
        plan.values[source].operation is Elementwise
      {
        free.append(register)
      }
    }
    let result = free.popLast() ?? next()
    registers[index] = result
    let a = Int32(sources[0])
    instructions.append(
      ck_instruction(
        opcode: elementwise.function.rawValue, a: a,
        b: sources.count > 1 ? Int32(sources[1]) : a, c: sources.count > 2 ? Int32(sources[2]) : a,
        result: Int32(result)))
  }

  private mutating func next() -> Int {
    defer { count += 1 }
    return count
  }

  private func register(of reading: Readings.Reading) -> Int {
    if let inside = isInside(reading) { return registers[inside] ?? 0 }
    return operands[reading] ?? 0
  }

  /// The step, given where values are read and written.
  func step(
    address: (Plan.Reference) -> Address, target: (Int) -> Address
  ) -> LoopStep {
    let sources = order.map { address($0.source) }
    let operands = zip(order, sources).map { reading, address in
      ck_operand(
        base: address.base, sample_stride: address.stride, repeat: reading.repeats,
        modulo: reading.modulo)
    }
    let stored = loop.values.filter { plan.layout.places[$0] != nil }
    let targets = (stored + loop.sums).map(target)
    let kinds = stored.map { _ in ck_store } + loop.sums.map { _ in ck_sum }
    let results = zip(zip(stored + loop.sums, targets), kinds).map { pair, kind in
      ck_result(
        reg: Int32(resultRegister(pair.0)), kind: Int32(kind), base: pair.1.base,
        sample_stride: pair.1.stride)
    }
    return LoopStep(
      ElementwiseProgram(operands, instructions, results, registers: count), sources, targets,
      size: loop.size)
  }

  private func resultRegister(_ index: Int) -> Int {
    if let register = registers[index] { return register }
    guard case .value(let source) = plan.steps.readings.root(plan.values[index].inputs[0]) else {
      return 0
    }
    return registers[source] ?? 0
  }
}
