internal import CKernels

// Normals come from the kernels, which compute them with the same bits on every instruction set. `BoxMuller` below is
// what they compute, in plain Swift and double precision: tests hold the one against the other.

extension Key {
  /// Draw `index`, standard normal.
  public func normal(_ index: Int) -> Float {
    var draw: Float = 0
    ck_normals(bits, 0, UInt64(index), 1, &draw)
    return draw
  }

  /// Draws 0 ..< count, normal with the given mean and standard deviation.
  public func normals(count: Int, mean: Float = 0, standardDeviation: Float = 1) -> [Float] {
    [Float](unsafeUninitializedCapacity: count) { buffer, initialized in
      fillNormals(into: UnsafeMutableBufferPointer(rebasing: buffer[..<count]), offset: 0)
      for index in 0..<count { buffer[index] = mean + standardDeviation * buffer[index] }
      initialized = count
    }
  }

  /// Writes draws offset ..< offset + buffer.count, standard normal.
  package func fillNormals(into buffer: UnsafeMutableBufferPointer<Float>, offset: Int) {
    ck_normals(bits, 0, UInt64(offset), buffer.count, buffer.baseAddress)
  }
}

/// The polar form of two independent normals from two uniforms: Box and Muller, *A note on the
/// generation of random normal deviates*, Ann. Math. Statist. 29 (1958).
package enum BoxMuller {
  /// Words 0 and 1 give normals 0 and 1; words 2 and 3 give normals 2 and 3.
  package static func normals(_ words: Philox.Block) -> SIMD4<Float> {
    let (a, b) = pair(words[0], words[1])
    let (c, d) = pair(words[2], words[3])
    return SIMD4(a, b, c, d)
  }

  /// The radius takes a uniform on (0, 1], which keeps its logarithm finite: |normal| < 5.77.
  private static func pair(_ first: UInt32, _ second: UInt32) -> (Float, Float) {
    let radius = (-2 * Elementary.log((Double(first >> 8) + 1) * 0x1p-24)).squareRoot()
    let angle = 2 * Double.pi * Double(second >> 8) * 0x1p-24
    return (Float(radius * Elementary.cos(angle)), Float(radius * Elementary.sin(angle)))
  }
}
