import Basics
import Testing

@Test(arguments: [
  ("plain text, ÄÖ 数 🙂 \\", "plain text, ÄÖ 数 🙂 \\"), ("\u{1B}[31mred", "\\u{1B}[31mred"),
  ("a\u{7}b", "a\\u{7}b"), ("a\nb\rc\td", "a\\nb\\rc\\td"), ("\r\n", "\\r\\n"), ("\u{0}", "\\u{0}"),
  ("\u{7F}\u{9B}31m\u{85}", "\\u{7F}\\u{9B}31m\\u{85}"), ("gnp\u{202E}exe.", "gnp\\u{202E}exe."),
  ("\u{2066}\u{2069}\u{200E}\u{61C}", "\\u{2066}\\u{2069}\\u{200E}\\u{61C}"),
  ("\u{2028}\u{2029}", "\\u{2028}\\u{2029}"),
  ("a\u{200B}\u{FEFF}\u{2060}b", "a\\u{200B}\\u{FEFF}\\u{2060}b"),
  ("\u{AD}\u{3164}\u{E0041}\u{FFF9}", "\\u{AD}\\u{3164}\\u{E0041}\\u{FFF9}"),
  ("\u{E000}\u{FFFF}", "\\u{E000}\\u{FFFF}"),
  ("e\u{301}", "e\u{301}"),
])
func terminalsGetWhatCanBeSeen(_ text: String, _ shown: String) {
  #expect(Array(printable(text).utf8) == Array(shown.utf8))
}

@Test(arguments: [
  (0, "0"), (999, "999"), (1_000, "1,000"), (1_234_567, "1,234,567"), (-1_000, "-1,000"),
  (-100, "-100"),
])
func numbersAreGrouped(_ number: Int, _ text: String) { #expect(grouped(number) == text) }

@Test(
  arguments: [
    ([], nil), ([0x41, 0xC3, 0xA9], nil), ([0x41, 0xFF], 1), ([0xC3, 0xA9, 0xC0, 0x80], 2),
    ([0xE2, 0x80], 0),
    ([0xED, 0xA0, 0x80], 0),
  ] as [([UInt8], Int?)])
func findsWhereBytesAreNoUTF8(_ bytes: [UInt8], _ offset: Int?) {
  #expect(firstFault(inUTF8: bytes) == offset)
}
