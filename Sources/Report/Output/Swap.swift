#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// Puts the staging folder in the place of the output; what was there has the staging folder's name then.
///
/// In one step where the system can exchange two names; else the old output is moved aside first and put
/// back if the second step fails.
///
/// - Throws: I/O; the old output is then in its place.
func swap(_ staging: String, _ output: String) throws {
  guard fileType(output) != nil else {
    guard rename(staging, output) == 0 else { throw ioError(output, "cannot be put in place") }
    return
  }
  if exchange(staging, output) { return }
  let aside = staging + "-old"
  removeTree(aside)
  guard rename(output, aside) == 0 else { throw ioError(output, "cannot be moved aside") }
  guard rename(staging, output) == 0 else {
    let fault = ioError(output, "cannot be put in place")
    rename(aside, output)
    throw fault
  }
  removeTree(aside)
}

/// Exchanges two names in one step; false if the system or the file system cannot.
private func exchange(_ first: String, _ second: String) -> Bool {
  #if canImport(Glibc) || canImport(Musl)
    // Found by name: not every C library declares it.
    typealias Function =
      @convention(c) (Int32, UnsafePointer<CChar>, Int32, UnsafePointer<CChar>, UInt32) -> Int32
    guard let symbol = dlsym(nil, "renameat2") else { return false }
    let exchangeNames: UInt32 = 2
    return unsafeBitCast(symbol, to: Function.self)(
      AT_FDCWD, first, AT_FDCWD, second, exchangeNames) == 0
  #else
    return renamex_np(first, second, UInt32(RENAME_SWAP)) == 0
  #endif
}

/// Puts an output back that a run moved aside before it died.
func recoverAside(_ staging: String, _ output: String) {
  let aside = staging + "-old"
  if fileType(output) == nil { rename(aside, output) } else { removeTree(aside) }
}
