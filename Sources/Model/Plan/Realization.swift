/// How a range of the weight vector is made from a range of the parameter vector, once a batch.
package protocol Realization: Sendable {
  var name: String { get }
  /// Index of its layer, to which the divergence is accounted.
  var layer: Int { get }
  var parameters: Range<Int> { get }
  var weights: Range<Int> { get }
  /// Standard normal numbers that a draw needs; 0 when nothing is random.
  var noiseCount: Int { get }
  /// What the divergence is multiplied with in the loss; 0 when there is none.
  var klWeight: Double { get }
  /// Floats kept from `realize` to `pullBack`.
  var scratchCount: Int { get }

  /// Writes its range of the weights. Returns its divergence in nats; 0 when there is none.
  func realize(_ pass: RealizationPass) -> Double

  /// Overwrites its range of the parameter gradient from that of the weights, and adds the gradient
  /// of `klWeight` × divergence. Runs behind `realize` with the same pass.
  func pullBack(_ pass: RealizationPass, _ gradients: RealizationGradients)
}

extension Realization {
  package var noiseCount: Int { 0 }
  package var scratchCount: Int { 0 }
  package var klWeight: Double { 0 }
}

/// Pointers to the whole vectors, and to the realization's own noise and scratch memory.
package struct RealizationPass {
  package let parameters: UnsafePointer<Float>
  package let weights: UnsafeMutablePointer<Float>
  package let noise: UnsafePointer<Float>
  package let scratch: UnsafeMutablePointer<Float>
}

package struct RealizationGradients {
  package let weights: UnsafePointer<Float>
  package let parameters: UnsafeMutablePointer<Float>
}
