import Testing

@testable import Datasets

/// What holds of every corruption, whichever there are.
@Suite struct CorruptionContractTests {
  /// Digits, an image without any light, and one that is light throughout.
  private static let images: LabelledImages = {
    let digits = StandInDigits(key: Key(seed: 3)).draw(0..<600, threads: 1)
    let flat = [UInt8](repeating: 0, count: 784) + [UInt8](repeating: 255, count: 784)
    return LabelledImages(
      rows: 28, columns: 28, pixels: flat + digits.pixels, labels: [0, 0] + digits.labels)
  }()

  @Test func eachHasANameOfItsOwn() {
    #expect(Corruptions.all.count >= 15)
    #expect(Corruptions.names == Set(Corruptions.names).sorted())
    for kind in Corruptions.all {
      #expect(Corruptions.named(kind.name) == kind)
      #expect(kind.name.wholeMatch(of: /[a-z]+(_[a-z]+)*/) != nil)
      #expect(kind.title.wholeMatch(of: /[a-z]+( [a-z]+)*/) != nil)
    }
    #expect(Set(Corruptions.all.map { $0.title }).count == Corruptions.all.count)
    #expect(Corruptions.named("snow") == nil)
  }

  @Test(arguments: Corruptions.names)
  func everySeverityIsTaken(name: String) throws {
    let kind = try #require(Corruptions.named(name))
    #expect([1...1, 1...5].contains(kind.severities))
    #expect(kind.severities.contains(kind.defaultSeverity))
    #expect(kind.init().severity == kind.defaultSeverity)
    let corruptions = kind.severities.map { kind.init(severity: $0) }
    #expect(corruptions.map(\.severity) == Array(kind.severities))
    let results = corruptions.map { $0(Self.images.prefix(20), key: Key(seed: 0)).pixels }
    #expect(Set(results).count == kind.severities.count)
  }

  @Test(arguments: Corruptions.names)
  func brightnessStaysInItsRange(name: String) throws {
    let kind = try #require(Corruptions.named(name))
    for severity in kind.severities {
      let corruption = kind.init(severity: severity)
      for index in 0..<40 {
        let image = (0..<784).map { Double(Self.images.pixels[index * 784 + $0]) / 255 }
        let result = corrupted(image, by: corruption, index: index)
        #expect(result.count == 784)
        // What is no number is in no range.
        let odd = result.filter { !(0...1).contains($0) }
        #expect(odd == [], "severity \(severity), image \(index)")
      }
    }
  }

  @Test(arguments: Corruptions.names)
  func doesNotDependOnTheThreads(name: String) throws {
    let corruption = try #require(Corruptions.named(name)).init()
    let one = corruption(Self.images, key: Key(seed: 0))
    #expect(corruption(Self.images, key: Key(seed: 0), threads: 3) == one)
    #expect(one.labels == Self.images.labels)
  }

  @Test(arguments: Corruptions.names)
  func anImageDoesNotDependOnTheOthers(name: String) throws {
    let corruption = try #require(Corruptions.named(name)).init()
    let few = Self.images.prefix(12)
    var pixels = few.pixels
    for index in 0..<11 * 784 { pixels[index] = UInt8(index % 251) }
    let others = LabelledImages(rows: 28, columns: 28, pixels: pixels, labels: few.labels)
    let result = corruption(few, key: Key(seed: 0)).pixels
    #expect(corruption(others, key: Key(seed: 0)).pixels.suffix(784) == result.suffix(784))
    #expect(corruption(few.prefix(5), key: Key(seed: 0)).pixels == Array(result.prefix(5 * 784)))
  }

  @Test(arguments: Corruptions.names)
  func whatIsRandomDependsOnTheKey(name: String) throws {
    let kind = try #require(Corruptions.named(name))
    let (corruption, few) = (kind.init(), Self.images.prefix(40))
    let same = corruption(few, key: Key(seed: 0)) == corruption(few, key: Key(seed: 1))
    #expect(same == isDeterministic(kind))
  }

  @Test(arguments: Corruptions.names)
  func eachImageHasNoiseOfItsOwn(name: String) throws {
    let kind = try #require(Corruptions.named(name))
    let digit = Self.images.pixels[2 * 784..<3 * 784]
    let same = LabelledImages(
      rows: 28, columns: 28, pixels: (0..<20).flatMap { _ in digit },
      labels: [UInt8](repeating: 0, count: 20))
    let result = kind.init()(same, key: Key(seed: 0)).pixels
    let images = Set((0..<20).map { Array(result[$0 * 784..<($0 + 1) * 784]) })
    #expect((images.count == 1) == isDeterministic(kind))
  }

  @Test(arguments: Corruptions.names)
  func theWeakestChangesLessThanTheStrongest(name: String) throws {
    let kind = try #require(Corruptions.named(name))
    guard kind.severities.count > 1 else { return }
    let few = Self.images.prefix(100)
    let changes = [kind.severities.lowerBound, kind.severities.upperBound].map { severity in
      let result = kind.init(severity: severity)(few, key: Key(seed: 0))
      return zip(few.pixels, result.pixels).reduce(0) { $0 + abs(Int($1.0) - Int($1.1)) }
    }
    #expect(changes[0] < changes[1], "\(changes)")
  }

  @Test(arguments: Corruptions.names)
  func whatAReaderSeesIsPartOfASentence(name: String) throws {
    let kind = try #require(Corruptions.named(name))
    for severity in kind.severities {
      let words = kind.init(severity: severity).appearance
      #expect(words.first?.isLowercase == true && words.last?.isLetter == true, "\(words)")
    }
  }

  private func isDeterministic<C: Corruption>(_ kind: C.Type) -> Bool { C.Noise.self == Void.self }

  private func corrupted<C: Corruption>(
    _ image: [Double], by corruption: C, index: Int
  ) -> [Double] {
    var stream = ImageStream(key: Key(seed: 1), index: index)
    let noise = corruption.noise(from: &stream)
    return corruption.corrupt(image, noise: noise)
  }
}
