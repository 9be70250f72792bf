internal import Crypto

/// SHA-256 of a text's UTF-8 bytes, in hexadecimal digits.
public func sha256(of text: String) -> String {
  SHA256.hash(data: Array(text.utf8)).map { byte in
    let digits = String(byte, radix: 16)
    return byte < 16 ? "0" + digits : digits
  }.joined()
}
