extension Page {
  /// The code shown, in order.
  public var listings: [String] {
    blocks.compactMap { block in
      if case .code(let listing) = block { return listing.source }
      return nil
    }
  }

  /// The claims, in order.
  public var claims: [Claim] {
    blocks.compactMap { block in
      if case .claim(let claim, _) = block { return claim }
      return nil
    }
  }

  /// The figures, in order: the first is Figure 1.
  public var pictures: [Picture] {
    blocks.compactMap { block in
      if case .picture(let picture, _) = block { return picture }
      return nil
    }
  }

  /// The number that the next figure will have, from 1.
  public var nextFigureNumber: Int { pictures.count + 1 }
}
