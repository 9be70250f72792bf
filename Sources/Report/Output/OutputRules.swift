#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// What of an output folder is a build's own, and what is somebody else's.
struct OutputRules {
  let root: Directory
  /// The folder, as errors name it.
  let output: String

  /// The folder must not be the topmost, nor one that the build reads, or in one.
  ///
  /// - Throws: cannot create.
  func checkPlace(apartFrom inputs: [String]) throws {
    let above = try asking { () throws(SystemError) in try placesAbove() }
    if above.count == 1 { throw refusal("it is the topmost folder; expected one below it") }
    for input in inputs {
      guard let other = try? Directory(input).status().identity, above.contains(other) else {
        continue
      }
      throw refusal("it is the input \(input), or inside of it; expected another folder")
    }
  }

  /// Finds out, by trying, that a file can be made in the folder, and in those folders of it that are there.
  ///
  /// - Throws: cannot create.
  func checkWriting(into folders: Set<String>) throws {
    for name in folders.sorted() {
      do {
        guard let folder = try folder(name) else { continue }
        try folder.create(Manifest.temporaryName, [])
        try folder.remove(Manifest.temporaryName)
      } catch {
        throw refusal(
          "\(name.isEmpty ? "it" : name) cannot be written: \(error.reason)",
          error.kind(otherwise: .cannotCreate))
      }
    }
  }

  /// No file that a build is going to write may be there and be somebody else's.
  ///
  /// - Throws: cannot create, naming it.
  func check(_ paths: [OutputPath], _ manifest: Manifest) throws {
    for name in Set(paths.map(\.folder)).subtracting([""]).sorted() {
      guard let status = try asking({ () throws(SystemError) in try root.status(name) }) else {
        continue
      }
      if status.type != .directory { throw foreign(name) }
      if !isTrusted(status.owner) {
        throw refusal("its folder \(name) belongs to another user; expected one of yours")
      }
    }
    for path in paths { try check(path, manifest) }
  }

  private func check(_ path: OutputPath, _ manifest: Manifest) throws {
    let (file, temporary) = try asking { () throws(SystemError) in
      let folder = try folder(path.folder)
      return (try folder?.status(path.name), try folder?.status(path.temporaryName))
    }
    if let file, !manifest.paths.contains(path) || file.type != .file {
      throw foreign(path.description)
    }
    if temporary != nil { throw foreign(path.temporaryPath) }
  }

  /// A folder of the output, or itself for no name; nil if there is none.
  func folder(_ name: String) throws(SystemError) -> Directory? {
    if name.isEmpty { return root }
    return try root.status(name)?.type == .directory ? root.folder(name) : nil
  }

  /// Whether what a user wrote here is to be believed: who is this user, or may do anything to the folder.
  func isTrusted(_ owner: UInt32) -> Bool {
    owner == geteuid() || owner == 0 || owner == (try? root.status().owner)
  }

  /// What the folder and those above it are.
  private func placesAbove() throws(SystemError) -> [FileStatus.Identity] {
    var places = [try root.status().identity]
    var path = ".."
    // The topmost folder is in itself.
    while let place = try root.status(path)?.identity, place != places.last {
      places.append(place)
      path += "/.."
    }
    return places
  }

  /// Asks the system, whose answer is that of the folder.
  func asking<Value>(_ question: () throws(SystemError) -> Value) throws -> Value {
    do {
      return try question()
    } catch {
      throw refusal("it cannot be read: \(error.reason)", error.kind(otherwise: .cannotCreate))
    }
  }

  func foreign(_ name: String) -> ReportError {
    refusal("it holds \(name), which report did not write; expected nothing of that name")
  }

  func refusal(_ reason: String, _ kind: ReportError.Kind = .cannotCreate) -> ReportError {
    ReportError(kind, "output folder", at: output, reason)
  }
}
