import Foundation
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// A server of HTTP on 127.0.0.1 that answers as a test says: one connection after the other, one request each.
final class LoopbackServer: Sendable {
  struct Request: Sendable, Equatable {
    /// "GET /name HTTP/1.1"
    let line: String
    /// By their names in lower case.
    let headers: [String: String]

    var path: String { line.split(separator: " ").dropFirst().first.map(String.init) ?? "" }
    /// The first byte that is asked for.
    var start: Int? {
      headers["range"].flatMap { Int($0.dropFirst("bytes=".count).prefix { $0 != "-" }) }
    }
  }

  struct Reply: Sendable {
    var status = 200
    var headers: [String: String] = [:]
    var body: [UInt8] = []
    /// What `Content-Length` says; nil: the body's length.
    var length: Int?
    /// In pieces of 30 bytes, ten a second.
    var isSlow = false
    /// The body again and again, `endless` times if the client does not hang up, and no length.
    var isEndless = false
  }

  static let endless = 100_000

  let port: Int
  private let listener: Int32
  private let answer: @Sendable (Request, Int) -> Reply
  private let taken = Mutex<[Request]>([])
  private let given = Mutex(0)

  /// - Parameter answer: to a request, with the number of those before it.
  init(_ answer: @escaping @Sendable (Request, Int) -> Reply) throws {
    (listener, port) = try Self.listen()
    self.answer = answer
    let listener = listener
    Thread { [weak self] in
      while true {
        let connection = accept(listener, nil, nil)
        if connection < 0, errno == EINTR { continue }
        guard connection >= 0 else { break }
        self?.serve(connection)
        close(connection)
      }
      close(listener)
    }.start()
  }

  // Whoever waits in `accept` is woken by this, and closes.
  deinit { shutdown(listener, Int32(SHUT_RDWR)) }

  var requests: [Request] { taken.withLock { $0 } }
  /// How often a client has taken an endless body.
  var bodies: Int { given.withLock { $0 } }
  var address: String { "http://127.0.0.1:\(port)" }

  /// An address at which nobody answers.
  static func deadAddress() throws -> String {
    let (listener, port) = try listen()
    close(listener)
    return "http://127.0.0.1:\(port)"
  }

  private static func listen() throws -> (Int32, Int) {
    #if canImport(Glibc)
      let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    #else
      let listener = socket(AF_INET, SOCK_STREAM, 0)
    #endif
    _ = fcntl(listener, F_SETFD, FD_CLOEXEC)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isBound = withUnsafeMutablePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(listener, $0, size) == 0 && getsockname(listener, $0, &size) == 0
      }
    }
    guard isBound, systemListen(listener) == 0 else { throw POSIXError(.EADDRINUSE) }
    return (listener, Int(UInt16(bigEndian: address.sin_port)))
  }

  private func serve(_ connection: Int32) {
    #if canImport(Darwin)
      var on: Int32 = 1
      setsockopt(connection, SOL_SOCKET, SO_NOSIGPIPE, &on, socklen_t(4))
    #endif
    guard let request = Self.request(connection) else { return }
    let before = taken.withLock { requests in
      requests.append(request)
      return requests.count - 1
    }
    let reply = answer(request, before)
    var head = "HTTP/1.1 \(reply.status) Words\r\nConnection: close\r\n"
    if !reply.isEndless { head += "Content-Length: \(reply.length ?? reply.body.count)\r\n" }
    for (name, value) in reply.headers { head += "\(name): \(value)\r\n" }
    guard Self.send(Array((head + "\r\n").utf8), connection) else { return }
    if request.line.hasPrefix("HEAD") { return }
    if reply.isSlow {
      for start in stride(from: 0, to: reply.body.count, by: 30) {
        guard Self.send(Array(reply.body[start...].prefix(30)), connection) else { break }
        usleep(100_000)
      }
    } else if reply.isEndless {
      while bodies < Self.endless, Self.send(reply.body, connection) { given.withLock { $0 += 1 } }
    } else {
      _ = Self.send(reply.body, connection)
    }
  }

  private static func request(_ connection: Int32) -> Request? {
    var bytes: [UInt8] = []
    var byte: UInt8 = 0
    while !bytes.suffix(4).elementsEqual([13, 10, 13, 10]) {
      guard read(connection, &byte, 1) == 1 else { return nil }
      bytes.append(byte)
    }
    let lines = String(decoding: bytes, as: UTF8.self).components(separatedBy: "\r\n")
    let headers = lines.dropFirst().compactMap { line -> (String, String)? in
      guard let colon = line.firstIndex(of: ":") else { return nil }
      let value = line[line.index(after: colon)...].trimmingCharacters(in: .whitespaces)
      return (line[..<colon].lowercased(), value)
    }
    return Request(line: lines[0], headers: Dictionary(headers) { $1 })
  }

  /// Whether the client has taken all.
  private static func send(_ bytes: [UInt8], _ connection: Int32) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { systemSend(connection, $0) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return false }
      rest = rest.dropFirst(count)
    }
    return true
  }
}

/// The C library's functions, whose names the type takes.
private func systemSend(_ connection: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
  #if canImport(Darwin)
    send(connection, bytes.baseAddress, bytes.count, 0)
  #else
    send(connection, bytes.baseAddress, bytes.count, Int32(MSG_NOSIGNAL))
  #endif
}

private func systemListen(_ listener: Int32) -> Int32 { listen(listener, 8) }
