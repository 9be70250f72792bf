import Foundation
import Report
import Testing

private func tokens(_ source: String) -> [String] {
  swiftTokens(source).filter { $0.token != .plain }.map { "\($0.token.rawValue):\($0.text)" }
}

struct HighlighterTests {
  @Test func knowsTheKindsOfTokens() {
    #expect(
      tokens("let x: Int = f(0x1F, 1.5e-3) // why")
        == ["k:let", "t:Int", "f:f", "n:0x1F", "n:1.5e-3", "c:// why"])
    #expect(tokens("0..<10") == ["n:0", "n:10"])
    #expect(tokens("x.self; x.default; @Test #if") == ["k:self", "a:@Test", "a:#if"])
    #expect(tokens("/* a /* b */ c */ var") == ["c:/* a /* b */ c */", "k:var"])
  }

  @Test func findsTheEndOfStrings() {
    #expect(tokens(#""a \" b" let"#) == [#"s:"a \" b""#, "k:let"])
    #expect(tokens(##"#"\"# let"##) == [##"s:#"\"#"##, "k:let"])
    #expect(tokens("\"\"\"\n \" \n\"\"\" let") == ["s:\"\"\"\n \" \n\"\"\"", "k:let"])
    #expect(tokens(#""a \(f("b")) c""#) == [#"s:"a \("#, "f:f", #"s:"b""#, #"s:) c""#])
  }

  @Test(arguments: ["\"", "\"\"\"", "/*", "#\"", "\"\\(", "\\", "`", "0x", "é️", "#", "@", "\"\\"])
  func keepsTheTextOfWhatIsBroken(source: String) {
    #expect(swiftTokens(source).map(\.text).joined() == source)
  }

  @Test func keepsTheTextOfItsOwnSources() throws {
    let sources = URL(filePath: #filePath).deletingLastPathComponent()
    for name in try FileManager.default.contentsOfDirectory(atPath: sources.path) {
      let source = try read(sources.appending(path: name).path)
      #expect(swiftTokens(source).map(\.text).joined() == source)
    }
  }

  /// Without a style sheet a listing looks like code, and is the code: no element has a look or a text of its own.
  @Test func marksWithoutALookOfItsOwn() {
    #expect(
      highlighted("let x: Int = f(\"a\") // why").text
        == "<span>let</span> x: <span class=t>Int</span> = f(<bdi>\"a\"</bdi>)"
        + " <span class=c>// why</span>")
  }

  @Test func escapes() {
    #expect(highlighted("a < b").text == "a &lt; b")
  }
}
