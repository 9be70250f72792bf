public import Basics

// Digits that stand in for MNIST
//
// Where there is no MNIST, the program writes its own digits. A writer is drawn (slant, pen, haste, …), and one of
// the ways in which people write the digit. The writer moves the pen along it, and the line is scaled, centred
// and rendered as MNIST's makers did theirs. No image of MNIST is in the program: the ways are points set by hand
// (Allographs/), and the spreads (Writer.swift) are chosen so that the networks of the report find these digits
// about as hard as MNIST's (measured: docs/data.md). Image k is the same whoever draws it.

/// Handwritten digits, as this program writes them: 28×28, in the manner of MNIST.
public struct StandInDigits: Sendable {
  private let key: Key

  /// Digits that depend on the key, and on nothing else.
  public init(key: Key) { self.key = key }

  /// Digits with the given indices. The result does not depend on `threads`.
  public func draw(_ indices: Range<Int>, threads: Int) -> LabelledImages {
    let pixels = pixelsInParallel(of: indices, size: 784, threads: threads) { draw($0) }
    return LabelledImages(rows: 28, columns: 28, pixels: pixels, labels: indices.map(label))
  }

  /// Classes are as frequent as a fair die with ten faces makes them.
  func label(_ index: Int) -> UInt8 {
    var stream = ImageStream(key: key.child("label"), index: index)
    return UInt8(stream.index(below: 10))
  }

  private func draw(_ index: Int) -> [UInt8] {
    var stream = ImageStream(key: key.child("image"), index: index)
    let digit = Int(label(index))
    let writer = Writer(&stream)
    let allograph = allographs[digit].choose(stream.uniform())
    let line = writer.write(allograph, &stream).fitted(into: 20, margin: PenRaster.margin)
    return centredByMass(PenRaster(side: 20).pixels(line), side: 20, frame: 28)
  }
}
