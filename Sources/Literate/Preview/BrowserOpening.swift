/// Opens an address in the browser that the system has for it; where it has none, nothing happens.
///
/// The browser belongs to nobody here: it is started by a shell that has ended when this returns, and stays when the preview ends.
package func openInBrowser(_ address: String) async {
  #if canImport(Darwin)
    let opener = "open"
  #else
    let opener = "xdg-open"
  #endif
  let script = "\(opener) \"$1\" >/dev/null 2>&1 </dev/null &"
  _ = try? await ChildProcess("/bin/sh", ["-c", script, "sh", address]).run { _ in }
}
