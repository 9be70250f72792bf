import Foundation
import Weaver

/// `weave notebook INPUT OUTPUT` weaves a notebook; `weave embed OUTPUT FILE...` carries templates into a
/// Swift source.
func run(_ arguments: [String]) throws {
  switch arguments.first {
  case "notebook" where arguments.count == 3:
    let woven = try weave(read(arguments[1]), path: arguments[1])
    try woven.write(toFile: arguments[2], atomically: true, encoding: .utf8)
  case "embed" where arguments.count >= 2:
    let files = try arguments.dropFirst(2).map { path in
      (name: URL(filePath: path).lastPathComponent, text: try read(path))
    }
    try embeddedTemplates(files).write(toFile: arguments[1], atomically: true, encoding: .utf8)
  default:
    fail(
      "error: weave: usage: weave notebook INPUT OUTPUT | weave embed OUTPUT FILE...",
      code: 64)
  }
}

func read(_ path: String) throws -> String { try String(contentsOfFile: path, encoding: .utf8) }

func fail(_ message: String, code: Int32) -> Never {
  FileHandle.standardError.write(Data((message + "\n").utf8))
  exit(code)
}

let arguments = Array(CommandLine.arguments.dropFirst())
do {
  try run(arguments)
} catch let error as WeaveError {
  // The form that compilers use, so that editors and build logs lead to the place.
  fail("\(arguments[1]):\(error.line):\(error.column): error: \(error.message)", code: 65)
} catch {
  fail("error: weave: \(error.localizedDescription)", code: 74)
}
