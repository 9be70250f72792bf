/// Random numbers of a stream: the same for all samples, or others for each.
struct Random: Operation {
  enum Kind { case normal, uniform }

  let kind: Kind
  let extents: [Int]
  let key: Key
  let isPerSample: Bool

  var name: String { "random \(kind)" }
  var isTraced: Bool { key.isTraced || isPerSample }

  func shape(_ inputs: [[Int]]) throws(ModelError) -> [Int] { extents }

  func compute(_ pass: Pass) {
    let key = pass.key.map { self.key.resolved(step: $0) } ?? self.key
    let first = isPerSample ? pass.firstSample * pass.outputSize : 0
    let numbers = UnsafeMutableBufferPointer(
      start: pass.output, count: pass.samples * pass.outputSize)
    switch kind {
    case .normal: key.fillNormals(into: numbers, offset: first)
    case .uniform: key.fillUniforms(into: numbers, offset: first)
    }
  }

  func gradient(_ inputs: [Tensor], _ output: Tensor, _ g: Tensor) -> [Tensor?] { [] }
}

extension Tensor {
  /// Standard normal numbers, a pure function of the key.
  public static func normal(_ shape: [Int], key: Key) -> Tensor {
    Tensor(Random(kind: .normal, extents: shape, key: key, isPerSample: false))
  }

  /// Numbers uniform on [0, 1), multiples of 2⁻²⁴, a pure function of the key.
  public static func uniform(_ shape: [Int], key: Key) -> Tensor {
    Tensor(Random(kind: .uniform, extents: shape, key: key, isPerSample: false))
  }

  /// Standard normal numbers of their own for each sample of the batch, in a trace.
  public static func normalPerSample(_ shape: [Int], key: Key) -> Tensor {
    Tensor(Random(kind: .normal, extents: shape, key: key, isPerSample: true))
  }

  /// Numbers uniform on [0, 1), of their own for each sample of the batch, in a trace.
  public static func uniformPerSample(_ shape: [Int], key: Key) -> Tensor {
    Tensor(Random(kind: .uniform, extents: shape, key: key, isPerSample: true))
  }
}
