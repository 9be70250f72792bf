internal import CKernels

/// A function of numbers, applied place by place. Inputs have equal shapes: the functions of `Arithmetic.swift` see to that.
///
/// Chains of these are run as one loop (`Trace/Steps.swift`), by the kernels of `CKernels/program.inc.h`.
struct Elementwise: Operation {
  /// In the order of the kernels' codes.
  enum Function: Int32, CaseIterable {
    case add, subtract, multiply, divide
    case maximum, minimum
    case greater, equal
    case select
    case negate, absolute, sign, square, squareRoot, floor
    case exp, expm1, log, log1p
    case softplus, sigmoid, tanh
    case erf, erfc, sine, cosine
    case lgamma, digamma, trigamma

    /// Numbers that it takes.
    var arity: Int {
      switch self {
      case .add, .subtract, .multiply, .divide, .maximum, .minimum, .greater, .equal: 2
      case .select: 3
      default: 1
      }
    }
  }

  let function: Function

  var name: String { "\(function)" }

  func shape(_ inputs: [[Int]]) throws(ModelError) -> [Int] {
    guard let first = inputs.first, inputs.allSatisfy({ $0 == first }) else {
      throw shapeError(inputs, "equal shapes")
    }
    return first
  }

  func gradient(_ x: [Tensor], _ y: Tensor, _ g: Tensor) -> [Tensor?] {
    switch function {
    case .add: [g, g]
    case .subtract: [g, -g]
    case .multiply: [g * x[1], g * x[0]]
    case .divide: quotientSlopes(g / x[1], y)
    // Of equals the second counts, so that the slope of relu(x) = maximum(x, 0) at 0 is 0.
    case .maximum:
      [
        select(greater(x[0], x[1]), g, 0), select(greater(x[0], x[1]), 0, g),
      ]
    case .minimum:
      [
        select(greater(x[1], x[0]), g, 0), select(greater(x[1], x[0]), 0, g),
      ]
    case .greater, .equal, .floor, .sign: x.map { _ in nil }
    case .select: [nil, select(x[0], g, 0), select(x[0], 0, g)]
    case .negate: [-g]
    case .absolute: [g * Model.sign(x[0])]
    case .square: [g * 2 * x[0]]
    case .squareRoot: [g / y * 0.5]
    case .exp: [g * y]
    case .expm1: [g * (y + 1)]
    case .log: [g / x[0]]
    case .log1p: [g / (x[0] + 1)]
    case .softplus: [g * Model.sigmoid(x[0])]
    case .sigmoid: [g * (y * (1 - y))]
    case .tanh: [g * (1 - Model.square(y))]
    case .erf: [g * Model.exp(-Model.square(x[0])) * Elementwise.twoOverRootPi]
    case .erfc: [g * Model.exp(-Model.square(x[0])) * -Elementwise.twoOverRootPi]
    case .sine: [g * Model.cosine(x[0])]
    case .cosine: [-(g * Model.sine(x[0]))]
    case .lgamma: [g * Model.digamma(x[0])]
    case .digamma: [g * Model.trigamma(x[0])]
    case .trigamma: [noGradient]
    }
  }

  private func quotientSlopes(_ slope: Tensor, _ y: Tensor) -> [Tensor?] { [slope, -(slope * y)] }

  /// 2 / √π.
  private static let twoOverRootPi = 1.1283791670955126

  func compute(_ pass: Pass) {
    let instruction = ck_instruction(
      opcode: function.rawValue, a: 0, b: 1, c: 2, result: Int32(function.arity))
    let operands = (0..<function.arity).map { index in
      ck_operand(
        base: pass.operands[index].base, sample_stride: pass.operands[index].stride, repeat: 1,
        modulo: pass.outputSize)
    }
    let result = ck_result(
      reg: Int32(function.arity), kind: Int32(ck_store), base: pass.output,
      sample_stride: pass.outputSize)
    ElementwiseProgram(operands, [instruction], [result], registers: function.arity + 1)
      .run(samples: pass.samples, size: pass.outputSize)
  }
}

extension Operation {
  /// What the gradient of an operation without one is: an error, for whoever asks for it.
  var noGradient: Tensor {
    Tensor(
      invalid: ModelError(
        .configuration, "gradient that is not known", at: name,
        "found a gradient asked for, expected none (stopGradient leaves one out)"))
  }
}

/// A program of the kernels, with the memory that it needs.
final class ElementwiseProgram {
  /// What may be moved to another chunk's memory between runs.
  let operands: Memory<ck_operand>
  let results: Memory<ck_result>
  private let instructions: Memory<ck_instruction>
  private let scratch: Memory<Float>
  private let registers: Int

  init(
    _ operands: [ck_operand], _ instructions: [ck_instruction], _ results: [ck_result],
    registers: Int
  ) {
    self.operands = Memory(operands)
    self.instructions = Memory(instructions)
    self.results = Memory(results)
    self.registers = registers
    var program = ck_program(
      operands: self.operands.base, instructions: self.instructions.base,
      results: self.results.base, operand_count: Int32(operands.count),
      instruction_count: Int32(instructions.count), result_count: Int32(results.count),
      registers: Int32(registers))
    scratch = Memory(count: ck_program_scratch(&program))
  }

  func run(samples: Int, size: Int) {
    var program = ck_program(
      operands: operands.base, instructions: instructions.base, results: results.base,
      operand_count: Int32(operands.count), instruction_count: Int32(instructions.count),
      result_count: Int32(results.count), registers: Int32(registers))
    ck_program_run(&program, samples, size, scratch.base)
  }
}
