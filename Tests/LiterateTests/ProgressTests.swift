import Testing

@testable import Literate

@Suite struct ProgressTests {
  private let line = ProgressLine(
    Progress(
      task: "deterministic", unit: "epoch", step: 2, of: 10, done: 30_000, of: 60_000,
      items: "images", measures: [.init("loss", 0.25), .init("accuracy", 0.9)]),
    elapsed: 3)

  @Test(arguments: [
    (120, "loss 0.2500  accuracy 0.9000  30k images/s  17.0 s left"),
    (80, "loss 0.2500  accuracy 0.9000  17.0 s left"), (70, "accuracy 0.9000  17.0 s left"),
    (50, "17.0 s left"),
  ])
  func fitsWithABar(_ width: Int, _ tail: String) {
    let text = line.bar(width: width, isColored: false)
    #expect(text.count < width)
    #expect(text.hasSuffix("─  " + tail), "\(text)")
    #expect(text.contains("epoch 2/10  ━"))
  }

  @Test func aTerminalTooNarrowGetsTheStartOfTheLine() {
    #expect(line.bar(width: 12, isColored: false) == "determinist")
    #expect(line.bar(width: 0, isColored: false).isEmpty)
  }
}
