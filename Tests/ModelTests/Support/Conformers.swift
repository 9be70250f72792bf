import Foundation
import TestSupport

/// The types that Sources/Model declares to conform to a protocol, or to one of several, so that a contract test can say whom it missed.
func conformers(to names: String...) throws -> Set<String> {
  let room = repository.appending(path: "Sources/Model")
  let files = FileManager.default.enumerator(at: room, includingPropertiesForKeys: nil)
  let texts = try (files?.allObjects ?? []).compactMap { $0 as? URL }
    .filter { $0.pathExtension == "swift" }
    .map { try String(contentsOf: $0, encoding: .utf8) }
  // Examples in comments do not count; parameters of generic types may have conformances of their own.
  let declaration =
    /^ *(?:(?:public|package|private|fileprivate|final) )*(?:struct|enum|class) (\w+)(?:<[^>]*>)?: ([\w, ]+) \{/
    .anchorsMatchLineEndings()
  return Set(
    texts.flatMap { text in
      text.matches(of: declaration)
        .filter { !Set(names.map { $0[...] }).isDisjoint(with: $0.2.split(separator: ", ")) }
        .map { String($0.1) }
    })
}
