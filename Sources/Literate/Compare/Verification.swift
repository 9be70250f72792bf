internal import Report

#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

/// Builds a page again with the command that it names, and compares the files byte for byte.
struct Verification {
  let folder: String
  /// Arguments of the user's own: folders that no page names.
  let arguments: [String]
  private let command: PageCommand
  private let files: [String]

  /// - Throws: `Failure`: (66) for a folder that no build wrote, (65) for one that another version wrote in another form.
  init(_ folder: String, arguments: [String]) throws {
    (self.folder, self.arguments) = (folder, arguments)
    files = try OutputFolder.files(in: folder).filter { $0 != "timings.json" }
    if files.contains("results.json") { try Self.checkSchema(of: folder + "/results.json") }
    command = try PageCommand(of: folder, files: files)
  }

  private static func checkSchema(of file: String) throws {
    let bytes = try builtFile(file, for: "verify")
    let tree = try? JSONDecoder().decode(ResultTree.self, from: Data(bytes))
    try (tree ?? .nothing).checkSchema(file, for: "verify")
  }

  /// Builds into another folder and compares.
  ///
  /// - Returns: how many files are equal.
  /// - Throws: `Failure` (3) naming the first difference; or what the build ends with.
  func run() throws -> Int {
    let copy = FileManager.default.temporaryDirectory.appending(path: "verify-\(UUID().uuidString)")
      .path
    defer { try? FileManager.default.removeItem(atPath: copy) }
    try build(into: copy)
    for file in files.sorted(by: Self.comesFirst) { try compare(file, with: copy) }
    return files.count
  }

  /// results.json has the numbers, and says best what differs.
  private static func comesFirst(_ a: String, _ b: String) -> Bool {
    (a == "results.json" ? 0 : 1, a) < (b == "results.json" ? 0 : 1, b)
  }

  private func build(into copy: String) throws {
    var environment = Machine.environment
    environment["SOURCE_DATE_EPOCH"] = nil
    for (name, value) in command.variables { environment[name] = value }
    let code = try ChildProgram.run(
      ["build"] + command.arguments + formats + arguments + ["--quiet", "--output", copy],
      environment: environment)
    guard code == 0 else {
      throw Failure(
        ExitStatus(rawValue: code) ?? .failed,
        "verify: \(folder): found a build that ended with exit code \(code), expected 0")
    }
  }

  /// The formats and vectors that are in the folder.
  private var formats: [String] {
    let names = Renderers.all.filter { files.contains($0.fileName) }.map(\.name)
    let hasVectors = files.contains { $0.hasSuffix(".svg") }
    return ["--to", names.joined(separator: ",")] + (hasVectors ? ["--figures", "svg"] : [])
  }

  private func compare(_ file: String, with copy: String) throws {
    let old = try builtFile(folder + "/" + file, for: "verify")
    guard let new = try? builtFile(copy + "/" + file, for: "verify") else {
      throw different(
        "\(folder)/\(file)", "found a file that a new build does not write, expected none")
    }
    guard old != new else { return }
    let place =
      zip(old, new).enumerated().first { $1.0 != $1.1 }?.offset ?? min(old.count, new.count)
    let line = old[..<place].count { $0 == 0x0A } + 1
    throw different(
      "\(folder)/\(file):\(line)",
      "found \(excerpt(old, at: place)) at byte \(place), expected \(excerpt(new, at: place))")
  }

  private func different(_ place: String, _ reason: String) -> Failure {
    Failure(.claimOrCheck, "verify: \(place): \(reason)")
  }

  /// A few bytes around a place, as text where they are text.
  private func excerpt(_ bytes: [UInt8], at place: Int) -> String {
    if place >= bytes.count { return "the end of the file" }
    let part = bytes[max(0, place - 8)..<min(bytes.count, place + 16)]
    let isText = part.allSatisfy { (0x20...0x7E).contains($0) }
    return isText
      ? "'\(String(decoding: part, as: UTF8.self))'"
      : part.map { String($0, radix: 16) }.joined(separator: " ")
  }
}
