import Report

/// `report check`: prints what is wrong with a built page.
///
/// - Throws: `Failure` (3) if anything is, (66) if there is no page in any format, (64) for no folder's name.
public func check(folder: String) throws {
  if folder.isEmpty { throw Failure(.usage, "argument: folder: found '', expected a folder") }
  try withFailures {
    let findings = try Checker(folder: folder).findings()
    for finding in findings { try Terminal.standardOutput.say("\(folder)/\(finding)") }
    if !findings.isEmpty { throw faults(findings, folder) }
  }
}

/// What a check ends with that has found something.
func faults(_ findings: [Finding], _ folder: String) -> Failure {
  let count = findings.reduce(0) { $0 + $1.count }
  let found = count == 1 ? "1 fault" : "\(count) faults"
  return Failure(.claimOrCheck, "check: \(folder): found \(found), expected none")
}
