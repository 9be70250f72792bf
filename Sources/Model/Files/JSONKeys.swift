/// The keys of objects in JSON, as they stand there: decoders forget their order, and which are there twice.
struct JSONKeys {
  /// Those of the outermost object.
  private(set) var outermost: [String] = []
  /// The first key that its object has twice, and the outermost key that it belongs to.
  private(set) var duplicate: (name: String, array: String?)?
  /// Of the objects and lists that are open; a list has none.
  private var open: [Set<String>] = []

  /// - Parameters:
  ///   - bytes: valid JSON.
  ///   - decode: the text of a string with its quotes.
  init(_ bytes: ArraySlice<UInt8>, decode: (ArraySlice<UInt8>) throws -> String) rethrows {
    var position = bytes.startIndex
    while position < bytes.endIndex {
      let start = position
      position += 1
      switch bytes[start] {
      case UInt8(ascii: "{"), UInt8(ascii: "["): open.append([])
      case UInt8(ascii: "}"), UInt8(ascii: "]"): _ = open.popLast()
      case UInt8(ascii: "\""):
        position = Self.end(of: bytes, from: position)
        if Self.isKey(bytes[position...]) { add(try decode(bytes[start..<position])) }
      default: break
      }
    }
  }

  private mutating func add(_ key: String) {
    guard !open.isEmpty else { return }
    let isNew = open[open.count - 1].insert(key).inserted
    if !isNew, duplicate == nil { duplicate = (key, open.count == 1 ? key : outermost.last) }
    if open.count == 1 { outermost.append(key) }
  }

  /// Behind the closing quote of a string.
  private static func end(of bytes: ArraySlice<UInt8>, from start: Int) -> Int {
    var position = start
    while position < bytes.endIndex, bytes[position] != UInt8(ascii: "\"") {
      position += bytes[position] == UInt8(ascii: "\\") ? 2 : 1
    }
    return min(position + 1, bytes.endIndex)
  }

  private static func isKey(_ rest: ArraySlice<UInt8>) -> Bool {
    rest.first { ![0x20, 0x09, 0x0A, 0x0D].contains($0) } == UInt8(ascii: ":")
  }
}
