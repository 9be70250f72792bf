import Model
import Testing

/// Arrays that repeat repeated ones, as the gradient of a sum of sums has them.
@Suite struct RepeatedArrayTests {
  @Test(arguments: [[2, 2, 2], [2, 3, 4], [3, 1, 2], [2, 2, 2, 2]])
  func gradientOfSumOfSumsIsOneEverywhere(_ shape: [Int]) throws {
    let x = Tensor.normal(shape, key: Key(seed: 1))
    let axes = (1..<shape.count).map { -$0 }
    #expect(try gradient(of: { $0.sum(axes).sum() }, at: x) == .ones(shape))
    let weighted = try gradient(of: { (square($0) * 0.5).sum(axes).sum() }, at: x)
    #expect(weighted == x)
  }
}
