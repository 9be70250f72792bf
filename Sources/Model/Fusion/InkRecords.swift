internal import CKernels
internal import Synchronization

/// The images of a data set, with the places of their ink.
final class InkRecords: Sendable {
  private let layout: ck_ink_layout
  private let memory: Memory<UInt8>

  /// Images that are encoded by one thread at a time.
  private static let block = 1000

  /// Images whose values are 256 even steps take a byte a value, others four.
  init(_ images: Tensor, _ shape: ck_conv_pool, by workers: any Workers) {
    let attempts: [(encoding: Int32, falling: Int32)] = [(1, 1), (1, 0), (4, 0)]
    let range = InkRecords.range(of: images, by: workers)
    var result: (ck_ink_layout, Memory<UInt8>)?
    for attempt in attempts where result == nil {
      let layout = ck_ink_layout_make(
        shape, attempt.encoding, Double(range.low), Double(range.high), attempt.falling)
      result = InkRecords.encoded(images, layout, by: workers).map { (layout, $0) }
    }
    guard let result else { preconditionFailure("floats can always be encoded as floats") }
    (layout, memory) = result
  }

  var base: UnsafePointer<UInt8> { UnsafePointer(memory.base) }
  /// In bytes.
  var size: Int { memory.count }

  func withLayout(_ body: (UnsafePointer<ck_ink_layout>) -> Void) {
    withUnsafePointer(to: layout, body)
  }

  func isMade(for shape: ck_conv_pool) -> Bool {
    let own = layout.shape
    return (own.height, own.width, own.channels) == (shape.height, shape.width, shape.channels)
      && (own.kernel_height, own.kernel_width) == (shape.kernel_height, shape.kernel_width)
      && (own.pool_height, own.pool_width) == (shape.pool_height, shape.pool_width)
      && (own.filters, own.relu) == (shape.filters, shape.relu)
  }

  private static func range(of images: Tensor, by workers: any Workers) -> (low: Float, high: Float)
  {
    if case .codes(let coded) = images.content {
      let table = coded.occurringNumbers
      return (table.min() ?? 0, table.max() ?? 0)
    }
    let part = 1 << 20
    let parts = (images.scalars.count + part - 1) / part
    let ends = Memory<SIMD2<Float>>(count: parts)
    images.scalars.withUnsafeBufferPointer { scalars in
      workers.run(parts) { index, _ in
        let first = index * part
        var (low, high) = (Float(0), Float(0))
        ck_range(
          scalars.baseAddress.map { $0 + first }, min(part, scalars.count - first), &low, &high)
        ends.base[index] = SIMD2(low, high)
      }
    }
    return ends.buffer.dropFirst().reduce((ends.buffer.first?.x ?? 0, ends.buffer.first?.y ?? 0)) {
      (min($0.0, $1.x), max($0.1, $1.y))
    }
  }

  /// Nil if the images are not of the layout's palette.
  private static func encoded(
    _ images: Tensor, _ layout: ck_ink_layout, by workers: any Workers
  ) -> Memory<UInt8>? {
    let (size, count) = (images.rowSize, images.count)
    let memory = Memory<UInt8>(count: count * layout.stride)
    let blocks = (count + block - 1) / block
    let isFaithful = Memory<Bool>(count: blocks)
    if case .codes(let coded) = images.content {
      workers.run(blocks) { index, _ in
        let first = index * block
        let last = min(first + block, count)
        let numbers = coded.decoded(first * size..<last * size)
        let encoded = withUnsafePointer(to: layout) { layout in
          ck_ink_encode(
            layout, numbers, last - first, memory.base + first * layout.pointee.stride)
        }
        isFaithful.base[index] = encoded == 1
      }
      return isFaithful.buffer.allSatisfy { $0 } ? memory : nil
    }
    images.scalars.withUnsafeBufferPointer { scalars in
      workers.run(blocks) { index, _ in
        let first = index * block
        let encoded = withUnsafePointer(to: layout) { layout in
          ck_ink_encode(
            layout, scalars.baseAddress.map { $0 + first * size }, min(block, count - first),
            memory.base + first * layout.pointee.stride)
        }
        isFaithful.base[index] = encoded == 1
      }
    }
    return isFaithful.buffer.allSatisfy { $0 } ? memory : nil
  }
}

/// Records of the last data sets, so that all models which learn from the same images look through them once.
final class ImageIndex: Sendable {
  private struct Entry {
    /// Held, so that its storage is not given to other images.
    let images: Tensor
    let records: InkRecords
  }

  /// Those used last stand last.
  private let entries = Mutex<[Entry]>([])
  /// Held while images are looked through: whoever wants the same ones waits for them instead of doing it too.
  private let isLooking = Mutex(())
  /// In bytes of records: the images of a training set and of some test sets.
  private static let capacity = 96 << 20
  /// A few images are looked through in no time, and would push whole data sets out.
  private static let fewest = 256

  /// Whether these images have been looked through before, and so hold finite numbers only.
  func holds(_ images: Tensor) -> Bool {
    entries.withLock { $0.contains { $0.images.isStored(with: images) } }
  }

  func records(
    of images: Tensor, for shape: ck_conv_pool, by workers: any Workers
  ) -> InkRecords {
    guard images.count >= ImageIndex.fewest else { return InkRecords(images, shape, by: workers) }
    if let known = known(images, shape) { return known }
    return isLooking.withLock { _ in
      if let known = known(images, shape) { return known }
      let entry = Entry(images: images, records: InkRecords(images, shape, by: workers))
      entries.withLock { entries in
        entries.append(entry)
        var size = entries.reduce(0) { $0 + $1.records.size }
        while size > ImageIndex.capacity, entries.count > 1 {
          size -= entries.removeFirst().records.size
        }
      }
      return entry.records
    }
  }

  private func known(_ images: Tensor, _ shape: ck_conv_pool) -> InkRecords? {
    entries.withLock { entries in
      let place = entries.firstIndex {
        $0.images.isStored(with: images) && $0.records.isMade(for: shape)
      }
      guard let place else { return nil }
      entries.append(entries.remove(at: place))
      return entries.last?.records
    }
  }
}

extension Tensor {
  /// Whether two tensors are views of the same storage.
  fileprivate func isStored(with other: Tensor) -> Bool {
    if case .codes(let own) = content {
      guard case .codes(let others) = other.content, own.table == others.table else { return false }
      return own.codes.withUnsafeBufferPointer { own in
        others.codes.withUnsafeBufferPointer {
          own.baseAddress == $0.baseAddress && own.count == $0.count
        }
      }
    }
    guard case .numbers(let scalars) = content, case .numbers(let others) = other.content else {
      return false
    }
    return scalars.withUnsafeBufferPointer { own in
      others.withUnsafeBufferPointer {
        own.baseAddress == $0.baseAddress && own.count == $0.count
      }
    }
  }
}
