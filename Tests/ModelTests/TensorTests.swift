import Model
import Testing

@Suite struct TensorTests {
  let tensor = Tensor(shape: [3, 2], scalars: [1, 2, 3, 4, 5, 6])

  @Test func rowsAreContiguous() {
    #expect(Array(tensor.row(1)) == [3, 4])
    #expect(tensor[1..<3] == Tensor(shape: [2, 2], scalars: [3, 4, 5, 6]))
    #expect(tensor.prefix(9) == tensor)
    #expect(tensor.gather([2, 0]) == Tensor(shape: [2, 2], scalars: [5, 6, 1, 2]))
  }

  @Test func equalityIsOfBits() {
    #expect(Tensor([.nan]) == Tensor([.nan]))
    #expect(Tensor([0]) != Tensor([-0.0]))
    #expect(tensor != tensor.reshaped([2, 3]))
  }

  @Test func firstOfEqualsIsGreatest() {
    #expect(Tensor(shape: [2, 3], scalars: [1, 7, 7, 4, 4, 1]).argmax() == [1, 0])
  }

  @Test func oneHotMarksTheLabel() {
    #expect(
      Tensor.oneHot([2, 0], classes: 3) == Tensor(shape: [2, 3], scalars: [0, 0, 1, 1, 0, 0]))
  }
}
