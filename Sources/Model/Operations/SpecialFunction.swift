/// A function of numbers that is computed in double precision, place by place. Inputs have equal shapes: the functions below see to
/// that.
struct SpecialFunction: Operation {
  enum Function: CaseIterable {
    /// Of a and b: ln B(a, b); ψ(a + b) - ψ(a).
    case logBeta, digammaDifference
    /// Of a and x: P(a, x), 1 - P(a, x), ∂P/∂a, and ln of ∂P/∂x.
    case igamma, igammac, igammaDerivative, gammaLogDensity
    /// Of a and ln z: what ln z gains with a, if P(a, z) is to stay.
    case logGammaSlope
    /// Of a, b and x: I(x; a, b), and ln of ∂I/∂x.
    case betainc, betaLogDensity
    /// Of ν and t.
    case stdtr
  }

  let function: Function

  var name: String { "\(function)" }

  func shape(_ inputs: [[Int]]) throws(ModelError) -> [Int] {
    guard inputs.allSatisfy({ $0 == inputs[0] }) else { throw shapeError(inputs, "equal shapes") }
    return inputs[0]
  }

  func compute(_ pass: Pass) {
    for sample in 0..<pass.samples {
      let (a, b) = (pass.input(0, sample: sample), pass.input(1, sample: sample))
      let third = pass.inputShapes.count > 2 ? pass.input(2, sample: sample) : b
      let output = pass.output(sample: sample)
      for place in output.indices {
        output[place] = Float(value(Double(a[place]), Double(b[place]), Double(third[place])))
      }
    }
  }

  private func value(_ a: Double, _ b: Double, _ x: Double) -> Double {
    switch function {
    case .logBeta: Special.logBeta(a, b)
    case .digammaDifference: Special.digamma(a + b) - Special.digamma(a)
    case .igamma: Special.igamma(a, b, isUpper: false)
    case .igammac: Special.igamma(a, b, isUpper: true)
    case .igammaDerivative: Special.igammaDerivative(a, b)
    case .gammaLogDensity: Special.gammaLogDensity(a, b)
    case .logGammaSlope: Special.logGammaSlope(a, b)
    case .betainc: Special.betainc(a, b, x)
    case .betaLogDensity: Special.betaLogDensity(a, b, x)
    case .stdtr: Special.stdtr(a, b)
    }
  }

  func gradient(_ inputs: [Tensor], _ output: Tensor, _ g: Tensor) -> [Tensor?] {
    let (a, b) = (inputs[0], inputs[1])
    switch function {
    case .logBeta: return [-(g * digammaDifference(a, b)), -(g * digammaDifference(b, a))]
    case .digammaDifference:
      let sum = trigamma(a + b)
      return [g * (sum - trigamma(a)), g * sum]
    case .igamma: return [g * Self.apply(.igammaDerivative, a, b), g * exp(gammaLogDensity(a, b))]
    case .igammac:
      return [-(g * Self.apply(.igammaDerivative, a, b)), -(g * exp(gammaLogDensity(a, b)))]
    case .gammaLogDensity: return [g * (log(b) - digamma(a)), g * (xdivy(a - 1, b) - 1)]
    case .igammaDerivative, .logGammaSlope: return [noGradient, noGradient]
    case .betainc: return [noGradient, noGradient, g * exp(betaLogDensity(a, b, inputs[2]))]
    case .stdtr:
      return [noGradient, g * StudentT(df: a, loc: 0, scale: 1).prob(b)]
    case .betaLogDensity:
      let x = inputs[2]
      return [
        g * (log(x) + digammaDifference(a, b)), g * (log1p(-x) + digammaDifference(b, a)),
        g * (xdivy(a - 1, x) - xdivy(b - 1, 1 - x)),
      ]
    }
  }

  static func apply(_ function: Function, _ x: Tensor...) -> Tensor {
    if let shape = Shape.common(x) {
      return .result(of: SpecialFunction(function: function), x.map { $0.broadcast(to: shape) })
    }
    return .result(of: SpecialFunction(function: function), x)
  }
}

/// x / y, which is 0 for x = 0 whatever y is.
private func xdivy(_ x: Tensor, _ y: Tensor) -> Tensor { x / select(equal(x, 0), 1, y) }

/// x ln y, which is 0 for x = 0 also where y is 0 (SciPy: `xlogy`).
public func xlogy(_ x: Tensor, _ y: Tensor) -> Tensor {
  x * log(select(equal(x, 0) * equal(y, 0), 1, y))
}

/// ln B(x, y) = ln Γ(x) + ln Γ(y) - ln Γ(x + y), for x, y > 0 (TFP: `lbeta`).
public func lbeta(_ x: Tensor, _ y: Tensor) -> Tensor { SpecialFunction.apply(.logBeta, x, y) }

/// ψ(x + y) - ψ(x), also where x is much greater than y.
func digammaDifference(_ x: Tensor, _ y: Tensor) -> Tensor {
  SpecialFunction.apply(.digammaDifference, x, y)
}

/// The regularised lower incomplete gamma function P(a, x), for a > 0 and x ≥ 0 (TFP: `igamma`).
public func igamma(_ a: Tensor, _ x: Tensor) -> Tensor { SpecialFunction.apply(.igamma, a, x) }

/// 1 - P(a, x), also where it is small (TFP: `igammac`).
public func igammac(_ a: Tensor, _ x: Tensor) -> Tensor { SpecialFunction.apply(.igammac, a, x) }

/// The regularised incomplete beta function I(x; a, b), for a, b > 0 and 0 ≤ x ≤ 1 (TFP: `betainc`). It has no gradient for a and b.
public func betainc(_ a: Tensor, _ b: Tensor, _ x: Tensor) -> Tensor {
  SpecialFunction.apply(.betainc, a, b, x)
}

/// The distribution function of Student's t with `df` degrees of freedom (SciPy: `stdtr`). It has no gradient for `df`.
public func stdtr(_ df: Tensor, _ t: Tensor) -> Tensor { SpecialFunction.apply(.stdtr, df, t) }

/// ln xᵃ⁻¹ e⁻ˣ / Γ(a), for x ≥ 0.
func gammaLogDensity(_ a: Tensor, _ x: Tensor) -> Tensor {
  SpecialFunction.apply(.gammaLogDensity, a, x)
}

/// ln xᵃ⁻¹ (1 - x)ᵇ⁻¹ / B(a, b), for 0 ≤ x ≤ 1.
func betaLogDensity(_ a: Tensor, _ b: Tensor, _ x: Tensor) -> Tensor {
  SpecialFunction.apply(.betaLogDensity, a, b, x)
}
