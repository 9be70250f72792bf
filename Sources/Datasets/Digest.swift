internal import Crypto

/// SHA-256 of byte strings, one behind the other, in hexadecimal.
func digest(_ parts: [[UInt8]]) -> String {
  var hash = SHA256()
  for part in parts { part.withUnsafeBytes { hash.update(bufferPointer: $0) } }
  return hash.finalize().map(hex).joined()
}
