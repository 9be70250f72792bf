internal import CKernels

// Runs a plan. All memory is taken, and every pointer that does not depend on the chunk is set, before the first run: a run takes
// no memory, and a step costs some ten nanoseconds beside its arithmetic.

/// A plan with its memory, ready to be run on data sets by the threads of a device. Not to be used by two tasks at once.
final class Executor {
  /// Samples that are one job of one thread. Part of the definition of the result of training: gradients are added up chunk
  /// by chunk.
  static let chunk = 8

  let plan: Plan
  let parameters: Memory<Float>
  let workers: any Workers
  let capacity: Int
  let chunk: Int
  let shared: Memory<Float>
  let batch: Memory<Float>
  let sums: Memory<Float>
  let sumStride: Int
  let threads: [Memory<Float>]
  let constants: [Memory<Float>]
  /// By segment, then, for those of samples, by thread. They are kept in `owned`, so that a run counts no references.
  private(set) var steps: [[[Unmanaged<Step>]]] = []
  private var owned: [Step] = []
  /// Where each output lies once the plan has been run: one that the batch shares, or that of the first sample.
  private(set) var outputs: [UnsafePointer<Float>] = []
  /// Where each placeholder for an argument lies, and its size.
  private var arguments: [(index: Int, start: UnsafeMutablePointer<Float>, size: Int)] = []

  /// - Parameters:
  ///   - parameters: the flat vector that placeholders for parameters read.
  ///   - capacity: samples of the greatest batch.
  init(
    _ plan: Plan, parameters: Memory<Float>, capacity: Int = 1, chunk: Int = Executor.chunk,
    samples: [Samples] = [], device: Device? = nil
  ) {
    (self.plan, self.parameters, self.capacity) = (plan, parameters, capacity)
    self.chunk = min(chunk, capacity)
    workers = device?.workers ?? SerialWorkers()
    let layout = plan.layout
    shared = Memory(count: layout.sharedSize)
    batch = Memory(count: layout.batchSize * capacity)
    sumStride = layout.sumSize
    sums = Memory(count: sumStride * ((capacity + self.chunk - 1) / self.chunk))
    let perThread = layout.chunkSize * self.chunk
    threads = (0..<workers.threads).map { _ in Memory(count: perThread) }
    constants = plan.constants.map { Memory($0.scalars) }
    steps = plan.steps.segments.indices.map { segment in
      (0..<(segment % 2 == 1 ? workers.threads : 1)).map { thread in
        plan.steps.segments[segment].compactMap { step in
          make(step, thread: thread, isOfSamples: segment % 2 == 1, samples, device).map(keep)
        }
      }
    }
    outputs = plan.outputs.map { pointer($0) }
    arguments = plan.values.indices.compactMap { argument($0) }
  }

  private func keep(_ step: Step) -> Unmanaged<Step> {
    owned.append(step)
    return Unmanaged.passUnretained(step)
  }

  /// Sets the arrays that placeholders for arguments read.
  func setArguments(_ arguments: [Tensor]) {
    for (index, argument) in arguments.enumerated() {
      argument.scalars.withUnsafeBufferPointer { numbers in
        if let base = numbers.baseAddress { setArgument(index, base, count: numbers.count) }
      }
    }
  }

  func setArgument(_ index: Int, _ numbers: UnsafePointer<Float>, count: Int) {
    for argument in arguments where argument.index == index {
      argument.start.update(from: numbers, count: min(count, argument.size))
    }
  }

  private func argument(_ value: Int) -> (
    index: Int, start: UnsafeMutablePointer<Float>, size: Int
  )? {
    guard let placeholder = plan.values[value].operation as? Placeholder,
      case .argument(let index) = placeholder.source,
      case .shared(let offset) = plan.layout.places[value]
    else { return nil }
    return (index, shared.base + offset, plan.values[value].size)
  }

  /// Computes all values: for the samples at `rows` of the data sets, `count` of them, with the random numbers of `key`.
  func run(count: Int = 0, rows: UnsafePointer<Int32>? = nil, key: Key? = nil) {
    precondition(count <= capacity, "count must be at most \(capacity), is \(count)")
    for segment in steps.indices {
      guard segment % 2 == 1 else {
        runShared(segment, key)
        continue
      }
      guard !steps[segment][0].isEmpty else { continue }
      workers.run(chunks(count)) { index, thread in
        let part = part(index, of: count, rows, key)
        for step in steps[segment][thread] { step._withUnsafeGuaranteedRef { $0.run(part) } }
      }
      addUp(segment, chunks(count))
    }
  }

  /// A segment of what the batch shares.
  func runShared(_ segment: Int, _ key: Key?) {
    for step in steps[segment][0] {
      step._withUnsafeGuaranteedRef {
        $0.run(Chunk(index: 0, first: 0, samples: 1, rows: nil, key: key))
      }
    }
  }

  func chunks(_ count: Int) -> Int { (count + chunk - 1) / chunk }

  func part(
    _ index: Int, of count: Int, _ rows: UnsafePointer<Int32>?, _ key: Key?
  ) -> Chunk {
    let first = index * chunk
    return Chunk(
      index: index, first: first, samples: min(chunk, count - first), rows: rows.map { $0 + first },
      key: key)
  }

  /// total = chunk 0 + chunk 1 + ..., in that order.
  func addUp(_ segment: Int, _ chunks: Int) {
    for part in plan.layout.sums where part.segment == segment {
      ck_ordered_sum(
        sums.base + part.first, sumStride, Int32(chunks), 0, part.count, shared.base + part.total)
    }
  }

  private func pointer(_ reference: Plan.Reference) -> UnsafePointer<Float> {
    switch plan.steps.readings.root(reference) {
    case .constant(let index): UnsafePointer(constants[index].base)
    case .value(let index): UnsafePointer(total(index) ?? address(.value(index), thread: 0).base)
    }
  }

  /// An output that the batch shares.
  func tensor(_ output: Int) -> Tensor {
    let shape = plan.shape(plan.outputs[output])
    let numbers = UnsafeBufferPointer(start: outputs[output], count: shape.reduce(1, *))
    return Tensor(shape: shape, scalars: Array(numbers))
  }

  private func total(_ index: Int) -> UnsafeMutablePointer<Float>? {
    if case .sum(_, let total) = plan.layout.places[index] { return shared.base + total }
    return nil
  }
}

extension Executor {
  fileprivate func make(
    _ step: Steps.Step, thread: Int, isOfSamples: Bool, _ samples: [Samples], _ device: Device?
  ) -> Step? {
    switch step {
    case .loop(let loop):
      return LoopCompiler(plan, loop).step { reference in
        self.address(reference, thread: thread)
      } target: { index in
        self.target(index, thread: thread, isOfSamples: isOfSamples)
      }
    case .operation(let index):
      let value = plan.values[index]
      let output = target(index, thread: thread, isOfSamples: isOfSamples)
      if let placeholder = value.operation as? Placeholder {
        guard case .sample(let number) = placeholder.source, plan.layout.places[index] != nil else {
          return nil
        }
        return GatherStep(samples[number], output)
      }
      let roots = value.inputs.map { plan.steps.readings.root($0) }
      return OperationStep(
        prepared(value.operation, samples, device), value,
        roots.map { address($0, thread: thread) }, value.inputs.map { plan.shape($0) }, output,
        samples: isOfSamples ? chunk : 1)
    }
  }

  private func prepared(
    _ operation: any Operation, _ samples: [Samples], _ device: Device?
  ) -> any Operation {
    guard let reading = operation as? any SampleReading, let device else { return operation }
    return reading.prepared(for: samples[reading.sampleIndex], on: device)
  }
}
