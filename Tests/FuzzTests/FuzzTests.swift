import Basics
import FuzzSupport
import Testing

/// A short run of `make fuzz`, the same each time.
@Suite struct FuzzTests {
  private func withScratch<Value>(_ body: (Scratch) throws -> Value) throws -> Value {
    let scratch = try Scratch()
    defer { scratch.remove() }
    return try body(scratch)
  }

  private func tally(_ count: Int, of targets: [FuzzTarget]) throws -> FuzzTally {
    try withScratch { scratch in
      (0..<count).reduce(into: FuzzTally()) { tally, number in
        let input = FuzzInput(seed: 0, number: number, targets: targets)
        tally.add(input.read(in: scratch), of: input)
      }
    }
  }

  /// A reader that takes nothing is not tested, and neither is one that refuses nothing; prose is hardly ever refused.
  @Test(arguments: FuzzTarget.all.map(\.name))
  func noInputIsAFault(_ name: String) throws {
    let targets = FuzzTarget.named([name])
    let tally = try tally(FuzzTarget.dataNames.contains(name) ? 4_000 : 600, of: targets)
    #expect(tally.faults == [])
    let acceptance = tally.acceptance(try #require(targets.first))
    #expect(acceptance > 0.1, "\(acceptance)")
    if FuzzTarget.dataNames.contains(name) { #expect(acceptance < 0.9, "\(acceptance)") }
  }

  @Test func anInputIsMadeFromItsSeedAndNumberAlone() {
    let inputs = (0..<300).map { FuzzInput(seed: 3, number: $0) }
    #expect(
      (0..<300).reversed().map { FuzzInput(seed: 3, number: $0).bytes }
        == inputs.reversed().map(\.bytes))
    #expect(Set(inputs.map(\.bytes)).count > 200)
    #expect(Set(inputs.map(\.target.name)) == Set(FuzzTarget.all.map(\.name)))
    #expect(FuzzInput(seed: 4, number: 0).bytes != inputs[0].bytes)
  }

  private struct Strange: Error {}

  private struct Line: CodedError {
    let description: String
    var exitStatus: Basics.ExitStatus { .badData }
    init(_ text: String) { description = text }
  }

  @Test func errorsOfTheWrongFormAreFaults() throws {
    func outcome(_ read: @escaping @Sendable () throws -> Void) throws -> FuzzInput.Outcome {
      let target = FuzzTarget("t", share: 1) { _ in
        []
      } read: { _, _ in
        try read()
      }
      return try withScratch { FuzzInput(seed: 0, number: 0, targets: [target]).read(in: $0) }
    }
    #expect(try outcome {} == .accepted)
    #expect(try outcome { throw Line("w: p: one line") } == .refused)
    for text in ["two\nlines", "\u{1B}[2J", "\u{202E}", String(repeating: "x", count: 2_001)] {
      #expect(try outcome { throw Line(text) }.fault != nil)
    }
    #expect(try outcome { throw Strange() }.fault != nil)
    #expect(try outcome { throw Oddity("let pass") }.fault != nil)
  }
}
