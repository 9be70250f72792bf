internal import Basics

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// A smooth deformation of the plane of writing: slow waves, and a shift of weight between top and bottom.
struct Bend {
  private let waves: [(size: Double, frequency: Double, phase: Double)]
  private let balance: Double

  /// Waves whose sizes have a spread of `size`, in hundredths of the digit's height.
  init(size: Double, _ stream: inout ImageStream) {
    balance = 0.05 * size * stream.normal()
    waves = (0..<4).map { _ in
      (
        size * stream.normal(), 2 * Double.pi * stream.uniform(0.004, 0.012),
        stream.uniform(0, 2 * Double.pi)
      )
    }
  }

  func callAsFunction(_ x: Double, _ y: Double) -> (Double, Double) {
    func wave(_ index: Int, _ at: Double) -> Double {
      waves[index].size * sin(waves[index].frequency * at + waves[index].phase)
    }
    let weighted = y + min(0.6, max(-0.6, balance)) * y * (1 - y / 100)
    return (x + wave(0, y) + wave(1, x), weighted + wave(2, x) + wave(3, y))
  }
}
