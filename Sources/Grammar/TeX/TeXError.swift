/// Why a formula cannot be set.
package struct TeXError: Error, Equatable {
  package let reason: String
  /// The character of the formula at which it was noticed, from 0.
  package let offset: Int
  /// The command that is not known, without its backslash, if that is why.
  package let unknownCommand: String?
}

/// A formula's TeX without its `\label{id}`, and the id; the same TeX and nil if it has none.
package func separatingLabel(of tex: String) -> (tex: String, label: String?) {
  guard let start = tex.firstRange(of: "\\label{"),
    let end = tex[start.upperBound...].firstIndex(of: "}")
  else { return (tex, nil) }
  let label = String(tex[start.upperBound..<end])
  return (String(tex[..<start.lowerBound] + tex[tex.index(after: end)...]), label)
}
