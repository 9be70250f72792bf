#if canImport(CryptoKit)
  internal import CryptoKit
#else
  internal import CNettle
#endif

/// A hash of bytes that come piece by piece, by the system's library: CryptoKit on Apple's systems, Nettle elsewhere.
package struct RunningHash {
  package enum Function: Sendable {
    /// FIPS 180-4: 32 bytes.
    case sha256
    /// RFC 1321: 16 bytes. For sums that others have published; it guards against accidents only.
    case md5
  }

  #if canImport(CryptoKit)
    private enum State {
      case sha256(SHA256)
      case md5(Insecure.MD5)
    }
  #else
    private enum State {
      case sha256(sha256_ctx)
      case md5(md5_ctx)
    }
  #endif
  private var state: State
}

#if canImport(CryptoKit)
  extension RunningHash {
    package init(_ function: Function) {
      switch function {
      case .sha256: state = .sha256(SHA256())
      case .md5: state = .md5(Insecure.MD5())
      }
    }

    package mutating func update(_ bytes: UnsafeRawBufferPointer) {
      switch state {
      case .sha256(var hash):
        hash.update(bufferPointer: bytes)
        state = .sha256(hash)
      case .md5(var hash):
        hash.update(bufferPointer: bytes)
        state = .md5(hash)
      }
    }

    /// The hash of all bytes so far; none come after.
    package consuming func finish() -> [UInt8] {
      switch state {
      case .sha256(let hash): Array(hash.finalize())
      case .md5(let hash): Array(hash.finalize())
      }
    }
  }
#else
  extension RunningHash {
    package init(_ function: Function) {
      switch function {
      case .sha256:
        var context = sha256_ctx()
        nettle_sha256_init(&context)
        state = .sha256(context)
      case .md5:
        var context = md5_ctx()
        nettle_md5_init(&context)
        state = .md5(context)
      }
    }

    package mutating func update(_ bytes: UnsafeRawBufferPointer) {
      guard let start = bytes.bindMemory(to: UInt8.self).baseAddress else { return }
      switch state {
      case .sha256(var context):
        nettle_sha256_update(&context, bytes.count, start)
        state = .sha256(context)
      case .md5(var context):
        nettle_md5_update(&context, bytes.count, start)
        state = .md5(context)
      }
    }

    /// The hash of all bytes so far; none come after.
    package consuming func finish() -> [UInt8] {
      switch state {
      case .sha256(var context):
        var digest = [UInt8](repeating: 0, count: Int(SHA256_DIGEST_SIZE))
        nettle_sha256_digest(&context, digest.count, &digest)
        return digest
      case .md5(var context):
        var digest = [UInt8](repeating: 0, count: Int(MD5_DIGEST_SIZE))
        nettle_md5_digest(&context, digest.count, &digest)
        return digest
      }
    }
  }
#endif
