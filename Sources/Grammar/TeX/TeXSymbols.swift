/// The commands that stand for one sign.
package enum TeXSymbols {
  static let identifiers: [String: String] = [
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ϵ", "varepsilon": "ε",
    "zeta": "ζ", "eta": "η", "theta": "θ", "vartheta": "ϑ", "iota": "ι", "kappa": "κ",
    "lambda": "λ", "mu": "μ", "nu": "ν", "xi": "ξ", "pi": "π", "rho": "ρ", "sigma": "σ",
    "tau": "τ", "upsilon": "υ", "phi": "ϕ", "varphi": "φ", "chi": "χ", "psi": "ψ", "omega": "ω",
    "Gamma": "Γ", "Delta": "Δ", "Theta": "Θ", "Lambda": "Λ", "Xi": "Ξ", "Pi": "Π",
    "Sigma": "Σ", "Phi": "Φ", "Psi": "Ψ", "Omega": "Ω", "ell": "ℓ", "infty": "∞",
    "partial": "∂", "nabla": "∇", "emptyset": "∅", "top": "⊤", "hbar": "ℏ",
  ]

  static let operators: [String: String] = [
    "cdot": "⋅", "times": "×", "pm": "±", "mp": "∓", "div": "÷", "ast": "∗", "circ": "∘",
    "odot": "⊙", "oplus": "⊕", "otimes": "⊗", "le": "≤", "leq": "≤", "ge": "≥", "geq": "≥",
    "ne": "≠", "neq": "≠", "approx": "≈", "equiv": "≡", "sim": "∼", "simeq": "≃",
    "propto": "∝", "ll": "≪", "gg": "≫", "in": "∈", "notin": "∉", "subset": "⊂",
    "subseteq": "⊆", "cup": "∪", "cap": "∩", "setminus": "∖", "to": "→", "rightarrow": "→",
    "leftarrow": "←", "gets": "←", "mapsto": "↦", "Rightarrow": "⇒", "iff": "⟺", "forall": "∀",
    "exists": "∃", "neg": "¬", "land": "∧", "lor": "∨", "mid": "∣", "parallel": "∥",
    "dots": "…", "ldots": "…", "cdots": "⋯", "colon": ":", "prime": "′",
    "lt": "<", "gt": ">", "%": "%", "#": "#", "&": "&", "$": "$", "_": "_",
  ]

  static let fences: [String: String] = [
    "{": "{", "}": "}", "lbrace": "{", "rbrace": "}", "langle": "⟨", "rangle": "⟩",
    "lvert": "|", "rvert": "|", "vert": "|", "lVert": "‖", "rVert": "‖", "Vert": "‖", "|": "‖",
    "lfloor": "⌊", "rfloor": "⌋", "lceil": "⌈", "rceil": "⌉",
  ]

  static let large: [String: String] = [
    "sum": "∑", "prod": "∏", "bigcup": "⋃", "bigcap": "⋂", "int": "∫", "iint": "∬", "oint": "∮",
  ]

  /// Functions written upright; those that take limits when displayed are true.
  package static let functions: [String: Bool] = [
    "ln": false, "log": false, "exp": false, "sin": false, "cos": false, "tan": false,
    "tanh": false, "det": false, "dim": false, "arg": false, "Pr": true, "min": true,
    "max": true, "sup": true, "inf": true, "lim": true,
  ]

  /// Spaces, in em.
  static let spaces: [String: String] = [
    ",": "0.167", ":": "0.222", ">": "0.222", ";": "0.278", "!": "-0.167", " ": "0.333",
    "quad": "1", "qquad": "2",
  ]

  static let accents: [String: (sign: String, isBelow: Bool)] = [
    "hat": ("^", false), "widehat": ("^", false), "bar": ("¯", false), "overline": ("¯", false),
    "tilde": ("~", false), "widetilde": ("~", false), "vec": ("→", false), "dot": ("˙", false),
    "ddot": ("¨", false), "underline": ("_", true), "underbrace": ("⏟", true),
    "overbrace": ("⏞", false),
  ]

  /// Commands whose argument is set in another alphabet, and that alphabet's first capital letter.
  static let alphabets: [String: UInt32] = ["mathcal": 0x1D49C, "mathbb": 0x1D538]

  /// Capitals that stand apart from their alphabet in Unicode.
  static let exceptions: [String: [Character: String]] = [
    "mathcal": [
      "B": "ℬ", "E": "ℰ", "F": "ℱ", "H": "ℋ", "I": "ℐ", "L": "ℒ", "M": "ℳ", "R": "ℛ",
    ],
    "mathbb": ["C": "ℂ", "H": "ℍ", "N": "ℕ", "P": "ℙ", "Q": "ℚ", "R": "ℝ", "Z": "ℤ"],
  ]
}

extension TeXSymbols {
  /// The names of all commands, without their backslashes.
  package static var commands: [String] {
    Array(identifiers.keys) + operators.keys + fences.keys + large.keys + functions.keys
      + spaces.keys + accents.keys + alphabets.keys + structures
  }

  /// Commands that take arguments or stand around others.
  private static let structures = [
    "frac", "tfrac", "dfrac", "sqrt", "text", "mathrm", "operatorname", "textrm", "mathbf",
    "boldsymbol", "bm", "left", "right", "begin", "end", "displaystyle", "limits", "nolimits",
  ]
}
