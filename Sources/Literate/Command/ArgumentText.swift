#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// Arguments, and variables that are read, have to be UTF-8: paths are bytes to the system, and a name in which bytes have been
/// replaced would be another file's.
///
/// - Throws: `Failure` (64 for an argument, 78 for a variable).
func checkThatArgumentsAreText() throws(Failure) {
  for index in 1..<max(1, Int(CommandLine.argc)) {
    guard let argument = CommandLine.unsafeArgv[index], let bytes = strangeBytes(argument) else {
      continue
    }
    throw Failure(
      .usage,
      "command line: argument \(index): found bytes that are no UTF-8 (\(bytes)), expected UTF-8")
  }
  for name in ["REPORT_DATA", "SOURCE_DATE_EPOCH"] {
    guard let value = getenv(name), let bytes = strangeBytes(value) else { continue }
    throw Failure(
      .configuration,
      "environment: \(name): found bytes that are no UTF-8 (\(bytes)), expected UTF-8")
  }
}

/// A text with its bytes that are no ASCII in hexadecimal; nil for UTF-8.
private func strangeBytes(_ text: UnsafePointer<CChar>) -> String? {
  if String(validatingCString: text) != nil { return nil }
  let bytes = UnsafeBufferPointer(start: text, count: strlen(text)).map { UInt8(bitPattern: $0) }
  return bytes.map { byte in
    (0x20...0x7e).contains(byte)
      ? String(UnicodeScalar(byte)) : "\\x" + String(UInt16(byte) + 0x100, radix: 16).dropFirst()
  }.joined()
}
