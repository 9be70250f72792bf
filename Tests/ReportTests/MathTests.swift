import Report
import Testing

/// What stands inside of a formula's `math` on the page.
func math(_ tex: String) throws -> String {
  let text = try blocks(page(Prose(markdown: "$\(tex)$")))
  let start = try #require(text.firstRange(of: "<math"))
  let inner = try #require(text[start.upperBound...].firstIndex(of: ">"))
  let end = try #require(text.firstRange(of: "</math>"))
  return String(text[text.index(after: inner)..<end.lowerBound])
}

struct MathTests {
  @Test(arguments: [
    ("x", "<mi>x</mi>"),
    ("3.14", "<mn>3.14</mn>"),
    ("60{,}000", "<mrow><mn>60</mn><mo>,</mo><mn>000</mn></mrow>"),
    ("a-b", "<mrow><mi>a</mi><mo>−</mo><mi>b</mi></mrow>"),
    ("x_i^2", "<msubsup><mi>x</mi><mi>i</mi><mn>2</mn></msubsup>"),
    ("x'", "<msup><mi>x</mi><mo>′</mo></msup>"),
    (#"\frac12"#, "<mfrac><mn>1</mn><mn>2</mn></mfrac>"),
    (#"\frac{1}{n}"#, "<mfrac><mn>1</mn><mi>n</mi></mfrac>"),
    (#"\sqrt{2}"#, "<msqrt><mn>2</mn></msqrt>"),
    (#"\sqrt[3]{x}"#, "<mroot><mi>x</mi><mn>3</mn></mroot>"),
    (#"\mathbf{y}"#, "<mi mathvariant=\"normal\">𝐲</mi>"),
    (#"\hat{y}"#, "<mover accent=\"true\"><mi>y</mi><mo stretchy=\"false\">^</mo></mover>"),
    (
      #"\sum_{k=1}^{10}"#,
      "<munderover><mo>∑</mo><mrow><mi>k</mi><mo>=</mo><mn>1</mn></mrow><mn>10</mn></munderover>"
    ),
    (
      #"\log_2 p"#,
      "<mrow><msub><mi>log</mi><mn>2</mn></msub><mspace width=\"0.167em\"/><mi>p</mi></mrow>"
    ),
    (#"\text{if } x"#, "<mrow><mtext>if\u{A0}</mtext><mi>x</mi></mrow>"),
    (#"\mathcal{N}"#, "<mi mathvariant=\"normal\">𝒩</mi>"),
    (#"\mathbb{R}"#, "<mi mathvariant=\"normal\">ℝ</mi>"),
    (
      #"\left(x\right)"#,
      "<mrow><mo fence=\"true\">(</mo><mi>x</mi><mo fence=\"true\">)</mo></mrow>"
    ),
    (#"a \lt b"#, "<mrow><mi>a</mi><mo>&lt;</mo><mi>b</mi></mrow>"),
  ])
  func sets(tex: String, markup: String) throws {
    #expect(try math(tex) == markup)
  }

  @Test func setsCases() throws {
    let markup = try math(#"\begin{cases} 1 & x \\ 0 & y \end{cases}"#)
    #expect(markup.contains("<mtable class=\"cases\"><mtr><mtd><mn>1</mn></mtd>"))
  }

  @Test(arguments: [
    (#"\foo"#, #"\foo is not a command"#), ("{x", "a { is not closed"),
    ("x}", "has no partner"), (#"\left(x"#, #"\left has no \right"#), ("x^", "argument is missing"),
    ("x_a_b", "a second script"), ("a & b", "& stands outside"),
    (#"\begin{matrix}\end{matrix}"#, "takes aligned or cases"),
    (#"\frac{1}"#, "argument is missing"),
    (#"\text{\frac}"#, "holds more than text"), (#"\mathbb{x}"#, "one capital letter"),
  ])
  func refuses(tex: String, reason: String) {
    let error = reportError { _ = try math(tex) }
    #expect(error?.kind == .page)
    #expect(error?.description.contains(reason) == true, "\(error?.description ?? "no error")")
  }

  @Test func leavesDollarsAlone() throws {
    let text = try blocks(page(#"It costs $5 and $6; \$x\$; `$x$`; a $ b $."#))
    #expect(!text.contains("<math"))
  }

  @Test func numbersDisplayedFormulas() throws {
    let text = try blocks(page(#"See \#(equation: "b"). $$ a \label{a} $$ then $$ b \label{b} $$"#))
    #expect(text.contains("<a class=\"ref\" href=\"#equation-b\">Equation\u{A0}2</a>"))
    #expect(text.contains("id=\"equation-b\""))
  }
}
