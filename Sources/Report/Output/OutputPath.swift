/// The path of a file in an output folder: a name, or a name in a folder of it.
struct OutputPath: Hashable, CustomStringConvertible {
  /// Of the folder below the output folder; empty for that itself.
  let folder: String
  let name: String

  /// Nil for a path that leads out of the folder, or deeper than an output goes.
  init?(_ path: String) {
    let names = path.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    guard (1...2).contains(names.count), names.allSatisfy(Self.isName) else { return nil }
    (folder, name) = names.count == 1 ? ("", names[0]) : (names[0], names[1])
  }

  private static func isName(_ text: String) -> Bool {
    !["", ".", ".."].contains(text) && text.utf8.allSatisfy { $0 >= 0x20 }
  }

  var description: String { inFolder(name) }

  /// The name that the file has until it is whole.
  var temporaryName: String { ".\(name).report-new" }

  /// The path that the file has until it is whole.
  var temporaryPath: String { inFolder(temporaryName) }

  private func inFolder(_ name: String) -> String { folder.isEmpty ? name : folder + "/" + name }
}
