import Model

/// A distribution of a golden file (References/tfp_nodes.py): a name, parameters, and the parts of a composite one.
struct GoldenNode: Decodable {
  let name: String
  let parameters: [String: GoldenArray]
  let gradients: [String: GoldenArray]?
  let options: [String: Int]
  let components: [GoldenNode]

  /// The parameters of the distribution and its parts, each with the gradient that is expected for it.
  var leaves: [(tensor: Tensor, gradient: GoldenArray?)] {
    let names = parameters.keys.sorted()
    return names.map { (parameters[$0]?.tensor ?? 0, gradients?[$0]) }
      + components.flatMap(\.leaves)
  }

  /// The distribution with other tensors for `leaves`.
  func distribution(_ leaves: [Tensor]) -> any Distribution {
    var rest = leaves[...]
    return distribution(&rest)
  }

  private func distribution(_ rest: inout ArraySlice<Tensor>) -> any Distribution {
    let own = Dictionary(uniqueKeysWithValues: zip(parameters.keys.sorted(), rest))
    rest = rest.dropFirst(own.count)
    var parts: [any Distribution] = []
    for component in components { parts.append(component.distribution(&rest)) }
    return parts.isEmpty ? simple(own) : composite(parts)
  }

  private func composite(_ parts: [any Distribution]) -> any Distribution {
    let cat = parts[0] as? Categorical ?? Categorical(logits: Tensor([0]))
    return switch name {
    case "Independent":
      Independent(parts[0], reinterpretedBatchNdims: options["reinterpreted_batch_ndims"])
    case "Mixture": Mixture(cat: cat, components: Array(parts.dropFirst()))
    case "MixtureSameFamily":
      MixtureSameFamily(mixtureDistribution: cat, componentsDistribution: parts[1])
    default: fatalError("no distribution \(name)")
    }
  }

  private func simple(_ p: [String: Tensor]) -> any Distribution {
    func parameter(_ name: String) -> Tensor { p[name] ?? Tensor(.nan) }
    let (loc, scale) = (parameter("loc"), parameter("scale"))
    return switch name {
    case "Normal": Normal(loc: loc, scale: scale)
    case "Laplace": Laplace(loc: loc, scale: scale)
    case "StudentT": StudentT(df: parameter("df"), loc: loc, scale: scale)
    case "Uniform": Uniform(low: parameter("low"), high: parameter("high"))
    case "HalfNormal": HalfNormal(scale: scale)
    case "Gamma": Gamma(concentration: parameter("concentration"), rate: parameter("rate"))
    case "Beta":
      Beta(
        concentration1: parameter("concentration1"), concentration0: parameter("concentration0"))
    case "Bernoulli": Bernoulli(logits: parameter("logits"))
    case "Categorical":
      p["probs"].map { Categorical(probs: $0) } ?? Categorical(logits: parameter("logits"))
    case "OneHotCategorical": OneHotCategorical(logits: parameter("logits"))
    case "Dirichlet": Dirichlet(concentration: parameter("concentration"))
    case "MultivariateNormalDiag":
      MultivariateNormalDiag(loc: loc, scaleDiag: parameter("scale_diag"))
    case "MultivariateNormalTriL":
      MultivariateNormalTriL(loc: loc, scaleTril: parameter("scale_tril"))
    case "Deterministic": Deterministic(loc: loc)
    default: fatalError("no distribution \(name)")
    }
  }
}
