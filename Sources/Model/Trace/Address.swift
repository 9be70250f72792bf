/// Where a value lies, as a step sees it.
struct Address {
  var base: UnsafeMutablePointer<Float>
  /// Floats from one sample to the next; 0 for what the samples share.
  var stride = 0
  /// Floats that it moves by for each sample before the chunk's first, and for each chunk before the chunk.
  var bySample = 0
  var byChunk = 0

  var moves: Bool { bySample != 0 || byChunk != 0 }
  func at(_ chunk: Chunk) -> UnsafeMutablePointer<Float> {
    base + bySample * chunk.first + byChunk * chunk.index
  }
}

extension Executor {
  /// Where an input is read.
  func address(_ reference: Plan.Reference, thread: Int) -> Address {
    guard case .value(let index) = reference else {
      guard case .constant(let index) = reference else { preconditionFailure("no such value") }
      return Address(base: constants[index].base)
    }
    let (size, stored) = (plan.values[index].size, plan.values[index].storedSize)
    switch plan.layout.places[index] {
    case .parameters(let offset): return Address(base: parameters.base + offset)
    case .shared(let offset): return Address(base: shared.base + offset)
    case .sum(_, let total): return Address(base: shared.base + total)
    case .chunk(let offset):
      return Address(base: threads[thread].base + offset * chunk, stride: size)
    case .batch(let offset):
      return Address(base: batch.base + offset * capacity, stride: size, bySample: stored)
    // Read from a data set, by the operation itself.
    case nil: return Address(base: shared.base)
    }
  }

  /// Where a result is written.
  func target(_ index: Int, thread: Int, isOfSamples: Bool) -> Address {
    if isOfSamples, case .sum(let offset, _) = plan.layout.places[index] {
      return Address(base: sums.base + offset, byChunk: sumStride)
    }
    return address(.value(index), thread: thread)
  }
}
