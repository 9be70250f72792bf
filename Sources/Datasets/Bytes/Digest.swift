internal import Basics

/// SHA-256 of byte strings, one after the other, in hexadecimal.
func digest(_ parts: [[UInt8]]) -> String { hexadecimal(sha256(of: parts)) }
