/// The samples of a chunk, where they lie in the data set.
package struct Source {
  /// The whole data set, [N] + input shape.
  package let images: UnsafePointer<Float>
  /// Row of the data set of each sample of the chunk.
  package let indices: UnsafePointer<Int32>
}

/// What an operation is given to compute forwards.
package struct ForwardPass {
  package let samples: Int
  package let source: Source
  /// The whole weight vector.
  package let weights: UnsafePointer<Float>
  /// [samples] + input shape, and [samples] + output shape.
  package let input: UnsafePointer<Float>
  package let output: UnsafeMutablePointer<Float>
  package let scratch: UnsafeMutableRawPointer
}

/// What an operation is given to compute backwards, behind the same chunk's forward pass.
package struct BackwardPass {
  package let samples: Int
  package let source: Source
  package let weights: UnsafePointer<Float>
  package let input: UnsafePointer<Float>
  package let output: UnsafePointer<Float>
  package let scratch: UnsafeMutableRawPointer
  /// d loss / d output, [samples] + output shape.
  package let outputGradient: UnsafePointer<Float>
  /// d loss / d input, to be overwritten; nil when nobody needs it.
  package let inputGradient: UnsafeMutablePointer<Float>?
  /// d loss / d weights for this chunk, the whole vector.
  package let weightGradient: UnsafeMutablePointer<Float>
}
