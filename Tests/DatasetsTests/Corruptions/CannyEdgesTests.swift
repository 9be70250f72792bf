import Foundation
import Testing

@testable import Datasets

@Suite struct CannyEdgesTests {
  @Test func outlinesASquare() {
    let square = image { row, column in 8..<20 ~= row && 8..<20 ~= column ? 1 : 0 }
    let result = CannyEdges().corrupt(square, noise: ())
    let row = (0..<28).filter { result[14 * 28 + $0] == 1 }
    // Brightness changes as much on both sides of the border: both are ridges.
    #expect(row == [7, 8, 19, 20])
    #expect(CannyEdges().appearance == "reduced to their outlines")
    #expect(CannyEdges.title == "edge detection")
  }

  @Test func keepsWeakEdgesThatLeadToStrongOnes() {
    // Of a step of height h, once blurred, the gradient is 4 (0.399 + 0.242) h: less than 0.2 from row 18 on, where h is less
    // than 0.078, but more than 0.1 up to row 24, as in the whole of the weak one.
    let joined = image { row, column in column < 14 ? 0 : 0.5 * pow(0.9, Double(row)) }
    let weak = image { _, column in column < 14 ? 0 : 0.06 }
    let edges = CannyEdges().corrupt(joined, noise: ())
    for row in 1...22 { #expect(edges[row * 28 + 13] + edges[row * 28 + 14] > 0, "row \(row)") }
    #expect(CannyEdges().corrupt(weak, noise: ()) == flat(0))
  }

  @Test func whatIsFlatHasNoEdges() {
    // The border is not one.
    #expect(CannyEdges().corrupt(flat(1), noise: ()) == flat(0))
  }
}
