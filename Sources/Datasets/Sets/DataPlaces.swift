#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// Where data are looked for: in the folder that the command line names; else in that of `$REPORT_DATA`; else in `./data`, and
/// last in the user's cache.
///
/// The cache is `report` in `$XDG_CACHE_HOME`, where that is an absolute path (as the XDG Base Directory Specification asks
/// for), else in `~/.cache`; without a home there is none.
public struct DataPlaces: Sendable, Hashable {
  /// One of them.
  struct Place: Sendable, Hashable {
    /// Absolute; relative where the name of the current folder cannot be told.
    let path: String
    /// As the user wrote it.
    let name: String
    /// By what a user has named it: `--data`; nil where nobody has.
    let namedBy: String?
  }

  /// In the order in which they are looked at.
  let all: [Place]
  let currentDirectory: String

  /// - Parameters:
  ///   - option: what an option names: a folder or a file; nil where it was not given.
  ///   - name: the option's, for errors.
  ///   - environment: variables of the process: `REPORT_DATA`, `XDG_CACHE_HOME`, `HOME`.
  ///   - currentDirectory: an absolute path, for names that are relative; `.` if its name is no UTF-8.
  public init(
    option: String?, named name: String = "--data", environment: [String: String],
    currentDirectory: String
  ) {
    self.currentDirectory = currentDirectory
    func place(_ name: String, by who: String?) -> Place {
      let path = name.hasPrefix("/") ? name : joined(currentDirectory, name)
      let parts = path.split(separator: "/").filter { $0 != "." }
      let root = path.hasPrefix("/") ? "/" : "./"
      return Place(path: root + parts.joined(separator: "/"), name: name, namedBy: who)
    }
    if let option {
      all = [place(option, by: name)]
    } else if let variable = environment["REPORT_DATA"], !variable.isEmpty {
      all = [place(variable, by: "REPORT_DATA")]
    } else {
      let cache = DataCache(environment: environment)?.path
      all = [place("data", by: nil)] + (cache.map { [place($0, by: nil)] } ?? [])
    }
  }
}

/// A path without links, `.` and `..`; the path itself where nothing is there.
func resolved(_ path: String) -> String {
  guard let real = realpath(path, nil) else { return path }
  defer { free(real) }
  return String(cString: real)
}

/// The path of what is called `name` in a folder.
func joined(_ folder: String, _ name: String) -> String {
  folder.hasSuffix("/") ? folder + name : folder + "/" + name
}
