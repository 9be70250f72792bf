import Report
import Testing

private func rules(_ html: String) -> Set<Finding.Rule> {
  Set(Checker.findings(ofHTML: html).map(\.rule))
}

private let elsewhere = "https://example.com/x"
private let picture = "<img alt=x src=\(elsewhere)>"

/// Pages that load something by a way that browsers know and that is easily overlooked.
@Suite("Row 32: what a browser would load or run is found, however it is written")
struct FooledCheckTests {
  private func sound() throws -> String { try html(page("# Title\n\nText.")) }

  private func broken(_ new: String) throws -> String {
    try sound().replacing("<p>Text.", with: "<p>\(new)", maxReplacements: 1)
  }

  @Test func theSoundPageIsSound() throws { #expect(try rules(sound()) == []) }

  @Test(arguments: [
    "<style>a{}</STYLE>\(picture)", "<style>a{}</style\n>\(picture)",
    "<style>a{}</style/>\(picture)",
    "<title>a</TITLE >\(picture)", "<textarea></TextArea>\(picture)", "<xmp></XMP>\(picture)",
    "<!-->\(picture)", "<!--->\(picture)", "<!-- a --!>\(picture)", "<!----!>\(picture)",
    "<!-- <!-->\(picture)",
    "<?a>\(picture)", "<!a>\(picture)", "</ a>\(picture)", "</>\(picture)", "<!a '>' \(picture)",
    "<script><!--</script>\(picture)", "<script><!--<script></script>--></script>\(picture)",
    "<script><!--><script></script>\(picture)", "<noscript><p title='</noscript>\(picture)'>",
    "<noscript><!--</noscript>\(picture)-->", "<svg><style>\(picture)</style></svg>",
    "<svg><style/>\(picture)</svg>", "<svg><desc></svg></desc><style>\(picture)</style>",
    "<math><style>\(picture)</style></math>", "<svg><title><img src=x></title></svg>",
    "<select><select><select><style></select>\(picture)</style>",
    "<template><title>\(picture)</title>",
    "<select><style></select>\(picture)</style>", "<svg><![CDATA[><!--]]>\(picture)-->",
    "<p title=\"a\"\(picture.dropFirst(4))", "<p title=a'b>\(picture)<p title='>",
    "<p a='>' b=\">\">\(picture)",
    "<!-- a", "<p title='", "<script>", "<style>", "<plaintext>",
  ])
  func findsWhatATokenizerFinds(_ text: String) throws {
    #expect(try !rules(broken(text)).isDisjoint(with: [.external, .markup, .policy]))
  }

  @Test(arguments: [
    "<img alt=x src=\(elsewhere)>", "<IMG ALT=x SRC=\(elsewhere)>",
    "<img alt=x src = \(elsewhere)>",
    "<img alt=x\u{C}src\n=\n'\(elsewhere)'>", "<img/alt='x'/src=\(elsewhere)>",
    "<img alt=x src=\(elsewhere)/>",
    "<img alt='x'src=\(elsewhere)>", "<img alt=x src=figures/a.png src=\(elsewhere)>",
    "<img alt=x srcset='figures/a.png, \(elsewhere) 2x'>", "<img alt=x src=//example.com/x>",
    "<img alt=x src='data:image/png;base64,AA 1x, \(elsewhere) 2x'>",
    "<img alt=x src='\\\\example.com\\x'>",
    "<img alt=x src='ht\ntps://example.com'>", "<img alt=x src='&#104;ttps&#58;//example.com'>",
    "<img alt=x src='&sol;/example.com/x'>", "<img alt=x src=data:image/svg+xml,x>",
    "<link rel=preload as=image imagesrcset='\(elsewhere) 1x'>", "<link rel=stylesheet href=x.css>",
    "<a href='#title' ping=\(elsewhere)>x</a>", "<button formaction=\(elsewhere)>x</button>",
    "<form action=\(elsewhere)></form>", "<video poster=\(elsewhere)></video>",
    "<audio src=x.mp3></audio>",
    "<input type=image src=\(elsewhere)>", "<track src=x>", "<body background=\(elsewhere)>",
    "<svg><use href=\(elsewhere)></use></svg>", "<svg><image xlink:href=\(elsewhere) /></svg>",
    "<svg><feImage href=\(elsewhere) /></svg>", "<svg><script href=\(elsewhere) /></svg>",
    "<svg><rect fill='url(\(elsewhere))'/></svg>", "<svg><rect mask='u\\72l(\(elsewhere))'/></svg>",
    "<html manifest=\(elsewhere)>",
  ])
  func findsWhatIsLoaded(_ text: String) throws {
    #expect(try rules(broken(text)).contains(.external))
  }

  @Test(arguments: [
    "<iframe srcdoc='x'></iframe>", "<object data=x></object>", "<embed src=x>", "<base href=x>",
    "<BASE href=x>",
    "<meta http-equiv=Refresh content='0;url=x'>",
    "<meta http-equiv='&#114;efresh' content='0;url=x'>",
    "<svg><a><set attributeName=href to=javascript:x /></a></svg>",
    "<svg><animate attributeName=href /></svg>",
    "<svg/onload=x>", "<p OnClick=x>", "<p/onclick=x>", "<p\u{C}onclick=x>",
    "<p title=''onclick=x>", "<p =onclick onclick=x>",
    "<p STYLE='color:red'>", "<script>x</script>", "<SCRIPT>x</SCRIPT>",
    "<script src=figures/x.js></script>",
    "<style>a{}</style>",
  ])
  func findsWhatThePolicyForbids(_ text: String) throws {
    #expect(try rules(broken(text)).contains(.policy))
  }

  @Test(arguments: [
    "javascript:x", "JavaScript:x", "java\nscript:x", " javascript:x", "\u{1}javascript:x",
    "javascript&#58;x",
    "javascript&#x3A;x", "javascript&#x3ax", "javascript&colon;x", "&#106avascript:x",
    "java&Tab;script:x",
    "java&NewLine;script:x", "vbscript:x", "data:text/html,x", "//example.com", "/\\example.com",
    "\\\\example.com",
    "file:///etc/passwd", "\t/etc/passwd", "../x",
  ])
  func findsLinksOfOtherKinds(_ address: String) throws {
    for element in ["<a href='\(address)'>x</a>", "<area href='\(address)'>"] {
      #expect(try rules(broken(element)).contains(.links))
    }
  }

  @Test(arguments: [
    "url(x.png)", "URL(x.png)", "u\\72l(x.png)", "u\\72 l(x.png)", "\\000075rl(x.png)",
    "\\u\\r\\l(x.png)", "url( 'x.png')",
    "image-set('x.png' 1x)", "-webkit-image-set('x.png' 1x)", "image('x.png')", "src('x.png')",
    "cross-fade(x)",
    "url(data:image/png;base64,AA),url(x.png)", "'/*'url(x.png)'*/'", "ur\\\u{6C}(x.png)",
  ])
  func findsStylesThatLoad(_ value: String) throws {
    for rule in ["a{background:\(value)}", "@media screen{a{background:\(value)}}"] {
      #expect(try rules(broken("<style>\(rule)</style>")).contains(.external))
    }
  }

  @Test(arguments: [
    "@import 'x.css';", "@IMPORT 'x.css';", "@\\69mport 'x.css';", "@import/**/'x.css';",
    "@\\000069 mport 'x.css';",
    "@import url(x.css);",
  ])
  func findsStylesThatImport(_ style: String) throws {
    #expect(try rules(broken("<style>\(style)</style>")).contains(.external))
  }

  @Test(arguments: [
    ("<html", "x<html"), ("<html", "<p><html"), ("<head>", "<body><head>"),
    ("<head>", "</head><head>"),
    ("<head>", "<head>x"), ("<meta http-equiv", "<script></script><meta http-equiv"),
    ("Content-Security-Policy", "Content-Security-Policy-Report-Only"),
  ])
  func findsAPolicyThatIsNone(_ old: String, _ new: String) throws {
    let page = try sound().replacing(old, with: new, maxReplacements: 1)
    #expect(rules(page).contains(.policy))
  }

  @Test(arguments: [
    "<meta charset=\"iso-2022-jp\">", "<meta charset=utf-16>", "",
    "<meta http-equiv=content-type content='text/html; charset=gbk'>",
  ])
  func findsAnotherEncoding(_ meta: String) throws {
    let page = try sound().replacing("<meta charset=\"utf-8\">", with: meta, maxReplacements: 1)
    #expect(rules(page) == [.language])
  }

  @Test(arguments: [
    "<!-- a -- b > c -->", "<p title='<img src=x>'>", "<p title=\"a > b\">", "a < b", "a <3 b",
    "<p title=a&amp;b>",
    "<svg><use href='#title'></use></svg>", "<!-- <script> -->", "<p\u{B}onclick=x>",
    "<scr\u{0}ipt>",
    "<noscript><p>x</p></noscript>", "<textarea><img src=x></textarea>",
  ])
  func leavesWhatIsHarmless(_ text: String) throws {
    #expect(try rules(sound().replacing("Text.", with: text, maxReplacements: 1)) == [])
  }

  @Test(arguments: [
    "<p title='a'\nsrc=x", "<!-- a", "<script>", "<p title='a", "<a href='x'>y</a>",
    "<!--><img src=x>",
    "<IMG SRC=x>",
  ])
  func findsForeignHTMLInMarkdown(_ text: String) throws {
    try withFolder { folder in
      try write(page("# A"), to: folder + "/output", formats: [MarkdownRenderer()])
      try edit(folder + "/output/report.md", "# A", "# A\n\n\(text)\n\n")
      #expect(try Checker(folder: folder + "/output").findings().contains { $0.rule == .markup })
    }
  }
}
