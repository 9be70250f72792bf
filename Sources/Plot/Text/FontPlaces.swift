#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// Where systems keep DejaVu Sans.
enum FontPlaces {
  /// The file on this system; nil if there is none.
  static var installed: String? {
    files(home: variable("HOME"), data: variable("XDG_DATA_HOME")).first { access($0, R_OK) == 0 }
  }

  /// Every place to look in: the system's folders first, since most have the font there.
  ///
  /// - Parameters:
  ///   - home: nil or empty where the person has none.
  ///   - data: the folder of the person's own data, where it is not `~/.local/share`.
  static func files(home: String?, data: String?) -> [String] {
    let roots = ofSystem + (data.map { ["\($0)/fonts"] } ?? []) + (home.map(ofPerson) ?? [])
    return roots.flatMap { root in folders.map { "\(root)\($0)/DejaVuSans.ttf" } }
  }

  private static func ofPerson(_ home: String) -> [String] {
    [".local/share/fonts", ".fonts", "Library/Fonts", ".nix-profile/share/fonts"]
      .map { "\(home)/\($0)" }
  }

  private static let ofSystem = [
    "/usr/share/fonts", "/usr/local/share/fonts",
    // macOS, Homebrew on Apple silicon, MacPorts, NixOS.
    "/Library/Fonts", "/opt/homebrew/share/fonts", "/opt/local/share/fonts",
    "/run/current-system/sw/share/X11/fonts",
  ]

  private static let folders = [
    // Debian, Ubuntu; Alpine, Gentoo, RHEL; Fedora; MacPorts; Arch, Void; openSUSE, Nix.
    "/truetype/dejavu", "/dejavu", "/dejavu-sans-fonts", "/dejavu-fonts", "/TTF", "/truetype", "",
  ]

  private static func variable(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 }
  }
}
