internal import CKernels

extension Key {
  /// Draw `index` of the stream as a raw word.
  package func word(_ index: Int) -> UInt32 {
    block(UInt64(index) >> 2)[index & 3]
  }

  /// Draw `index`, uniform on [0, 1): a multiple of 2⁻²⁴.
  public func uniform(_ index: Int) -> Float {
    Float(word(index) >> 8) * 0x1p-24
  }

  /// Draws 0 ..< count, uniform on [low, high).
  public func uniform(count: Int, in bounds: Range<Float>) -> [Float] {
    let width = bounds.upperBound - bounds.lowerBound
    return (0..<count).map {
      min(bounds.lowerBound + width * uniform($0), bounds.upperBound.nextDown)
    }
  }

  /// Writes draws offset ..< offset + buffer.count, uniform on [0, 1).
  func fillUniforms(into buffer: UnsafeMutableBufferPointer<Float>, offset: Int) {
    ck_uniforms(bits, 0, UInt64(offset), buffer.count, buffer.baseAddress)
  }
}
