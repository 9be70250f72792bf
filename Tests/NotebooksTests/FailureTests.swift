import Model
import Plot
import Testing

@testable import Notebooks

/// What a room throws ends the program with the code of its kind.
@Suite struct FailureTests {
  @Test(
    arguments: [(.font, .unavailable), (.size, .internal), (.png, .internal)]
      as [(PlotError.Kind, Failure.Code)])
  func ofPlot(_ kind: PlotError.Kind, _ code: Failure.Code) {
    let error = PlotError(kind, "what", at: "where", "found, expected")
    #expect(throws: Failure(code, "what: where: found, expected")) {
      try withFailures { throw error }
    }
  }

  @Test(
    arguments: [
      (.badData, .badData), (.configuration, .configuration), (.input, .noInput),
      (.output, .cannotCreate), (.io, .io), (.system, .system), (.internal, .internal),
    ] as [(ModelError.Kind, Failure.Code)])
  func ofModel(_ kind: ModelError.Kind, _ code: Failure.Code) {
    let error = ModelError(kind, "what", at: "where", "found, expected")
    #expect(throws: Failure(code, "what: where: found, expected")) {
      try withFailures { throw error }
    }
  }

  @Test func somethingNeededThatIsNotThere() { #expect(Failure.Code.unavailable.rawValue == 69) }
}
