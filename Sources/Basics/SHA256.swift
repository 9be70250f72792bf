#if canImport(CryptoKit)
  internal import CryptoKit
#else
  internal import CNettle
#endif

/// SHA-256 (FIPS 180-4) of byte strings, one behind the other: 32 bytes.
///
/// By the system's library: CryptoKit on Apple's systems, Nettle elsewhere.
package func sha256(of parts: [[UInt8]]) -> [UInt8] {
  #if canImport(CryptoKit)
    var hash = SHA256()
    for part in parts { part.withUnsafeBytes { hash.update(bufferPointer: $0) } }
    return Array(hash.finalize())
  #else
    var context = sha256_ctx()
    nettle_sha256_init(&context)
    for part in parts { nettle_sha256_update(&context, part.count, part) }
    var digest = [UInt8](repeating: 0, count: Int(SHA256_DIGEST_SIZE))
    nettle_sha256_digest(&context, digest.count, &digest)
    return digest
  #endif
}

/// Two digits for each byte, in lower case.
package func hexadecimal(_ bytes: [UInt8]) -> String {
  bytes.map { hexadecimal($0) }.joined()
}

/// A byte's two hexadecimal digits, in lower case.
package func hexadecimal(_ byte: UInt8) -> String {
  (byte < 16 ? "0" : "") + String(byte, radix: 16)
}
