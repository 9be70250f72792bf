import Literate
import Report
import Testing

@Suite struct ServedPolicyTests {
  private let served = ServedPolicy(style: "a {}", script: "f()")
  private let style = sourceHash("a {}")
  private let script = sourceHash("f()")

  @Test func aBuiltPagesPolicyIsOpenedForThePreviewAlone() {
    #expect(
      served.opened(
        "default-src 'none'; img-src data:; style-src 'sha256-S='; script-src 'sha256-J='; "
          + "base-uri 'none'; form-action 'none'")
        == "default-src 'none'; img-src data:; style-src 'sha256-S=' '\(style)'; "
        + "script-src 'sha256-J=' '\(script)'; base-uri 'none'; form-action 'none'; "
        + "connect-src 'self'")
  }

  @Test func noneGivesWayAndNothingIsSaidTwice() {
    #expect(
      served.opened("Script-Src 'none';; connect-src 'self'; style-src '\(style)'")
        == "Script-Src '\(script)'; connect-src 'self'; style-src '\(style)'")
  }

  @Test func onlyTheFirstPolicyOfThePageIsReplaced() {
    let page = """
      <meta http-equiv="Content-Security-Policy" content="script-src &#39;self&#39;">
      <p>&lt;meta http-equiv="Content-Security-Policy" content="x"></p>
      """
    #expect(
      served.replacing(in: page) == """
        <meta http-equiv="Content-Security-Policy" content="script-src 'self' '\(script)'; \
        style-src '\(style)'; connect-src 'self'">
        <p>&lt;meta http-equiv="Content-Security-Policy" content="x"></p>
        """)
    #expect(served.replacing(in: "<p>no policy</p>") == "<p>no policy</p>")
  }

  @Test func theServedPagesHashesAreThoseOfItsElements() async throws {
    try await serving { server in
      let policy = "style-src 'none'; script-src 'none'"
      await server.show(
        "<head><meta http-equiv=\"Content-Security-Policy\" content=\"\(policy)\"></head><body></body>"
      )
      let page = try await get(server.port, "/")
      let style = try #require(page.firstMatch(of: /<style>((?:.|\n)*?)<\/style>/)?.output.1)
      let script = try #require(page.firstMatch(of: /<script>((?:.|\n)*?)<\/script>/)?.output.1)
      #expect(page.contains("style-src '\(sourceHash(String(style)))'; "))
      #expect(page.contains("script-src '\(sourceHash(String(script)))'; connect-src 'self'\">"))
      #expect(script.utf8.count < 9_000)
    }
  }
}
