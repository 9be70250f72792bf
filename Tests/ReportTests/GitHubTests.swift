import CCMark
import Report
import Testing

/// What GitHub has before it looks for formulas: cmark-gfm's HTML of the Markdown.
private func rendered(_ markdown: String) throws -> String {
  cmark_gfm_core_extensions_ensure_registered()
  let options = CMARK_OPT_FOOTNOTES | CMARK_OPT_UNSAFE | CMARK_OPT_GITHUB_PRE_LANG
  let parser = try #require(cmark_parser_new(options))
  defer { cmark_parser_free(parser) }
  for name in ["table", "strikethrough", "autolink", "tagfilter", "tasklist"] {
    cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension(name))
  }
  cmark_parser_feed(parser, markdown, markdown.utf8.count)
  let root = try #require(cmark_parser_finish(parser))
  defer { cmark_node_free(root) }
  let html = try #require(
    cmark_render_html(root, options, cmark_parser_get_syntax_extensions(parser)))
  return String(cString: html)
}

/// The formulas that GitHub finds: blocks of the language `math`, code between dollars, text between dollars.
/// An element within is one that Markdown made of a sign: the formula is lost.
private func formulas(in html: String) -> [String] {
  let math =
    /<pre lang="math"><code>((?:.|\n)*?)\n<\/code><\/pre>|\$<code>(.*?)<\/code>\$|\$\$\n([^$<]*)\n\$\$|\$([^$<\n]+)\$/
  return html.matches(of: math).map { match in
    let groups = [match.output.1, match.output.2, match.output.3, match.output.4]
    return String(groups.compactMap(\.self).first ?? "").replacing("&lt;", with: "<").replacing(
      "&gt;", with: ">"
    )
    .replacing("&quot;", with: "\"").replacing("&amp;", with: "&")
  }
}

/// What a reader sees of a formula; spaces of all widths are left out, and a star is a star in text and mathematics.
private func seen(_ tex: String) throws -> String {
  try math(tex).replacing(/<[^>]*>/, with: "").replacing("&amp;", with: "&")
    .replacing("∗", with: "*").filter { !$0.isWhitespace }
}

/// The formula everywhere that a formula can stand, and how often.
private func everywhere(_ tex: String) -> (page: Page, count: Int) {
  var page = Page()
  func prose(_ text: String) -> Prose { Prose(markdown: text) }
  page.prose("# Title")
  page.prose(
    prose("## On $\(tex)$ here\n\n$\(tex)$ and $\(tex)$, *or $\(tex)$*.[^n]\n\n[^n]: $\(tex)$"))
  page.prose(prose("- $\(tex)$\n- **b $\(tex)$** it costs $5 or $6\n\n> $\(tex)$\n\n$$ \(tex) $$"))
  page.prose(
    prose("| $\(tex)$ | b |\n| --- | --- |\n| *c* | $\(tex)$ |\n\n$$\n\(tex) \\label{e}\n$$"))
  page.show(
    Picture(
      id: "p", light: pixel, width: 1, height: 1, alt: "x",
      caption: prose("$\(tex)$ and $\(tex)$")))
  page.show(Table(id: "t", caption: prose("$\(tex)$"), header: ["h"], rows: [["x_y * z_w"]]))
  page.claim("c", prose("$\(tex)$ holds"), Condition(true, evidence: "5 * 6 < 31"))
  return (page, 17)
}

/// Each of the signs that Markdown knows, and formulas of papers.
private let samples = [
  #"D_{KL}(q_\theta(w) \| p(w)) - E_{q_\theta(w)}[\ln p(D | w)]"#, #"\hat{y}_i + \hat{y}_{j}"#,
  "q^*(x) p^*(x) = *", "E[f](x) + [x][y] + x![a](b)", "a < b > c, a<b>c",
  #"\{x\} \left\{ y \right\}"#, #"a\,b\;c\:d\>e\!f"#, "x ~ y", "- x", "+ 1. x", "1. x", "= y",
  #"\begin{cases} 1 & x \\ 0 & y \end{cases}"#, #"\begin{aligned} a &= b \\ &= c \end{aligned}"#,
  ##"5\% \# \& \_ 1"##, #"\frac{a_i b_i}{\bar{c}_i d}"#, #"\text{a*b*c|d~e<i>f [x](y)}"#,
  #"\text{5\% R\&amp;D}"#,
  #"x_\% y_| z_* w^|"#, #"\left| x \right| \left\| y \right\|"#, ":b: @c", "x' = y^{'}",
  #"\lvert x \rvert \ y"#, "[^n] + 1", #"a_{\text{x y}}"#, "5% of # 1",
]

