import Testing
import Weaver

@Suite struct SegmentTests {
  private let notebook = """
    func f(_ page: inout Page) {
        //: Of \\(n) and
      //:   $\\pi$\\(g("a \\(b)"))\\(
      //: c)
      page.claim(
        "id",
        \"""
        It \\
        is\\t\\(p, .percent(1))\\u{2014}
          so.
        \""", p > 1)
      show(f, caption: #"a\\(#"#) // page.note("x")
      //: End
    }
    """

  @Test func proseIsCutAsThePageIsGivenIt() throws {
    let read = try NotebookFile(notebook)
    #expect(
      read.segments(of: read.cells[1]) == [
        .literal("Of "), .interpolation("n"), .literal(" and\n  $\\pi$"),
        .interpolation("g(\"a \\(b)\")"), .interpolation("\nc"),
      ])
    #expect(read.segments(of: read.cells[0]) == [])
  }

  @Test func textsOfCodeAreFoundWithTheirMeaning() throws {
    let read = try NotebookFile(notebook)
    let texts = read.texts(of: read.cells[2])
    #expect(texts.map(\.role) == [.claim, .caption])
    #expect(texts.map(\.line) == [7, 12])
    #expect(
      texts.map(\.segments) == [
        [.literal("It is\t"), .interpolation("p, .percent(1)"), .literal("—\n  so.")],
        [.literal("a\\(#")],
      ])
  }

  @Test func skeletonIsTheCodeLessItsTexts() throws {
    let read = try NotebookFile(notebook)
    #expect(
      read.skeleton(of: read.cells[2])
        == "  page.claim(\n    \"id\",\n    \"\", p > 1)\n  show(f, caption: \"\") // page.note(\"x\")\n"
    )
    #expect(read.skeleton(of: read.cells[1]) == "")
  }
}
