import Foundation
import Weaver

/// `weave embed OUTPUT FILE…` carries templates into a Swift source; `weave notebook INPUT OUTPUT` weaves a notebook.
func run(_ arguments: [String]) throws {
  switch arguments.first {
  case "embed" where arguments.count >= 2:
    let files = try arguments.dropFirst(2).map { path in
      let url = URL(filePath: path)
      return (name: url.lastPathComponent, text: try String(contentsOf: url, encoding: .utf8))
    }
    try embeddedTemplates(files).write(toFile: arguments[1], atomically: true, encoding: .utf8)
  default:
    throw Usage()
  }
}

struct Usage: Error, CustomStringConvertible {
  var description: String { "usage: weave notebook INPUT OUTPUT | weave embed OUTPUT FILE..." }
}

do {
  try run(Array(CommandLine.arguments.dropFirst()))
} catch {
  FileHandle.standardError.write(Data("error: weave: \(error)\n".utf8))
  exit(64)
}
