/// The name of the constant that holds a file's text: `coinsSource` for `Coins.swift`.
///
/// It is the file's base name in lower camel case (`CoinToss` is `coinToss`, `URLData` is `urlData`) and
/// `Source`; what cannot stand in a name parts words.
///
/// - Parameter path: the file's path.
public func sourceName(ofFile path: String) -> String {
  let base = fileName(of: path).split(separator: ".").dropLast().joined(separator: ".")
  let words = base.split { !($0.isLetter || $0.isNumber || $0 == "_") }
  let rest = words.dropFirst().map { $0.prefix(1).uppercased() + $0.dropFirst() }
  let name = lowerCamelCase(String(words.first ?? "")) + rest.joined() + "Source"
  return name.first?.isNumber == true ? "_\(name)" : name
}

/// The last component of a path.
func fileName(of path: String) -> String {
  path.split(separator: "/").last.map(String.init) ?? path
}

/// The capitals that a name begins with become small, except the last of several before a small letter.
private func lowerCamelCase(_ name: String) -> String {
  let capitals = name.prefix(while: \.isUppercase).count
  let isWord = capitals > 1 && name.dropFirst(capitals).first?.isLetter == true
  let count = isWord ? capitals - 1 : capitals
  return name.prefix(count).lowercased() + name.dropFirst(count)
}
