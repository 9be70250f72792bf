/// What means something in each language, by the ending of the corpus' files.
enum Tokens {
  static let byEnding: [String: [String]] = [
    ".md": markdown, ".tex": tex, ".swift.txt": swift, ".html": template,
  ]

  private static let markdown = [
    "\n\n", "\n", "# ", "> ", "- ", "1. ", "    ", "\t", "```\n", "`", "``", "*", "**", "_", "~~",
    "![", "[",
    "](", ")", "[^1]", "[^1]: ", "[a]: b\n", "<a href=\"", "<!--", "-->", "<https://a.b>", "|",
    "| - |\n",
    "$", "$$", "\\", "&amp;", "&#0;", "\u{0}", "\u{202E}", "\u{FEFF}", "\u{E000}", "\r\n", "---\n",
    "[!NOTE]", "\\label{a}", "\u{301}", "👩‍👩‍👧",
  ]
  private static let tex = [
    "\\frac", "\\sqrt", "{", "}", "[", "]", "^", "_", "'", "&", "\\\\", "\\begin{aligned}",
    "\\end{aligned}", "\\begin{cases}", "\\end{cases}", "\\left(", "\\right)", "\\left.", "\\text{",
    "\\mathbf", "\\sum", "\\limits", "\\", "\\label{a}", "\\tag{", " ", "x", "12", "%", "$",
    "\u{301}",
    "\\operatorname{", "\\middle|", "\\unknown",
  ]
  private static let swift = [
    "//: ", "//| fold\n", "//| hide\n", "\\(", ")", "\\(figure: \"", "\\(cite: \"", "\"", "\"\"\"",
    "#\"", "\"#",
    "/*", "*/", "{", "}", "(", "\n", "\r\n", "page.", "func f(_ page: inout Page) {\n", "$", "$$",
    "`",
    "\u{0}", "\u{FEFF}", "👩‍👩‍👧", "12", "#if a\n", "#endif\n", "/", "//", "case ", "`page`",
  ]
  private static let template = [
    "{{", "}}", "{{{", "}}}", "{{#", "{{/", "{{^", "{{!", "{{>", "{{=", "{{.}}", "{{title}}",
    "{{#sections}}", "{{/sections}}", "{{#body}}", "{{&", "{", "}", "<script>", "</style>", "{{% ",
    "{{<", "{{$", "{{title(", "\n",
  ]
}
