import Foundation
import Weaver

/// `weave notebook INPUT OUTPUT [--with FILE...]` weaves a notebook, which may refer to what other files of its
/// target put on the page; `weave embed OUTPUT FILE...` carries templates into a Swift source; `weave list OUTPUT NAME...`
/// lists the notebooks of a program; `weave types OUTPUT VARIABLE PROTOCOL NAME...` lists types of a module.
func run(_ arguments: [String]) throws {
  switch arguments.first {
  case "notebook" where arguments.count == 3 || arguments.dropFirst(3).first == "--with":
    let others = try arguments.dropFirst(4).map { (path: $0, text: try read($0)) }
    let woven = try weave(read(arguments[1]), path: arguments[1], with: others)
    try update(arguments[2], to: woven)
  case "embed" where arguments.count >= 2:
    let files = try arguments.dropFirst(2).map { path in
      (name: URL(filePath: path).lastPathComponent, text: try read(path))
    }
    try update(arguments[1], to: embeddedTemplates(files))
  case "list" where arguments.count >= 2:
    try update(arguments[1], to: notebookList(Array(arguments.dropFirst(2))))
  case "types" where arguments.count >= 4:
    try update(
      arguments[1], to: typeList(arguments[2], of: arguments[3], Array(arguments.dropFirst(4))))
  default:
    fail(
      "error: weave: usage: weave notebook INPUT OUTPUT [--with FILE...] | "
        + "weave embed OUTPUT FILE... | weave list OUTPUT NAME... | "
        + "weave types OUTPUT VARIABLE PROTOCOL NAME...",
      code: 64)
  }
}

func read(_ path: String) throws -> String { try String(contentsOfFile: path, encoding: .utf8) }

/// Writes a file if that changes it: one with the same bytes and a new date would be compiled again.
func update(_ path: String, to text: String) throws {
  if let old = FileManager.default.contents(atPath: path), old == Data(text.utf8) { return }
  try text.write(toFile: path, atomically: true, encoding: .utf8)
}

func fail(_ message: String, code: Int32) -> Never {
  FileHandle.standardError.write(Data((message + "\n").utf8))
  exit(code)
}

do {
  try run(Array(CommandLine.arguments.dropFirst()))
} catch let error as WeaveError {
  // The form that compilers use, so that editors and build logs lead to the place.
  fail(error.description, code: 65)
} catch {
  fail("error: weave: \(error.localizedDescription)", code: 74)
}
