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
  /// What is in use: the instruction set of the fast kernels, or `reference` for the plain Swift ones, which the
  /// environment variable `REPORT_KERNELS` asks for.
  public static let name = usesReference ? "reference" : String(cString: ck_instruction_set())

  static let usesReference = getenv("REPORT_KERNELS").map { String(cString: $0) } == "reference"
}

extension Plan {
  /// The plan with runs of operations replaced by faster ones that do the same job.
  package func fused() -> Plan {
    guard !Kernels.usesReference else { return self }
    var plan = self
    plan.operations = Self.withFusedStart(operations).map { operation in
      (operation as? DenseOperation).flatMap(FastDense.init) ?? operation
    }
    plan.realizations = realizations.map { realization in
      (realization as? MeanFieldWeights).flatMap(FastMeanFieldWeights.init) ?? realization
    }
    if let plain = objective as? SoftmaxCrossEntropy {
      plan.objective = FastSoftmaxCrossEntropy(plain)
    }
    return plan
  }

  /// Gather, convolution, perhaps a ReLU, and pooling as one operation.
  private static func withFusedStart(_ operations: [any Operation]) -> [any Operation] {
    guard operations.count >= 3, operations[0] is Gather,
      let convolution = operations[1] as? Convolution
    else { return operations }
    let isRectified = (operations[2] as? Elementwise)?.activation == .relu
    let place = isRectified ? 3 : 2
    guard place < operations.count, let pooling = operations[place] as? MaxPooling,
      let fused = FusedConvolutionPooling(convolution, isRectified: isRectified, pooling)
    else { return operations }
    return [fused] + operations[(place + 1)...]
  }
}
