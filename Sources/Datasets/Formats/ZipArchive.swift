/// A zip archive (PKWARE's APPNOTE), whose members are read where they stand.
///
/// Nothing is unpacked: a member's name is compared with the name that is wanted, and never made a path. So strange names
/// (`../x`, `/x`, `C:\x`) do no harm and are no error. Only where two members could be taken for each other is each of them
/// refused: programs do not agree about which one counts.
///
/// Memory is that of the directory, of 4 MiB at most. Members may be open at once, and on several threads.
struct ZipArchive: Sendable {
  /// Its files, in the order of the directory.
  let entries: [ZipEntry]
  let what: String
  let path: String
  private let store: any ByteStore

  /// - Throws: malformed, for what is no archive, is cut, has more than a thousand members, or some that overlap; what the file
  ///   throws.
  init(_ file: FileSource) throws(DatasetError) {
    (store, what, path) = (file.store, file.what, file.path)
    entries = try ZipEntry.all(of: file, ZipEnd(file)).filter { !$0.isFolder }
  }

  /// The member of exactly this name; nil if there is none.
  func entry(named name: String) -> ZipEntry? { entries.first { $0.name == name } }

  /// What a member is called in errors: the archive's path, and its own.
  func path(of entry: ZipEntry) -> String { "\(path)/\(shortened(entry.name))" }

  /// What a member holds, inflated as it is read. Length and checksum are compared with the directory when its last byte is
  /// read: nothing is known of a part.
  ///
  /// - Throws: malformed, for a member that is encrypted, packed in a way that is not known, described differently before
  ///   its data, or that could be taken for another; what the file throws.
  func open(_ entry: ZipEntry) throws(DatasetError) -> any ByteSource {
    let file = FileSource(store, what: what, path: path(of: entry))
    try entry.check(file)
    return try ZipMemberSource(entry, file, ZipHeader(entry, file).dataStart)
  }
}
