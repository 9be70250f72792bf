/// The last 64 KiB of what a program writes to its errors.
struct ErrorTail {
  private static let limit = 1 << 16
  private var bytes: [UInt8] = []

  var text: String { String(decoding: bytes.suffix(Self.limit), as: UTF8.self) }

  mutating func append(_ more: UnsafeRawBufferPointer) {
    bytes += more
    // Not each time, as what stays is moved.
    if bytes.count > 2 * Self.limit { bytes.removeFirst(bytes.count - Self.limit) }
  }
}
