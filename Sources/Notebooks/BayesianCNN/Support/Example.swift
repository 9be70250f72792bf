import Report

/// An image of a test set that the page shows, and why.
struct Example {
  let role: String
  /// clean or corrupted, as in results.json.
  let set: String
  let index: Int
}

extension Results.Example {
  /// What a model says of an example; without an interval, lower and upper are the mean.
  init(
    _ example: Example, label: Int, model: String, mean: [Float], lower: [Float]? = nil,
    upper: [Float]? = nil, favourites: [Int]? = nil
  ) {
    self.init(
      role: example.role, set: example.set, index: example.index, label: label, model: model,
      lower: (lower ?? mean).map(Double.init), upper: (upper ?? mean).map(Double.init),
      mean: mean.map(Double.init), favourites: favourites)
  }

  /// How many of the draws favour the class that most of them favour, and which that is; the next class likewise.
  var favouredMost: (first: (class: Int, draws: Int), second: (class: Int, draws: Int)) {
    let counts = (favourites ?? []).enumerated().sorted {
      ($1.element, $0.offset) < ($0.element, $1.offset)
    }
    func entry(_ index: Int) -> (class: Int, draws: Int) {
      index < counts.count ? (counts[index].offset, counts[index].element) : (0, 0)
    }
    return (entry(0), entry(1))
  }

  /// The probability of the true class.
  var ofTrueClass: Quantity {
    quantity("probability of the true class", short(mean[label]), .percent(2))
  }

  /// How far the interval of the true class reaches.
  var intervalOfTrueClass: Quantity {
    quantity("interval of the true class", upper[label] - lower[label], .percent(2))
  }

  /// The probability of the class that the model favours.
  var ofFavourite: Quantity {
    quantity("probability of the favoured class", short(mean.max() ?? 0), .percent(1))
  }

  /// How far the widest interval of a class reaches.
  var widestInterval: Quantity {
    quantity("widest interval", zip(lower, upper).map { $1 - $0 }.max() ?? 0, .percent(1))
  }

  /// A softmax never quite reaches one: from 1 - 2⁻²⁵ on, single precision rounds it up.
  private func short(_ probability: Double) -> Double { min(probability, 1 - 0x1p-25) }

  private func quantity(_ name: String, _ value: Double, _ format: NumberFormat) -> Quantity {
    Quantity("\(name), image \(index), \(set)", value, format)
  }
}
