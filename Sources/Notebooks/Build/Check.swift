import Report

/// `report check`: prints what is wrong with a built page.
///
/// - Throws: `Failure` (3) if anything is, (66) if there is no page.
public func check(folder: String) throws {
  try withFailures {
    let findings = try Checker(folder: folder).findings()
    for finding in findings { try Terminal.standardOutput.write("\(folder)/\(finding)\n") }
    guard findings.isEmpty else {
      throw Failure(
        .claimOrCheck, "check: \(folder): found \(findings.count) faults, expected none")
    }
  }
}
