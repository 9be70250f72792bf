import Foundation
import Report
import Testing

private func results(loss: Double) -> Results {
  Results(
    seed: 3,
    data: .init(
      mnist: .init(source: "idx", train: 60000, test: 10000, sha256: "ab"),
      corrupted: .init(source: "made", corruption: "spatter", severity: 4)),
    models: [
      "deterministic": .init(
        parameters: 1498, epochs: [.init(loss: loss, accuracy: 0.5)],
        mnist: .init(loss: 0.1, accuracy: 0.97), corrupted: .init(loss: 0.2, accuracy: 0.94))
    ],
    entropy: [
      "bayesian": [
        "mnist": .init(correct: .init(count: 2, mean: 0.25), incorrect: .init(count: 0, mean: nil))
      ]
    ])
}

struct ResultsTests {
  @Test func areTheSameBytesForTheSameNumbers() throws {
    let json = try results(loss: 0.1).json()
    #expect(try results(loss: 0.1).json() == json)
    #expect(json.last == UInt8(ascii: "\n"))
    let text = String(decoding: json, as: UTF8.self)
    #expect(text.hasPrefix("{\n  \"claims\" : ["))
    #expect(text.contains("\"schema\" : 1") && text.contains("\"loss\" : 0.1"))
  }

  @Test func comeBack() throws {
    let original = results(loss: 0.30000000000000004)
    let decoded = try JSONDecoder().decode(Results.self, from: Data(original.json()))
    #expect(decoded == original)
  }

  @Test func refuseWhatIsNoNumber() {
    let error = reportError { _ = try results(loss: .nan).json() }
    #expect(error?.kind == .badData)
    #expect(error?.place == "models.deterministic.epochs.0.loss")
  }

  @Test func keepTimesApart() throws {
    let timings = Timings(total: 1.5, stages: [.init(name: "train", seconds: 1)])
    #expect(String(decoding: try timings.json(), as: UTF8.self).contains("\"total\" : 1.5"))
  }
}
