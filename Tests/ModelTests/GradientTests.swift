import Testing

@testable import Model

/// The contract of every operation, realization and objective: gradients are those of the loss.
@Suite struct GradientTests {
  static let cases = ContractCase.all.indices

  @Test(arguments: cases, [false, true])
  func gradientsAreThoseOfTheLoss(_ index: Int, _ fused: Bool) throws {
    let test = ContractCase.all[index]
    let batch = try test.batch(fused: fused)
    let gradient = batch.step().gradient
    let largest = Double(gradient.map(abs).max() ?? 0)
    #expect(largest > 1e-3)
    // Single precision leaves 1e-7 of the loss, which a step of 1/512 to both sides makes 3e-5; Richardson's
    // extrapolation leaves of curvature less than that.
    let bound = 5e-4 * largest + 1e-4
    var checked = 0
    for place in gradient.indices {
      let differences = Differences(step: 1.0 / 256) { batch.loss(moved: place, by: $0) }
      guard differences.roughness < bound else { continue }
      checked += 1
      let error = abs(differences.slope - Double(gradient[place]))
      #expect(error < bound, "\(test.name), parameter \(place)")
    }
    // Kinks within a step meet few coordinates, and none where there are none.
    let least = test.hasKinks ? gradient.count * 3 / 4 : gradient.count
    #expect(checked >= least, "\(test.name): \(checked) of \(gradient.count)")
  }

  @Test(arguments: cases)
  func fusedAndPlainPathsAgree(_ index: Int) throws {
    let test = ContractCase.all[index]
    let plain = try test.batch(fused: false).step()
    let fused = try test.batch(fused: true).step()
    #expect(abs(plain.loss - fused.loss) < 1e-6 * max(1, abs(plain.loss)), "\(test.name)")
    #expect(plain.metrics == fused.metrics)
    // A few roundings of single precision, in another order of summation.
    #expect(distance(fused.gradient, plain.gradient.map(Double.init)) < 1e-6, "\(test.name)")
  }

  @Test(arguments: cases, [2, 3, 8])
  func everyNumberOfThreadsGivesTheSameBits(_ index: Int, _ threads: Int) throws {
    let test = ContractCase.all[index]
    let one = try test.batch(fused: true).step()
    let many = try test.batch(fused: true, threads: threads).step()
    #expect(one.loss == many.loss)
    #expect(one.gradient == many.gradient)
  }
}

extension Batch {
  /// The loss with one parameter displaced, and by how much single precision lets it be.
  func loss(moved place: Int, by displacement: Double) -> (moved: Double, value: Double) {
    var parameters = model.parameters
    parameters[place] += Float(displacement)
    return (
      Double(parameters[place]) - Double(model.parameters[place]), step(parameters).loss
    )
  }
}
