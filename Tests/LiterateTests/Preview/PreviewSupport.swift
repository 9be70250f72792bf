import Foundation
import Literate
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Runs a server for as long as the body runs: at a port, or at a free one.
func serving(port: Int? = nil, _ body: (PreviewServer) async throws -> Void) async throws {
  let server = try PreviewServer(port: port)
  let run = Task { try await server.run() }
  do {
    try await body(server)
  } catch {
    run.cancel()
    _ = await run.result
    throw error
  }
  run.cancel()
  _ = await run.result
}

/// A connection that speaks in bytes, as no browser would. Its calls block, so they are made beside Swift's own threads.
struct RawConnection: Sendable {
  private let file: Int32

  init(port: Int) throws {
    file = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var limit = timeval(tv_sec: 10, tv_usec: 0)
    setsockopt(file, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = UInt16(port).bigEndian
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    let result = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(file, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    try #require(result == 0)
  }

  /// Whether all could be sent.
  @discardableResult func send(_ text: String) async -> Bool {
    await aside {
      let bytes = Array(text.utf8)
      return write(file, bytes, bytes.count) == bytes.count
    }
  }

  /// What comes until a text has come or the connection ends.
  func read(until mark: String? = nil) async -> String {
    await aside {
      var bytes: [UInt8] = []
      var buffer = [UInt8](repeating: 0, count: 65_536)
      while true {
        let count = recv(file, &buffer, buffer.count, 0)
        guard count > 0 else { break }
        bytes += buffer[..<count]
        if let mark, String(decoding: bytes, as: UTF8.self).contains(mark) { break }
      }
      return String(decoding: bytes, as: UTF8.self)
    }
  }

  func close() { shut(file) }

  /// Ends the connection as a process that is killed does.
  func reset() {
    var linger = linger(l_onoff: 1, l_linger: 0)
    setsockopt(file, SOL_SOCKET, SO_LINGER, &linger, socklen_t(MemoryLayout.size(ofValue: linger)))
    close()
  }
}

/// Closes a descriptor, in a place where the name means that.
private func shut(_ file: Int32) { _ = close(file) }

/// Does something that blocks on a thread of its own.
func aside<Value: Sendable>(_ body: @escaping @Sendable () -> Value) async -> Value {
  await withCheckedContinuation { continuation in
    Thread.detachNewThread { continuation.resume(returning: body()) }
  }
}

/// The whole answer to a request.
func exchange(_ port: Int, _ request: String) async throws -> String {
  let connection = try RawConnection(port: port)
  defer { connection.close() }
  await connection.send(request)
  return await connection.read()
}

/// The whole answer to a request for a target.
func get(_ port: Int, _ target: String, method: String = "GET", host: String? = nil) async throws
  -> String
{
  let host = host ?? "localhost:\(port)"
  return try await exchange(port, "\(method) \(target) HTTP/1.1\r\nHost: \(host)\r\n\r\n")
}

/// Waits for something to become so.
func eventually(_ isSo: () async -> Bool) async throws {
  for _ in 0..<1_000 {
    if await isSo() { return }
    try await Task.sleep(for: .milliseconds(10))
  }
  Issue.record("it never became so")
}

/// The number of files that this process has open.
func openFiles() throws -> Int {
  try FileManager.default.contentsOfDirectory(atPath: "/dev/fd").count
}

/// A folder that is there for the body.
func temporarily<Value>(_ body: (URL) async throws -> Value) async throws -> Value {
  let folder = FileManager.default.temporaryDirectory.appending(path: "preview-\(UUID())")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  return try await body(folder)
}
