import Testing

@testable import Model

@Suite struct RandomTests {
  /// The known answers of Random123's `kat_vectors` for philox4x32-10.
  @Test func philoxGivesTheKnownAnswers() {
    #expect(
      Philox.block(counter: [0, 0, 0, 0], key: [0, 0])
        == [0x6627_e8d5, 0xe169_c58d, 0xbc57_ac4c, 0x9b00_dbd8])
    #expect(
      Philox.block(
        counter: [0xffff_ffff, 0xffff_ffff, 0xffff_ffff, 0xffff_ffff],
        key: [0xffff_ffff, 0xffff_ffff])
        == [0x408f_276d, 0x41c8_3b0e, 0xa20b_c7c6, 0x6d54_51fd])
    #expect(
      Philox.block(
        counter: [0x243f_6a88, 0x85a3_08d3, 0x1319_8a2e, 0x0370_7344],
        key: [0xa409_3822, 0x299f_31d0])
        == [0xd16c_fe09, 0x94fd_cceb, 0x5001_e420, 0x2412_6ea1])
  }

  /// Any part of a stream, whether it begins with a block or ends with eight of them or not.
  @Test(arguments: [(0, 0), (0, 96), (1, 31), (3, 70), (6, 1), (1 << 34 - 5, 45)])
  func partsOfUniformsAreThoseOfTheStream(first: Int, count: Int) {
    let key = Key(seed: 6)
    let part = [Float](unsafeUninitializedCapacity: count) { buffer, initialized in
      key.fillUniforms(
        into: UnsafeMutableBufferPointer(rebasing: buffer[..<count]), offset: first)
      initialized = count
    }
    #expect(part == (first..<first + count).map { key.uniform($0) })
  }

  @Test func normalsAreBoxAndMullers() {
    let key = Key(seed: 4)
    let normals = key.normals(count: 1001)
    for index in stride(from: 0, to: 1001, by: 7) {
      let exact = BoxMuller.normals(key.block(UInt64(index) >> 2))[index & 3]
      // Single precision against double: four roundings of numbers below six.
      #expect(abs(normals[index] - exact) < 2e-6)
      #expect(key.normal(index) == normals[index])
    }
  }

  @Test func normalsAreNormal() {
    let count = 100_000
    let normals = Key(seed: 9).normals(count: count).map(Double.init).sorted()
    let mean = normals.reduce(0, +) / Double(count)
    let variance = normals.reduce(0) { $0 + $1 * $1 } / Double(count)
    // Five standard errors: 1/√n of the mean, √(2/n) of the variance.
    #expect(abs(mean) < 5 / Double(count).squareRoot())
    #expect(abs(variance - 1) < 5 * (2 / Double(count)).squareRoot())
    // The median and the upper quartile of the normal distribution; standard error below 1.4/√n each.
    #expect(abs(normals[count / 2]) < 0.022)
    #expect(abs(normals[count * 3 / 4] - 0.67449) < 0.022)
  }

  @Test func childrenAreOtherStreams() {
    let key = Key(seed: 1)
    let children = (0..<1000).map { key.child($0) } + ["a", "b", ""].map { key.child($0) } + [key]
    #expect(Set(children).count == 1004)
    #expect(Key(seed: 1).child("a") == key.child("a"))
  }

  @Test func permutationsHoldEveryIndexOnce() {
    for count in [0, 1, 2, 7, 1000] {
      let order = Key(seed: 2).permutation(count)
      #expect(order.sorted() == (0..<count).map { Int32($0) })
    }
    #expect(Key(seed: 2).permutation(100) != Key(seed: 3).permutation(100))
  }
}
