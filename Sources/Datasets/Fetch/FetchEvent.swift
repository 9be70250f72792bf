/// What happens while files are fetched.
public enum FetchEvent: Sendable, Equatable {
  /// Another program fetches into the same folder and is waited for.
  case waits(folder: String)
  /// A file has its size and sum already, and nobody is asked for it.
  case isThere(DataFile)
  /// So many of its bytes have come, those of an earlier time included; at most ten times a second, and once at the end.
  case progress(DataFile, bytes: Int)
  /// A server did not give the file. It is asked again, or the next one is, if there is hope.
  case failed(DataFile, url: String, reason: String)
  /// A file has come, has been checked and has its name.
  case fetched(DataFile)
}

/// A file that is in the cache now.
public struct FetchedFile: Sendable, Equatable {
  /// What it is.
  public let file: DataFile
  /// Where it is.
  public let path: String
  /// Whether it has been fetched now, and was not there before.
  public let isNew: Bool
}
