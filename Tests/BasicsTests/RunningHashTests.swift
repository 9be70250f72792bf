import Basics
import Testing

@Suite struct RunningHashTests {
  /// Examples of FIPS 180-4 and of RFC 1321, section A.5.
  @Test(arguments: [
    (
      RunningHash.Function.sha256, "abc",
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    ),
    (.md5, "", "d41d8cd98f00b204e9800998ecf8427e"),
    (.md5, "abc", "900150983cd24fb0d6963f7d28e17f72"),
    (.md5, "message digest", "f96b697d7cb7938d525a2f31aaf161d0"),
  ]) func publishedSums(_ function: RunningHash.Function, _ text: String, _ sum: String) {
    var hash = RunningHash(function)
    for byte in text.utf8 { withUnsafeBytes(of: byte) { hash.update($0) } }
    #expect(hexadecimal(hash.finish()) == sum)
  }
}
