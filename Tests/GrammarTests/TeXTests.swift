import Grammar
import Testing

@Suite struct TeXTests {
  @Test(arguments: [
    (#"a + \foo b"#, 4, "foo"), ("x}", 1, nil), ("x_a_b", 3, nil), (#"\frac{1}"#, 7, nil),
    (#"a \mathbb{x}"#, 11, nil),
  ])
  func errorsTellTheirPlace(_ tex: String, _ offset: Int, _ command: String?) {
    let error = #expect(throws: TeXError.self) { try TeXParser.parse(tex) }
    #expect(error?.offset == offset)
    #expect(error?.unknownCommand == command)
  }

  @Test(arguments: [
    (#"x \label{a}"#, "x ", "a"), (#"\label{a} x"#, " x", "a"), ("x", "x", nil),
    (#"\label{a"#, #"\label{a"#, nil),
  ])
  func labelsAreTakenOut(_ tex: String, _ rest: String, _ label: String?) {
    #expect(separatingLabel(of: tex) == (rest, label))
  }

  @Test func namesNearAreFound() {
    #expect(nearestName(to: "alhpa", among: ["beta", "alpha"]) == "alpha")
    #expect(nearestName(to: "gamma", among: ["beta", "alpha"]) == nil)
    #expect(nearestName(to: "b", among: ["c", "a"]) == "a")
    #expect(nearestName(to: "", among: []) == nil)
  }
}
