import Testing

@testable import Plot

@Suite struct FontPlacesTests {
  private let files = FontPlaces.files(home: "/users/ada", data: "/data/ada")

  /// Where the systems' packages put the font.
  @Test(arguments: [
    "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf",  // Debian, Ubuntu
    "/usr/share/fonts/dejavu-sans-fonts/DejaVuSans.ttf",  // Fedora
    "/usr/share/fonts/dejavu/DejaVuSans.ttf",  // RHEL, Gentoo, Alpine
    "/usr/share/fonts/TTF/DejaVuSans.ttf",  // Arch, Void
    "/usr/share/fonts/truetype/DejaVuSans.ttf",  // openSUSE
    "/run/current-system/sw/share/X11/fonts/DejaVuSans.ttf",  // NixOS
    "/opt/local/share/fonts/dejavu-fonts/DejaVuSans.ttf",  // MacPorts
    "/users/ada/Library/Fonts/DejaVuSans.ttf",  // Homebrew's cask
    "/Library/Fonts/DejaVuSans.ttf",
    "/usr/local/share/fonts/DejaVuSans.ttf",
    "/users/ada/.local/share/fonts/DejaVuSans.ttf",
    "/users/ada/.fonts/DejaVuSans.ttf",
    "/data/ada/fonts/dejavu/DejaVuSans.ttf",
  ]) func eachSystemsPlaceIsSearched(_ place: String) {
    #expect(files.contains(place))
  }

  @Test func theSystemsFontComesFirst() throws {
    let own = try #require(files.firstIndex(of: "/users/ada/.fonts/DejaVuSans.ttf"))
    let common = try #require(files.firstIndex(of: "/usr/share/fonts/DejaVuSans.ttf"))
    #expect(common < own)
  }

  @Test func withoutAHomeOnlyTheSystemIsSearched() {
    #expect(
      FontPlaces.files(home: nil, data: nil).allSatisfy {
        ["/usr/", "/Library/", "/opt/", "/run/"].contains(where: $0.hasPrefix)
      })
  }
}
