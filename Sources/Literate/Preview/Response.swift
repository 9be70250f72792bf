/// The statuses that a preview answers with.
enum Status: Int, Error {
  case ok = 200
  case badRequest = 400
  case forbidden = 403
  case notFound = 404
  case methodNotAllowed = 405
  case requestTimeout = 408
  case headerFieldsTooLarge = 431
  case serviceUnavailable = 503

  var reason: String {
    switch self {
    case .ok: "OK"
    case .badRequest: "Bad Request"
    case .forbidden: "Forbidden"
    case .notFound: "Not Found"
    case .methodNotAllowed: "Method Not Allowed"
    case .requestTimeout: "Request Timeout"
    case .headerFieldsTooLarge: "Request Header Fields Too Large"
    case .serviceUnavailable: "Service Unavailable"
    }
  }
}

/// What a request is answered with; the connection ends with it.
struct Response {
  var status = Status.ok
  var type: String
  /// Nothing for a stream, whose end is the connection's.
  var length: Int?
  var body: [UInt8] = []

  static func html(_ page: [UInt8], isHead: Bool) -> Response {
    Response(type: "text/html; charset=utf-8", length: page.count, body: isHead ? [] : page)
  }

  static let events = Response(type: "text/event-stream", length: nil)

  static func refusal(_ status: Status) -> Response {
    let text = Array("\(status.rawValue) \(status.reason)\n".utf8)
    return Response(
      status: status, type: "text/plain; charset=utf-8", length: text.count, body: text)
  }

  /// The head and the body as they are sent.
  var bytes: [UInt8] {
    let fields = [
      "HTTP/1.1 \(status.rawValue) \(status.reason)", "Content-Type: \(type)",
      length.map { "Content-Length: \($0)" },
      status == .methodNotAllowed ? "Allow: GET, HEAD" : nil,
      "Cache-Control: no-store", "Connection: close", "X-Content-Type-Options: nosniff",
      "X-Frame-Options: DENY", "Cross-Origin-Resource-Policy: same-origin",
      "Referrer-Policy: no-referrer",
    ]
    return Array((fields.compactMap(\.self).joined(separator: "\r\n") + "\r\n\r\n").utf8) + body
  }
}
