internal import Basics

extension WeightFault {
  /// In the words of files of weights.
  init(_ fault: NPYFault) {
    if case .type = fault.problem, let first = fault.rest.first, "[({".utf8.contains(first) {
      self = NPYHeader.structured
    } else {
      let (found, expected) = fault.foundAndExpected
      self.init("found \(found) in the NPY header, expected \(expected)")
    }
  }
}

extension NPYFault {
  fileprivate var foundAndExpected: (String, String) {
    switch problem {
    case .openString, .longString: ("a string without an end", "one of at most 64 bytes")
    case .key(let key): ("key '\(key)'", "descr, fortran_order and shape once")
    case .axes: ("more axes", "at most \(NPYArray.rankLimit)")
    case .extent where rest.first == UInt8(ascii: "-"): ("a negative extent", "none")
    case .extent(let digits): ("an extent of \(digits) digits", "one that 64 bits can hold")
    case .comma: ("a number", "a tuple")
    case .rest, .missing: ("another dictionary", "descr, fortran_order and shape")
    case .mark(let character): (start, "'\(character)'")
    case .string, .type: (start, "'\"'")
    case .boolean: (start, "'False'")
    case .bracket: (start, "')'")
    case .separator: (start, "'}'")
    }
  }

  private var start: String {
    rest.isEmpty ? "its end" : "'\(String(decoding: rest.prefix(8), as: UTF8.self))'"
  }
}
