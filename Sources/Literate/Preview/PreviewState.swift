internal import Foundation

/// All that a browser is told: which page is the newest, what the program does, and what is wrong.
///
/// It is sent whole each time, so that an event which is lost or left out costs nothing: the next says all.
package struct PreviewState: Codable, Hashable, Sendable {
  package enum Activity: String, Codable, Sendable { case building, running, ready }

  /// The newest page's version; a browser that shows another one loads it.
  package internal(set) var version: String
  package var activity: Activity
  /// How far it is: a line of progress, or nothing.
  package var note: String
  /// Why the page is not newer than it is; none if it is what the sources say.
  package var faults: [Diagnostic]

  package init(
    version: String = "", activity: Activity = .building, note: String = "",
    faults: [Diagnostic] = []
  ) {
    self.version = version
    self.activity = activity
    self.note = note
    self.faults = faults
  }

  /// The state as a server-sent event.
  func event() throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return Array("event: state\ndata: ".utf8) + Array(try encoder.encode(self)) + Array("\n\n".utf8)
  }
}