struct GitHubTests {
  @Test(arguments: samples)
  func formulasArrive(tex: String) throws {
    let (page, count) = everywhere(tex)
    let written = try markdown(page)
    let arrived = formulas(in: try rendered(written))
    #expect(arrived.count == count, "\(arrived) of \(written)")
    for formula in arrived { #expect(try seen(formula) == seen(tex), "\(formula)") }
  }

  /// What arrives is what was written: nothing is lost on the way that its meaning does not need.
  @Test(arguments: [
    (#"a_i + b_{jk}"#, #"a_i + b_{jk}"#), (#"p(q \| r)"#, #"p(q \Vert r)"#),
    (#"\hat{y}_i^*"#, #"\hat{y}_ i^\ast"#), ("a<b", #"a\lt b"#), (#"\{x\}"#, #"\lbrace x\rbrace"#),
    ("E[f](x)", "E[f] (x)"), (#"a\,b"#, #"a\ b"#), (#"\text{a|b}"#, #"\text{a}\vert\text{b}"#),
  ])
  func formulasAreSpelledInWords(tex: String, spelled: String) throws {
    let text = try markdown(page(Prose(markdown: "x $\(tex)$ y")))
    #expect(text.contains("x $\(spelled)$ y"), "\(text)")
    #expect(try formulas(in: rendered(text)) == [spelled])
  }

  /// The end of a row has no word.
  @Test func rowsAreCode() throws {
    let tex = #"\begin{cases} 1 & x \\ 0 & y \end{cases}"#
    let text = try markdown(page(Prose(markdown: "x $\(tex)$ y\n\n$$\(tex)$$")))
    #expect(text.contains("x $`\(tex)`$ y"))
    #expect(text.contains("```math\n\(tex)\n```"))
    #expect(try formulas(in: rendered(text)) == [tex, tex])
  }

  /// Links lead to ids that GitHub and pandoc give to headings, whatever the author's own are called.
  @Test func linksLeadToHeadings() throws {
    var page = Page()
    page.prose("# Figure 1\n\n## 1.5 bits\n\n## Claims")
    page.prose(
      #"\#(figure: "p"), \#(claim: "c"), \#(equation: "e"), \#(section: "15-bits"), [all](#page-claims)"#
    )
    page.prose(#"$$ x \label{e} $$"#)
    page.show(Picture(id: "p", light: pixel, width: 1, height: 1, alt: "x", caption: "\("1. y")"))
    page.claim("c", "z", Condition(true, evidence: "w"))
    let text = try markdown(page)
    for link in ["#figure-1-1", "#claim-1", "#equation-1", "#15-bits", "#claims-1"] {
      #expect(text.contains("](\(link))"), "\(link)")
    }
    #expect(text.contains("<span id=\"15-bits\"></span>\n\n## 1.5 bits"))
    #expect(text.contains("###### Figure 1\n\n![x](figures/p.png)\\\n1\\. y"))
    #expect(!text.contains("<a "))
  }

  @Test(arguments: [
    ("0.32 of all", "0.32 of all"), ("1. x", "1\\. x"), ("2) x", "2\\) x"), ("1.5", "1.5"),
    ("1234567890. x", "1234567890. x"), ("-5 degrees", "-5 degrees"), ("- x", "\\- x"),
    ("--", "\\--"), ("=", "\\="), ("=> x", "=> x"), ("# x", "\\# x"), ("#1 of all", "#1 of all"),
    ("+1", "+1"), ("+ x", "\\+ x"), ("> x", "\\> x"), (":-", "\\:-"), ("a > b", "a > b"),
    ("R&D & so", "R&amp;D & so"), ("a_b _c_", "a_b \\_c\\_"), ("2 * 3*4", "2 * 3\\*4"),
    ("a $5", "a <span>\\$</span>5"), ("![x](y)", "!\\[x\\](y)"), ("a\\b", "a\\\\b"),
  ])
  func escapesWhatItMust(text: String, markdown: String) throws {
    let written = try ReportTests.markdown(page("\(text)"))
    #expect(written.contains("\n\n\(markdown)\n\n"), "\(written)")
    let shown = try rendered(written).replacing(/<\/?span>/, with: "")
      .replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&amp;", with: "&")
    #expect(shown.contains("<p>\(text)</p>"), "\(shown)")
  }
}
