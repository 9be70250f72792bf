internal import Basics

/// SHA-256 of a text's UTF-8 bytes, in hexadecimal digits.
public func sha256(of text: String) -> String { hexadecimal(sha256(of: [Array(text.utf8)])) }
