internal import FlyingSocks

/// The first line and the host of an HTTP/1.1 request, which is all that a preview looks at.
struct RequestHead: Equatable {
  let method: String
  let target: String
  let host: String

  /// More bytes than this are no request of a browser's.
  static let limit = 16_384

  /// Reads a request up to the empty line behind its headers.
  ///
  /// - Throws: the `Status` to refuse it with, or what the connection throws.
  static func read(from connection: AsyncSocket) async throws -> RequestHead {
    var bytes: [UInt8] = []
    while true {
      let seen = max(0, bytes.count - 3)
      bytes += try await connection.read(atMost: 4_096)
      if let end = endOfHead(bytes, from: seen) { return try RequestHead(bytes[..<end]) }
      guard bytes.count < limit else { throw Status.headerFieldsTooLarge }
    }
  }

  /// - Parameter bytes: the lines of the head, without the empty one.
  /// - Throws: `Status.badRequest` for what is no HTTP/1 request with one host.
  init(_ bytes: ArraySlice<UInt8>) throws(Status) {
    // Lines by their bytes: a carriage return and a line feed are one character.
    let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      .map { line in
        String(
          decoding: line.last == UInt8(ascii: "\r") ? line.dropLast() : line, as: UTF8.self)
      }
    let request = lines.first?.split(separator: " ", omittingEmptySubsequences: false) ?? []
    guard request.count == 3, ["HTTP/1.1", "HTTP/1.0"].contains(request[2]) else {
      throw .badRequest
    }
    var hosts: [String] = []
    for line in lines.dropFirst() {
      guard let field = line.wholeMatch(of: /([!-9;-~]+):[ \t]*(.*?)[ \t]*/) else {
        throw .badRequest
      }
      if field.output.1.lowercased() == "host" { hosts.append(String(field.output.2)) }
    }
    guard hosts.count == 1 else { throw .badRequest }
    method = String(request[0])
    target = String(request[1])
    host = hosts[0].lowercased()
  }
}

/// Where the empty line begins that ends a head.
private func endOfHead(_ bytes: [UInt8], from start: Int) -> Int? {
  let ends: [[UInt8]] = [Array("\r\n\r\n".utf8), Array("\n\n".utf8)]
  return bytes.indices.dropFirst(start).first { index in
    ends.contains { bytes[index...].starts(with: $0) }
  }
}
