/// KL(q ‖ p) in nats, in closed form, of the shape of the batch, q's and p's broadcast together (TFP: `kl_divergence`).
///
/// For a pair without a closed form the result is an error, which names both.
public func klDivergence(_ q: any Distribution, _ p: any Distribution) -> Tensor {
  guard let nats = q.divergence(from: p) else {
    return Tensor(
      invalid: ModelError(
        .configuration, "divergence without closed form", at: "klDivergence",
        "found \(type(of: q)) and \(type(of: p)), expected a pair that has one "
          + "(klDivergence(q, p, samples:, key:) estimates it)"))
  }
  return Tensor(DivergenceMark(), nats)
}

/// KL(q ‖ p) in nats, estimated: the mean of ln q(w) - ln p(w) over `samples` draws w of q. The estimate is unbiased; its
/// standard error falls with the square root of the number of draws. Of the shape of the batch; distributions whose events do not
/// go together give an error.
///
/// - Parameters:
///   - q: the distribution that is drawn from.
///   - p: the one that it is compared with.
///   - samples: the number of draws.
///   - key: draw k is made with the child key k. Divergences with the same key and posteriors of equal shape have the same
///     noise.
/// - Precondition: samples ≥ 1.
public func klDivergence(
  _ q: any Distribution, _ p: any Distribution, samples: Int, key: Key
) -> Tensor {
  precondition(samples >= 1, "samples must be at least 1, is \(samples)")
  let terms = (0..<samples).map { index in
    let draw = q.sample(key.child(index))
    return q.logProb(draw) - p.logProb(draw)
  }
  return Tensor(DivergenceMark(), terms.dropFirst().reduce(terms[0], +) / Double(samples))
}
