internal import CKernels

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// The kernels that models run on.
public enum Kernels {
  /// What is in use: the instruction set of the fast kernels, or `reference` for plain operations without fusion, which the
  /// environment variable `REPORT_KERNELS` asks for.
  public static let name = usesReference ? "reference" : String(cString: ck_instruction_set())

  static let usesReference = getenv("REPORT_KERNELS").map { String(cString: $0) } == "reference"
}

/// The patterns that are looked for, in this order.
enum Fusion {
  static let patterns: [any Pattern] =
    [LogarithmOfExponential(), ArgmaxOfMonotone()]
    + (Kernels.usesReference ? [] : [ConvolutionPoolingPattern()])
}

/// log(exp(x)) is x: so the logarithm of a softmax needs no exponential.
struct LogarithmOfExponential: Pattern {
  func replacement(for tensor: Tensor) -> Tensor? {
    guard tensor.node?.function == .log, let inner = tensor.node?.inputs[0].node,
      inner.function == .exp
    else { return nil }
    return inner.inputs[0]
  }
}

/// The greatest number stays the greatest under an exponential, and when the same is subtracted from all.
struct ArgmaxOfMonotone: Pattern {
  func replacement(for tensor: Tensor) -> Tensor? {
    guard tensor.node?.operation is ArgumentOfMaximum, let inner = tensor.node?.inputs[0].node,
      inner.function == .exp || inner.operation is LogSoftmax
    else { return nil }
    let better = inner.inputs[0].argumentOfMaximum()
    return replacement(for: better) ?? better
  }
}

extension Node {
  /// What it does place by place, if that is what it does.
  var function: Elementwise.Function? { (operation as? Elementwise)?.function }
}
