import CKernels

@testable import Model

/// Images of one kind through the kernels of convolution and pooling.
struct KernelTrial {
  /// What the images hold. Whole numbers are exact in single precision, whatever the order of sums.
  enum Images: String, CaseIterable, Sendable {
    /// A ground with ink on a third of it, of 256 whole shades: a byte a value.
    case ink
    /// Nothing but ground: every window is the same, and the first wins.
    case blank
    /// Another ground for every image and channel, some ink.
    case grounds
    /// No ground at all, negative numbers too, and no even steps: four bytes a value.
    case noise
    /// Numbers that are not whole, so that roundings differ; four bytes a value.
    case fractions
  }

  static let count = 5

  let naive: NaiveConvPool
  let images: [Float]
  let weights: [Float]
  let bias: [Float]
  let slopes: [Float]

  init(_ shape: ck_conv_pool, _ kind: Images, key: Key) {
    naive = NaiveConvPool(shape: shape)
    let size = Int(shape.height * shape.width * shape.channels)
    images = Self.images(kind, Self.count, size, Int(shape.channels), key.child("images"))
    let taps = Int(shape.kernel_height * shape.kernel_width * shape.channels)
    let filters = Int(shape.filters)
    let isWhole = kind != .fractions
    weights = Self.numbers(taps * filters, isWhole, key.child("weights"))
    bias = Self.numbers(filters, isWhole, key.child("bias"))
    slopes = Self.numbers(Self.count * naive.rows * naive.columns * filters, isWhole, key)
  }

  /// Whole numbers from -3 to 3, or fractions.
  private static func numbers(_ count: Int, _ isWhole: Bool, _ key: Key) -> [Float] {
    key.uniform(count: count, in: -3.5..<3.5).map { isWhole ? $0.rounded(.towardZero) : $0 }
  }

  private static func images(
    _ kind: Images, _ count: Int, _ size: Int, _ channels: Int, _ key: Key
  ) -> [Float] {
    (0..<count * size).map { index in
      let shade = Float(key.word(index) >> 24)
      let hasInk = key.child("ink").word(index / 7).isMultiple(of: 3)
      switch kind {
      case .ink: return hasInk ? 255 - shade : 255
      case .blank: return 4
      case .grounds: return hasInk ? shade : Float(index / size * 2 + index % channels)
      case .noise: return index % size == 0 ? 300 : shade - 100
      case .fractions: return hasInk ? key.uniform(index) : 1
      }
    }
  }

  struct Outcome: Equatable {
    var output: [Float]
    var winners: [Int32]
    var kernelGradient: [Float]
    var biasGradient: [Float]
  }

  /// The kernels' results; images are stored as bytes where they can be.
  func run() -> Outcome {
    let (records, layout) = encoded()
    var shape = naive.shape
    let scratch = Memory<Float>(count: Self.count * Int(ck_conv_pool_scratch(&shape)))
    let (kernel, bias, slopes) = (Memory(weights), Memory(self.bias), Memory(self.slopes))
    let output = Memory<Float>(count: self.slopes.count)
    let winners = Memory<Int32>(count: self.slopes.count)
    let gradients = (Memory<Float>(count: weights.count), Memory<Float>(count: self.bias.count))
    withUnsafePointer(to: layout) { layout in
      ck_conv_pool_forward(
        layout, records.base, nil, Int32(Self.count), kernel.base, bias.base, scratch.base,
        output.base, winners.base)
      ck_conv_pool_backward(
        layout, records.base, nil, Int32(Self.count), scratch.base, output.base, winners.base,
        slopes.base, gradients.0.base, gradients.1.base)
    }
    return Outcome(
      output: output.elements, winners: winners.elements, kernelGradient: gradients.0.elements,
      biasGradient: gradients.1.elements)
  }

  var isStoredAsBytes: Bool { encoded().layout.encoding == 1 }

  private func encoded() -> (records: Memory<UInt8>, layout: ck_ink_layout) {
    let (low, high) = (Double(images.min() ?? 0), Double(images.max() ?? 0))
    let pixels = Memory(images)
    for (encoding, falling) in [(Int32(1), Int32(1)), (1, 0)] {
      let layout = ck_ink_layout_make(naive.shape, encoding, low, high, falling)
      let records = Memory<UInt8>(count: Self.count * layout.stride)
      let isFaithful = withUnsafePointer(to: layout) {
        ck_ink_encode($0, pixels.base, Self.count, records.base)
      }
      if isFaithful == 1 { return (records, layout) }
    }
    let layout = ck_ink_layout_make(naive.shape, 4, low, high, 0)
    let records = Memory<UInt8>(count: Self.count * layout.stride)
    withUnsafePointer(to: layout) { _ = ck_ink_encode($0, pixels.base, Self.count, records.base) }
    return (records, layout)
  }
}
