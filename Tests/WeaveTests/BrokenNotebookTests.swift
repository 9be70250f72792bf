import Testing
import Weaver

/// A notebook is saved half-written a thousand times a day.
@Suite struct BrokenNotebookTests {
  private let notebook = """
    struct N<T> where T: P {
      func f(_ page: inout Page) throws -> [Int] {
        //: # A $\\frac{1}{2}$ `b` \\(x, .percent(1)) \\(figure: "f-\\(g)")
        //: - ```
        //:   71
        //: [a](b "c") ~~~ [^n] <http://c> $$ x \\label{e} $$
        //| fold
        try page.show(h { #"a\\#(b)"# }, id: "f-\\(g)", caption: \"""
          Of \\(a) \\
            and\\u{41}
          \""")
        /* a /* b */ */ page.claim("x", "See \\(claim: "x").", /[a"]/ != c)
        return [1]
      }
    }
    """

  @Test func beginningsAndEndsAreReadOrRefused() {
    let characters = Array(notebook)
    for index in stride(from: 0, to: characters.count, by: 3) {
      for part in [characters[..<index], characters[index...]] {
        do { _ = try weave(String(part), path: "n.swift") } catch { #expect(error is WeaveError) }
      }
    }
  }

  @Test func withoutOneCharacterItIsReadOrRefused() {
    let characters = Array(notebook)
    for index in stride(from: 0, to: characters.count, by: 3) {
      let text = String(characters[..<index]) + String(characters[(index + 1)...])
      do { _ = try weave(text, path: "n.swift") } catch { #expect(error is WeaveError) }
    }
  }

  @Test(arguments: ["", "\n", "//:", "//|", "}", "{", ")", "func", "func f", "func f(", "struct"])
  func whatIsNoNotebookIsRefused(_ text: String) {
    #expect(throws: WeaveError.self) { try weave(text, path: "n.swift") }
  }
}
