import Testing

@testable import Datasets

@Suite struct StandInDigitsTests {
  private let digits = StandInDigits(key: Key(seed: 0)).draw(0..<3000, threads: 2)

  private func image(_ index: Int) -> ArraySlice<UInt8> {
    digits.pixels[index * 784..<(index + 1) * 784]
  }

  @Test func imagesDoNotDependOnThreadsOrNeighbours() {
    let writer = StandInDigits(key: Key(seed: 0))
    #expect(writer.draw(0..<3000, threads: 1) == digits)
    #expect(writer.draw(0..<3000, threads: 3) == digits)
    let some = writer.draw(700..<703, threads: 1)
    #expect(some.pixels == Array(digits.pixels[700 * 784..<703 * 784]))
  }

  @Test func seedsGiveOtherDigits() {
    #expect(StandInDigits(key: Key(seed: 1)).draw(0..<20, threads: 1) != digits.prefix(20))
  }

  @Test func classesAreAboutAsFrequent() {
    // 3000 draws from ten classes: 300 each, standard deviation 16.4; five of them allow for 82.
    for label in 0..<10 {
      let count = digits.labels.count { $0 == label }
      #expect(abs(count - 300) < 82, "\(label): \(count)")
    }
  }

  @Test func everyImageIsFramedAsMNISTs() {
    let frames = (0..<3000).map { Frame(image($0)) }
    // Of MNIST's digits all but 1 in 400 have a longer side of 20 pixels, and none one of less than 14.
    let sides = frames.map { max($0.width, $0.height) }
    #expect(sides.allSatisfy { (14...20).contains($0) })
    #expect(sides.count { $0 == 20 } > 2950)
    // The centre of mass is in the pixel right and below of the middle, as exactly as whole pixels allow, unless the
    // border is in the way.
    let astray = frames.filter {
      !$0.isAtBorder && max(abs($0.centre.x - 14), abs($0.centre.y - 14)) > 0.5
    }
    #expect(astray.isEmpty)
    // 1.3 % of MNIST's digits touch the border.
    #expect(frames.count { $0.isAtBorder } < 150)
  }

  @Test func brightnessIsLikeThatOfMNIST() {
    var means = [Double](repeating: 0, count: 10)
    for index in 0..<3000 {
      let mean = image(index).reduce(0) { $0 + Double($1) } / 784
      // MNIST's images lie between 4 and 120.
      #expect((4...120).contains(mean), "image \(index): \(mean)")
      means[Int(digits.labels[index])] += mean
    }
    // The means of MNIST's classes. Of 300 images, whose spread is 11 at most, the mean is known to 0.7; the rest is
    // how closely the allographs meet people's.
    let people = [45.1, 20.0, 37.7, 36.4, 31.1, 31.7, 34.8, 29.6, 38.0, 31.8]
    for (label, (sum, mean)) in zip(means, people).enumerated() {
      let ours = sum / Double(digits.labels.count { $0 == label })
      #expect(abs(ours - mean) < 8, "\(label): \(ours), MNIST \(mean)")
    }
  }

  @Test func strokesFadeAtTheirEdges() {
    // Of MNIST's pixels that are not black, 37 % are white (at least 250) and the rest is the grey of edges.
    let lit = digits.pixels.count { $0 > 0 }
    let white = digits.pixels.count { $0 >= 250 }
    #expect(abs(Double(white) / Double(lit) - 0.37) < 0.05)
  }
}

/// What of an image is not black, and where its centre of mass is, in indices of rows and columns.
private struct Frame {
  private(set) var centre = (x: 0.0, y: 0.0)
  private var columns = (27, 0)
  private var rows = (27, 0)

  init(_ image: ArraySlice<UInt8>) {
    var mass = 0.0
    for (index, value) in image.enumerated() where value > 0 {
      let (row, column) = (index / 28, index % 28)
      rows = (min(rows.0, row), max(rows.1, row))
      columns = (min(columns.0, column), max(columns.1, column))
      centre = (centre.x + Double(column) * Double(value), centre.y + Double(row) * Double(value))
      mass += Double(value)
    }
    centre = (centre.x / mass, centre.y / mass)
  }

  var width: Int { columns.1 - columns.0 + 1 }
  var height: Int { rows.1 - rows.0 + 1 }
  var isAtBorder: Bool { min(rows.0, columns.0) == 0 || max(rows.1, columns.1) == 27 }
}
