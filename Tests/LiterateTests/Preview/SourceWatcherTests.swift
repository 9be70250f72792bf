import Foundation
import Literate
import Testing

@Suite struct SourceWatcherTests {
  private func write(_ text: String, _ file: URL) throws {
    try Data(text.utf8).write(to: file)
  }

  /// What is told of an action, in as many changes as it takes until the action is over and the watcher has caught up.
  private func changes(
    in folder: URL, while action: @escaping @Sendable () async throws -> Void
  ) async throws -> SourceChange {
    var watcher = SourceWatcher([folder.path])
    let last = folder.appending(path: "last.swift")
    async let acted: Void = {
      try await action()
      try Data("last".utf8).write(to: last)
    }()
    var change = SourceChange()
    while !change.added.contains(last.path) {
      change = change.followed(by: try await watcher.next())
    }
    try await acted
    change.added.remove(last.path)
    return change
  }

  @Test func tellsWhatIsEditedAddedAndRemoved() async throws {
    try await temporarily { folder in
      let names = ["edited.swift", "removed.swift", "same.swift"]
      for name in names { try write("1", folder.appending(path: name)) }
      try FileManager.default.createDirectory(
        at: folder.appending(path: "below"), withIntermediateDirectories: true)
      let change = try await changes(in: folder) {
        try Data("2".utf8).write(to: folder.appending(path: "edited.swift"))
        try Data("1".utf8).write(to: folder.appending(path: "same.swift"))
        try Data("1".utf8).write(to: folder.appending(path: "below/added.swift"))
        try Data("1".utf8).write(to: folder.appending(path: ".hidden"))
        try FileManager.default.removeItem(at: folder.appending(path: "removed.swift"))
      }
      let path = folder.path
      #expect(
        change
          == SourceChange(
            edited: ["\(path)/edited.swift"], added: ["\(path)/below/added.swift"],
            removed: ["\(path)/removed.swift"]))
    }
  }

  @Test func aThousandSavesAreFewChangesAndTheLastCounts() async throws {
    try await temporarily { folder in
      let file = folder.appending(path: "a.swift")
      try write("start", file)
      var watcher = SourceWatcher([file.path])
      async let saving: Void = {
        for save in 1...1_000 {
          try Data("\(save)".utf8).write(to: file, options: save % 2 == 0 ? .atomic : [])
        }
      }()
      var count = 0
      var last = ""
      while last != "1000" {
        let change = try await watcher.next()
        #expect(change == SourceChange(edited: [file.path]))
        last = try String(contentsOf: file, encoding: .utf8)
        count += 1
      }
      try await saving
      #expect(count < 1_000)
    }
  }

  @Test func anEditorThatRenamesSaves() async throws {
    try await temporarily { folder in
      let file = folder.appending(path: "a.swift")
      try write("1", file)
      let change = try await changes(in: folder) {
        let copy = folder.appending(path: "a.swift~")
        try FileManager.default.moveItem(at: file, to: copy)
        try await Task.sleep(for: .milliseconds(60))
        try Data("2".utf8).write(to: folder.appending(path: ".a.new"))
        try FileManager.default.moveItem(at: folder.appending(path: ".a.new"), to: file)
      }
      #expect(change == SourceChange(edited: [file.path]))
    }
  }

  @Test func aFileThatIsEmptiedAndFilledIsOneChange() async throws {
    try await temporarily { folder in
      let file = folder.appending(path: "a.swift")
      try write("1", file)
      let seen = try await changes(in: folder) {
        try Data().write(to: file)
        try await Task.sleep(for: .milliseconds(90))
        try Data("22".utf8).write(to: file)
      }
      #expect(seen == SourceChange(edited: [file.path]))
      #expect(try String(contentsOf: file, encoding: .utf8) == "22")
    }
  }

  @Test func aFileThatStaysEmptyIsToldAtLast() async throws {
    try await temporarily { folder in
      let file = folder.appending(path: "a.swift")
      try write("1", file)
      let change = try await changes(in: folder) { try Data().write(to: file) }
      #expect(
        change
          == SourceChange(edited: [file.path]))
    }
  }

  @Test func changesAddUp() {
    let first = SourceChange(edited: ["e"], added: ["a", "b"], removed: ["r", "s"])
    let next = SourceChange(edited: ["a", "x"], added: ["r"], removed: ["b", "e"])
    #expect(
      first.followed(by: next)
        == SourceChange(edited: ["r", "x"], added: ["a"], removed: ["e", "s"]))
    #expect(SourceChange().isEmpty)
  }
}
