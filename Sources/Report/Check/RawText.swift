/// Where the text of an element ends in which there are no tags: at `</name` with white space, `/` or `>` behind it, in
/// upper or lower case. Nothing if it does not end.
func rawTextEnd(_ bytes: [UInt8], _ range: Range<Int>, of name: String) -> Int? {
  var index = range.lowerBound
  while let start = bytes[index..<range.upperBound].firstIndex(of: UInt8(ascii: "<")) {
    index = start + 1
    if index < range.upperBound, bytes[index] == UInt8(ascii: "/"),
      isWord(bytes[(index + 1)..<range.upperBound], name)
    {
      return start
    }
  }
  return nil
}

/// Where a script ends. After `<!--` in it, `<script` begins an inner one, whose `</script` does not end it.
func scriptEnd(_ bytes: [UInt8], _ range: Range<Int>) -> Int? {
  var (isEscaped, isInner) = (false, false)
  for index in range {
    let rest = bytes[index..<range.upperBound]
    switch rest.first {
    case UInt8(ascii: "<"):
      if rest.starts(with: "<!--".utf8), !isEscaped {
        isEscaped = true
      } else if rest.dropFirst().first == UInt8(ascii: "/"), isWord(rest.dropFirst(2), "script") {
        if !isInner { return index }
        isInner = false
      } else if isEscaped, isWord(rest.dropFirst(), "script") {
        isInner = true
      }
    case UInt8(ascii: "-") where rest.starts(with: "-->".utf8) && isEscaped:
      (isEscaped, isInner) = (false, false)
    default: break
    }
  }
  return nil
}

private func isWord(_ bytes: ArraySlice<UInt8>, _ name: String) -> Bool {
  let name = name.utf8
  guard zip(bytes, name).allSatisfy({ $0 | 0x20 == $1 }), bytes.count > name.count,
    let next = bytes.dropFirst(name.count).first
  else { return false }
  return isSpace(next) || next == UInt8(ascii: "/") || next == UInt8(ascii: ">")
}

/// Whether a tag or a comment could begin in a text.
func hasMarkup(_ bytes: ArraySlice<UInt8>) -> Bool {
  zip(bytes, bytes.dropFirst()).contains { first, next in
    first == UInt8(ascii: "<")
      && (isLetter(next)
        || [UInt8(ascii: "/"), UInt8(ascii: "!"), UInt8(ascii: "?")].contains(next))
  }
}
