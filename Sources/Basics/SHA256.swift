/// SHA-256 (FIPS 180-4) of byte strings, one behind the other: 32 bytes.
package func sha256(of parts: [[UInt8]]) -> [UInt8] {
  var hash = RunningHash(.sha256)
  for part in parts { part.withUnsafeBytes { hash.update($0) } }
  return hash.finish()
}

/// Two digits for each byte, in lower case.
package func hexadecimal(_ bytes: [UInt8]) -> String {
  bytes.map { hexadecimal($0) }.joined()
}

/// A byte's two hexadecimal digits, in lower case.
package func hexadecimal(_ byte: UInt8) -> String {
  (byte < 16 ? "0" : "") + String(byte, radix: 16)
}
