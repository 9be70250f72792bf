internal import FlyingSocks
internal import Foundation

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// Why the preview cannot be served.
package enum PreviewServerError: Error, Equatable, CustomStringConvertible {
  case portInUse(Int)
  case noFreePort(ClosedRange<Int>)
  /// With the system's reason.
  case cannotListen(port: Int, reason: String)

  package var description: String {
    switch self {
    case .portInUse(let port):
      "preview: port \(port): another program listens there, expected a free one"
    case .noFreePort(let ports):
      "preview: ports \(ports.lowerBound) to \(ports.upperBound): found none free"
    case .cannotListen(let port, let reason): "preview: port \(port): \(reason)"
    }
  }
}

/// The sockets of a preview: one port of the loopback interface, in IPv4 and, where the machine has it, in IPv6.
struct LoopbackListener: Sendable {
  /// Where a free port is looked for.
  static let ports = 4848...4947

  let port: Int
  let sockets: [Socket]

  /// - Parameter port: the port to listen on; nothing for the first free one of `ports`.
  init(port: Int?) throws(PreviewServerError) {
    if let port {
      try self.init(at: port)
      return
    }
    for candidate in Self.ports {
      do throws(PreviewServerError) {
        try self.init(at: candidate)
        return
      } catch .portInUse {
        continue
      }
    }
    throw .noFreePort(Self.ports)
  }

  private init(at port: Int) throws(PreviewServerError) {
    guard let number = UInt16(exactly: port), number > 0 else {
      throw .cannotListen(port: port, reason: "found a number that is no port, expected 1...65535")
    }
    do {
      let four = try listen(.inet(ip4: "127.0.0.1", port: number), AF_INET)
      self.port = port
      do {
        sockets = [four, try listen(.loopback(port: number), AF_INET6)]
      } catch  where isInUse(error) {
        try? four.close()
        throw error
      } catch {
        sockets = [four]  // This machine has no IPv6.
      }
    } catch {
      throw isInUse(error)
        ? .portInUse(port) : .cannotListen(port: port, reason: error.localizedDescription)
    }
  }

  func close() { for socket in sockets { try? socket.close() } }
}

private func listen(_ address: some SocketAddress, _ domain: Int32) throws -> Socket {
  let socket = try Socket(domain: domain)
  do {
    keepFromChildren(socket)
    try socket.setValue(true, for: .localAddressReuse)
    try socket.bind(to: address)
  } catch {
    try? socket.close()
    throw error
  }
  try socket.listen()  // Closes the socket itself when it fails.
  return socket
}

private func isInUse(_ error: any Error) -> Bool {
  if case SocketError.failed(_, EADDRINUSE, _) = error { return true }
  return false
}

/// A compiler that the program starts must not hold its sockets open.
func keepFromChildren(_ socket: Socket) { _ = fcntl(socket.file.rawValue, F_SETFD, FD_CLOEXEC) }

/// Tells the other side that nothing more comes.
func endWriting(_ socket: Socket) { _ = shutdown(socket.file.rawValue, Int32(SHUT_WR)) }

/// A browser that went away must be an error of a write, not a signal that ends the program.
func ignoreBrokenPipes() { signal(SIGPIPE, SIG_IGN) }
