import Testing

@testable import Datasets

@Suite struct BrightnessTests {
  @Test func addsUpToFullBrightness() {
    let result = Brightness().corrupt(padded([0, 0.25, 0.5, 1]), noise: ())
    #expect(result.prefix(5) == [0.5, 0.75, 1, 1, 0.5])
    #expect(
      Brightness(severity: 2).appearance
        == "on a brighter ground, with 80% of the contrast left")
  }

  @Test func levelsHalfwayAreRoundedToEven() {
    let images = LabelledImages(
      rows: 28, columns: 28, pixels: (0..<784).map { UInt8($0 % 256) }, labels: [0])
    let levels = Brightness()(images, key: Key(seed: 0)).pixels
    // 127.5, 128.5, 129.5, 130.5.
    #expect(levels.prefix(4) == [128, 128, 130, 130])
  }
}
