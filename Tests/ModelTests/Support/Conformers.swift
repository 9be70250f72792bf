import Foundation
import TestSupport

/// The types that Sources/Model declares to conform to a protocol, so that a contract test can say whom it missed.
func conformers(to name: String) throws -> Set<String> {
  let room = repository.appending(path: "Sources/Model")
  let files = FileManager.default.enumerator(at: room, includingPropertiesForKeys: nil)
  let texts = try (files?.allObjects ?? []).compactMap { $0 as? URL }
    .filter { $0.pathExtension == "swift" }
    .map { try String(contentsOf: $0, encoding: .utf8) }
  return Set(
    texts.flatMap { text in
      text.matches(of: /struct (\w+): ([\w, ]+) \{/)
        .filter { $0.2.split(separator: ", ").contains(Substring(name)) }
        .map { String($0.1) }
    })
}
