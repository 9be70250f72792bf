import Report
import Testing

private struct Run: Encodable {
  var seed = 3
  var losses: [String: [Double]]
}

struct EncodedJSONTests {
  @Test func sortsItsKeys() throws {
    let bytes = try encodedJSON(Run(losses: ["b": [0.1], "a": []]), file: "results.json")
    #expect(
      String(decoding: bytes, as: UTF8.self) == """
        {
          "losses" : {
            "a" : [

            ],
            "b" : [
              0.1
            ]
          },
          "seed" : 3
        }

        """)
  }

  @Test func refusesWhatIsNoNumber() {
    let run = Run(losses: ["a": [0, .nan]])
    let error = reportError { _ = try encodedJSON(run, file: "results.json") }
    #expect(
      error?.description == "results.json: losses.a.1: nan is not a finite number")
    #expect(error?.kind == .badData)
  }
}
