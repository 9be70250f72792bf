/// Logarithms of gamma variates, one for each concentration: Marsaglia and Tsang, *A simple method for generating gamma variables*,
/// ACM TOMS 26 (2000). In logarithms, since a variate of a small concentration can be too small for a number.
///
/// The slope is implicit (Figurnov, Mohamed and Mnih, *Implicit reparameterization gradients*, arXiv:1805.08498): the variate
/// moves with its concentration so that its cumulative probability stays.
struct RandomLogGamma: Operation {
  let key: Key
  let isPerSample: Bool

  var isTraced: Bool { key.isTraced || isPerSample }

  func shape(_ inputs: [[Int]]) throws(ModelError) -> [Int] { inputs[0] }

  func compute(_ pass: Pass) {
    let key = pass.key.map { self.key.resolved(step: $0) } ?? self.key
    for sample in 0..<pass.samples {
      let first = isPerSample ? (pass.firstSample + sample) * pass.outputSize : 0
      let (concentrations, output) = (pass.input(0, sample: sample), pass.output(sample: sample))
      for place in output.indices {
        output[place] = Float(
          key.child(first + place).logGamma(Double(concentrations[place])))
      }
    }
  }

  func gradient(_ inputs: [Tensor], _ output: Tensor, _ g: Tensor) -> [Tensor?] {
    [g * SpecialFunction.apply(.logGammaSlope, inputs[0], output)]
  }
}

extension Key {
  /// The logarithm of a variate of Gamma(concentration, 1). Each attempt takes one block of the stream; about one in twenty, or
  /// fewer, is rejected.
  fileprivate func logGamma(_ concentration: Double) -> Double {
    guard concentration > 0, concentration < .infinity else { return .nan }
    // Below 1: Gamma(a) is Gamma(a + 1) times the power 1/a of a uniform.
    let isSmall = concentration < 1
    let d = concentration + (isSmall ? 1 : 0) - 1.0 / 3
    let c = 1 / (9 * d).squareRoot()
    var attempt: UInt64 = 0
    while true {
      let words = block(attempt)
      attempt += 1
      let x = Double(BoxMuller.normals(words)[0])
      let root = 1 + c * x
      guard root > 0 else { continue }
      let logV = 3 * Elementary.log(root)
      guard Key.logUniform(words[2]) < 0.5 * x * x + d - d * root * root * root + d * logV else {
        continue
      }
      let boost = isSmall ? Key.logUniform(words[3]) / concentration : 0
      return Elementary.log(d) + logV + boost
    }
  }

  /// The logarithm of a uniform on (0, 1].
  private static func logUniform(_ word: UInt32) -> Double {
    Elementary.log((Double(word) + 1) * 0x1p-32)
  }
}

extension Tensor {
  /// The logarithm of a variate of Gamma(concentration, 1) for each concentration, a pure function of the key (JAX:
  /// `random.loggamma`); in a trace of their own for each sample, if the concentration or `other` is.
  static func logGamma(_ concentration: Tensor, key: Key, like other: Tensor = 0) -> Tensor {
    let isPerSample = concentration.isPerSample || other.isPerSample
    return Tensor(RandomLogGamma(key: key, isPerSample: isPerSample), concentration)
  }
}
