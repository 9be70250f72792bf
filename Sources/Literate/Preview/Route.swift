/// What a request asks for. There are two things, and neither is found by the request's path in any folder.
enum Route: Equatable {
  case page(isHead: Bool)
  case events

  /// - Parameter port: the server's. A host of another name is a page elsewhere whose name was pointed to this
  ///   machine (DNS rebinding).
  /// - Throws: the status to refuse the request with.
  init(_ request: RequestHead, port: Int) throws(Status) {
    let hosts = ["localhost", "127.0.0.1", "[::1]"].map { "\($0):\(port)" }
    guard hosts.contains(request.host) else { throw .forbidden }
    guard ["GET", "HEAD"].contains(request.method) else { throw .methodNotAllowed }
    switch request.target {
    case "/": self = .page(isHead: request.method == "HEAD")
    case "/events" where request.method == "GET": self = .events
    case "/events": throw .methodNotAllowed
    default: throw .notFound
    }
  }
}
