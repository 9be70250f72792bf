import Basics
import Testing

@Suite struct SHA256Tests {
  /// Examples of FIPS 180-4 and NIST's SHA-2 validation.
  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
  ]) func publishedSums(_ text: String, _ sum: String) {
    #expect(hexadecimal(sha256(of: [Array(text.utf8)])) == sum)
  }

  @Test func partsAreHashedOneBehindTheOther() {
    let whole = (0..<1000).map { UInt8($0 % 251) }
    let parts = [Array(whole[..<64]), [], Array(whole[64..<65]), Array(whole[65...])]
    #expect(sha256(of: parts) == sha256(of: [whole]))
  }
}
