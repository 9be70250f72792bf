import Literate
import Testing

@Suite struct PreviewServerTests {
  @Test func servesThePageAndMarksItAsPreview() async throws {
    try await serving { server in
      await server.show("<html><head><title>Coins</title></head><body><main>7</main></body></html>")
      let answer = try await get(server.port, "/")
      #expect(answer.hasPrefix("HTTP/1.1 200 OK\r\n"))
      #expect(answer.contains("Content-Type: text/html; charset=utf-8\r\n"))
      #expect(answer.contains("Cache-Control: no-store\r\n"))
      #expect(answer.contains("<title>Coins</title>"))
      #expect(answer.contains("<b>Preview</b>"))
      let head = try await get(server.port, "/", method: "HEAD")
      #expect(head.hasSuffix("\r\n\r\n"))
      #expect(head.split(separator: "\r\n\r\n").first == answer.split(separator: "\r\n\r\n").first)
    }
  }

  @Test(arguments: [
    "/../../etc/passwd", "/..%2f..%2fetc%2fpasswd", "/%2e%2e/%2e%2e/etc/passwd", "//etc/passwd",
    "/..\\..\\etc\\passwd", "/%252e%252e/etc/passwd", "../../etc/passwd", "/index.html", "/events/",
    "/?x", "/favicon.ico", "http://localhost/etc/passwd", "file:///etc/passwd", "/%00", "*",
  ])
  func otherPathsAreNotFound(_ target: String) async throws {
    try await serving { server in
      let answer = try await get(server.port, target)
      #expect(answer.hasPrefix("HTTP/1.1 404 Not Found\r\n"))
    }
  }

  @Test(arguments: ["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "PATCH", "get"])
  func otherMethodsAreNotAllowed(_ method: String) async throws {
    try await serving { server in
      let answer = try await get(server.port, "/", method: method)
      #expect(answer.hasPrefix("HTTP/1.1 405 Method Not Allowed\r\n"))
      #expect(answer.contains("Allow: GET, HEAD\r\n"))
    }
  }

  @Test func onlyThisMachinesNamesAreHosts() async throws {
    try await serving { server in
      for host in ["localhost", "127.0.0.1", "[::1]", "LOCALHOST"] {
        let answer = try await get(server.port, "/", host: "\(host):\(server.port)")
        #expect(answer.hasPrefix("HTTP/1.1 200 "), "\(host)")
      }
      for host in ["evil.example:\(server.port)", "localhost", "localhost:1", "", "0.0.0.0"] {
        let answer = try await get(server.port, "/", host: host)
        #expect(answer.hasPrefix("HTTP/1.1 403 "), "\(host)")
        let events = try await get(server.port, "/events", host: host)
        #expect(events.hasPrefix("HTTP/1.1 403 "))
      }
    }
  }

  @Test(arguments: [
    "\r\n\r\n", "GET /\r\n\r\n", "GET / HTTP/2\r\nHost: x\r\n\r\n", "GET / HTTP/1.1\r\n\r\n",
    "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", "GET / HTTP/1.1\r\nno colon\r\n\r\n",
    "GET / HTTP/1.1\r\nHost : x\r\n\r\n", "\u{16}\u{3}\u{1}\u{2}\n\n",
  ])
  func whatIsNoRequestIsBad(_ request: String) async throws {
    try await serving { server in
      let answer = try await exchange(server.port, request)
      #expect(answer.hasPrefix("HTTP/1.1 400 Bad Request\r\n"))
    }
  }

  @Test func longHeadsAreRefused() async throws {
    try await serving { server in
      let long = "GET / HTTP/1.1\r\nX: " + String(repeating: "x", count: 100_000)
      let answer = try await exchange(server.port, long)
      #expect(answer.hasPrefix("HTTP/1.1 431 "))
    }
  }

  @Test func aBodyIsNotReadAndTheAnswerArrives() async throws {
    try await serving { server in
      let body = String(repeating: "x", count: 100_000)
      let answer = try await exchange(
        server.port,
        "POST / HTTP/1.1\r\nHost: localhost:\(server.port)\r\nContent-Length: 100000\r\n\r\n\(body)"
      )
      #expect(answer.hasPrefix("HTTP/1.1 405 "))
    }
  }

  @Test func aSecondServerTakesTheNextPort() async throws {
    try await serving { first in
      try await serving { second in
        #expect(second.port > first.port)
        #expect(throws: PreviewServerError.portInUse(first.port)) {
          try PreviewServer(port: first.port)
        }
      }
    }
    #expect(throws: PreviewServerError.self) { try PreviewServer(port: 70_000) }
  }

  @Test func thePortIsFreeAgainAfterwards() async throws {
    // None of those that other tests look for.
    let port = Int.random(in: 20_000..<30_000)
    try await serving(port: port) { server in
      let answer = try await get(server.port, "/")
      #expect(answer.hasPrefix("HTTP/1.1 200 "))
    }
    // A program that another test is just starting has all sockets for a moment.
    try await eventually { (try? PreviewServer(port: port)) != nil }
  }
}
