import Testing

@testable import Datasets

/// What a download or a copy leaves under a data file's name.
@Suite struct ForeignContentTests {
  private func idx(_ bytes: [UInt8]) -> String? {
    datasetError { _ = try IDX(FileSource(bytes, what: "w", path: "p"), .images) }?.reason
  }

  private func array(_ bytes: [UInt8]) -> String? {
    datasetError { _ = try NPY(FileSource(bytes, what: "w", path: "p")) }?.reason
  }

  @Test(
    "Texts",
    arguments: [
      (
        "\n <!DOCTYPE html><title>404</title>", "a web page",
        "a site answered the download with it: fetch the file again"
      ),
      (
        "\u{FEFF}<HTML lang='en'>", "a web page",
        "a site answered the download with it: fetch the file again"
      ),
      (
        "<?xml version='1.0'?>\n<Error><Code>NoSuchKey</Code></Error>",
        "a server's error message (XML)",
        "a site answered the download with it: fetch the file again"
      ),
      (
        "<?xml version='1.0'?>\n<feed/>", "an XML file",
        "a site answered the download with it: fetch the file again"
      ),
      (
        #"{"message": "Not Found"}"#, "a server's message (JSON)",
        "a site answered the download with it: fetch the file again"
      ),
      (
        "version https://git-lfs.github.com/spec/v1\noid sha256:", "a Git LFS pointer",
        "run git lfs pull"
      ),
      (
        "/annex/objects/SHA256E-s9912422--440f.gz\n", "a git-annex pointer", "run git annex get"
      ),
      ("404: Not Found\nx", "a text that begins '404: Not Found'", "fetch the file again"),
      (
        String(repeating: "5,", count: 300),
        "a text that begins '\(String(repeating: "5,", count: 20))'",
        "fetch the file again"
      ),
    ])
  func texts(_ text: String, _ name: String, _ advice: String) {
    let bytes = Array(text.utf8)
    #expect(idx(bytes) == "byte 0: found \(name), expected 00 00 08 03 (IDX, images); \(advice)")
    #expect(array(bytes) == "byte 0: found \(name), expected 93 4e 55 4d 50 59 (NPY); \(advice)")
  }

  @Test(
    "Packed files, and those of other programs",
    arguments: [
      ([0x50, 0x4b, 3, 4], "a zip archive", "unpack it"),
      ([0x1f, 0x8b, 8, 0], "a gzip file", "unpack it"),
      ([0x42, 0x5a, 0x68, 0x39], "a bzip2 file", "unpack it"),
      ([0xfd, 0x37, 0x7a, 0x58, 0x5a, 0], "an xz file", "unpack it"),
      ([0x28, 0xb5, 0x2f, 0xfd], "a Zstandard file", "unpack it"),
      ([UInt8](repeating: 65, count: 257) + Array("ustar".utf8), "a tar archive", "unpack it"),
      (
        [0x89, 0x48, 0x44, 0x46, 0x0d, 0x0a, 0x1a, 0x0a], "an HDF5 file",
        "save its arrays with numpy.save"
      ),
      (
        [0x80, 4, 0x95, 0], "a Python pickle, which can run any program",
        "save its arrays with numpy.save"
      ),
      (
        [0x89, 0x50, 0x4e, 0x47], "a single image (PNG)", "take the file that holds all of them"
      ),
      ([0xff, 0xd8, 0xff, 0xe0], "a single image (JPEG)", "take the file that holds all of them"),
      (
        [UInt8](repeating: 0, count: 512),
        "nothing but zeros, as a download that was cut leaves them",
        "fetch the file again"
      ),
    ] as [([UInt8], String, String)])
  func binaries(_ bytes: [UInt8], _ name: String, _ advice: String) {
    #expect(idx(bytes) == "byte 0: found \(name), expected 00 00 08 03 (IDX, images); \(advice)")
    #expect(array(bytes) == "byte 0: found \(name), expected 93 4e 55 4d 50 59 (NPY); \(advice)")
  }

  @Test func oneFormatUnderTheNameOfTheOther() {
    #expect(
      idx(npy(dictionary("|u1", "(1,)"), [1]))
        == "byte 0: found a NumPy array, expected 00 00 08 03 (IDX, images); give it a name that ends in .npy"
    )
    #expect(
      array(idxLabels(3))
        == "byte 0: found an IDX file, expected 93 4e 55 4d 50 59 (NPY); give it a name without .npy"
    )
  }

  @Test("What is compressed twice") func gzipInGzip() {
    let bytes = gzip(gzip(idxImages(1)))
    #expect(
      datasetError { _ = try IDX(GzipSource(Memory(bytes)), .images) }?.reason
        == "byte 0: found a gzip file in a gzip file, expected 00 00 08 03 (IDX, images); run gunzip on it once"
    )
  }

  @Test("Under an archive's name") func archives() {
    func fault(_ bytes: [UInt8]) -> String? {
      datasetError { _ = try NPZ(FileSource(bytes, what: "w", path: "p")) }?.reason
    }
    #expect(
      fault(Array("<html></html>".utf8))
        == "byte 0: found a web page, expected a zip archive; a site answered the download with it: fetch the file again"
    )
    #expect(
      fault(npy(dictionary("|u1", "(1,)"), [1]))
        == "byte 0: found a NumPy array, expected a zip archive; give it a name that ends in .npy")
  }

  @Test("Nothing at all") func empty() {
    #expect(
      idx([]) == "byte 0: the file has 0 bytes, an IDX header needs 4; fetch the file again")
    #expect(
      array([]) == "byte 0: the file is empty, expected an NPY header; fetch the file again")
    #expect(
      datasetError { _ = try NPZ(FileSource([], what: "w", path: "p")) }?.reason
        == "byte 0: the file is empty, expected a zip archive; fetch the file again")
  }

  @Test("What is not known keeps its bytes") func unknown() {
    #expect(idx([1, 2, 3, 4]) == "byte 0: found 01 02 03 04, expected 00 00 08 03 (IDX, images)")
  }
}
