import Datasets
import Testing

/// Arrays of a wrong length end the program: nothing is cut to fit, and no memory is read that nobody has written.
@Suite struct CorruptionLengthTests {
  private struct Cutting: Corruption {
    static let name = "cutting"
    static let severities = 1...1
    static let defaultSeverity = 1
    let severity: Int
    init(severity: Int) { self.severity = severity }
    var appearance: String { "cut" }
    func corrupt(_ image: [Double], noise: Void) -> [Double] { Array(image.dropLast()) }
  }

  @Test func resultsOfOtherModules() async {
    await #expect(processExitsWith: .failure) {
      let image = LabelledImages(
        rows: 28, columns: 28, pixels: [UInt8](repeating: 0, count: 784), labels: [3])
      _ = Cutting()(image, key: Key(seed: 0))
    }
  }

  @Test(arguments: Corruptions.names) func images(name: String) async {
    await #expect(processExitsWith: .failure) { [name] in
      guard let kind = Corruptions.named(name) else { return }
      corrupt(flat(0.5).dropLast(), by: kind.init())
    }
  }

  @Test func noise() async {
    await #expect(processExitsWith: .failure) {
      _ = Fog().corrupt(flat(0.5), noise: flat(0).dropLast())
    }
    await #expect(processExitsWith: .failure) {
      _ = ShotNoise().corrupt(flat(0.5), noise: flat(0) + [0])
    }
    await #expect(processExitsWith: .failure) {
      _ = Spatter().corrupt(flat(0.5), noise: flat(0) + [0])
    }
    await #expect(processExitsWith: .failure) {
      let noise = ImpulseNoise.Noise(replaced: flat(0), dark: flat(0).dropLast())
      _ = ImpulseNoise().corrupt(flat(0.5), noise: noise)
    }
    await #expect(processExitsWith: .failure) {
      _ = GlassBlur().corrupt(
        flat(0.5), noise: [SIMD2<Int>](repeating: SIMD2(0, 0), count: 2 * 26 * 26 + 1))
    }
    await #expect(processExitsWith: .failure) {
      // Within the image, but farther away than anything is exchanged.
      _ = GlassBlur().corrupt(
        flat(0.5), noise: [SIMD2<Int>](repeating: SIMD2(-2, -2), count: 2 * 26 * 26))
    }
  }
}

private func corrupt<C: Corruption>(_ image: [Double], by corruption: C) {
  var stream = ImageStream(key: Key(seed: 0), index: 0)
  _ = corruption.corrupt(image, noise: corruption.noise(from: &stream))
}
