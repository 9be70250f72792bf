import Datasets
import Model
import Plot
import Report
import Testing

@testable import Literate

/// What a room throws ends the program with the status of its kind.
@Suite struct FailureTests {
  @Test(
    arguments: [(.font, .unavailable), (.size, .internal), (.png, .internal)]
      as [(PlotError.Kind, Literate.ExitStatus)])
  func ofPlot(_ kind: PlotError.Kind, _ status: Literate.ExitStatus) {
    let error = PlotError(kind, "what", at: "where", "found, expected")
    #expect(Failure(error) == Failure(status, "what: where: found, expected"))
  }

  @Test(
    arguments: [
      (.badData, .badData), (.configuration, .configuration), (.input, .noInput),
      (.output, .cannotCreate), (.io, .io), (.system, .system), (.internal, .internal),
    ] as [(ModelError.Kind, Literate.ExitStatus)])
  func ofModel(_ kind: ModelError.Kind, _ status: Literate.ExitStatus) {
    let error = ModelError(kind, "what", at: "where", "found, expected")
    #expect(Failure(error) == Failure(status, "what: where: found, expected"))
  }

  @Test(
    arguments: [
      (.missing, .noInput), (.malformed, .badData), (.unreadable, .io), (.system, .system),
    ] as [(DatasetError.Kind, Literate.ExitStatus)])
  func ofDatasets(_ kind: DatasetError.Kind, _ status: Literate.ExitStatus) {
    let error = DatasetError(kind, "what", at: "where", "found, expected")
    #expect(Failure(error) == Failure(status, "what: where: found, expected"))
  }

  @Test(
    arguments: [
      (.page, .internal), (.badData, .badData), (.noInput, .noInput),
      (.cannotCreate, .cannotCreate),
      (.io, .io), (.system, .system), (.configuration, .configuration),
    ] as [(ReportError.Kind, Literate.ExitStatus)])
  func ofReport(_ kind: ReportError.Kind, _ status: Literate.ExitStatus) {
    let error = ReportError(kind, "what", at: "where", "found, expected")
    #expect(Failure(error) == Failure(status, "what: where: found, expected"))
  }

  /// A notebook may throw whatever it likes.
  @Test func anErrorOfNoRoomIsTheNotebooks() {
    struct Broken: Error {}
    #expect(Failure(Broken()).exitStatus == .failed)
    #expect(Failure(Broken()).description == "notebook: Broken: Broken()")
  }

  @Test func somethingNeededThatIsNotThere() {
    #expect(Literate.ExitStatus.unavailable.rawValue == 69)
  }
}
