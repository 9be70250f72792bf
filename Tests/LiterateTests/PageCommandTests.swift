import Testing

@testable import Literate
@testable import Report

@Suite struct PageCommandTests {
  private let line =
    "SOURCE_DATE_EPOCH=86400 REPORT_KERNELS=avx2 study build --data DATA --seed 3 --word 'it'\\''s <a> & b' --figures linked --templates TEMPLATES"
  private let arguments = ["--seed", "3", "--word", "it's <a> & b", "--figures", "linked"]

  @Test(arguments: Renderers.all.map(\.name)) func isReadFromEachFormat(_ format: String) throws {
    var page = Page()
    page.prose("# Made again by\n\nText.")
    let context = RenderingContext(
      provenance: Provenance(seed: 3, command: line), templates: try .embedded())
    let renderer = try #require(Renderers.all.first { $0.name == format })
    let files = try renderer.files(of: Document(page), with: context)
    let command = PageCommand.command(in: String(decoding: files[0].bytes, as: UTF8.self))
    #expect(command?.arguments == arguments)
    #expect(command?.variables.map(\.name) == ["SOURCE_DATE_EPOCH", "REPORT_KERNELS"])
    #expect(command?.variables.map(\.value) == ["86400", "avx2"])
  }

  @Test(arguments: ["a b  c", "'a b' c", "'it'\\''s' ''", ""])
  func wordsComeBack(_ line: String) {
    let words = shellWords(line)
    #expect(shellWords(words.map(shellWord).joined(separator: " ")) == words)
  }

  @Test func aPageThatSaysNothingIsBadData() {
    #expect(throws: Failure.self) { _ = try PageCommand(of: "/none", files: ["index.html"]) }
    #expect(PageCommand.command(in: "Made again by <code>rm -rf x</code>") == nil)
  }
}
