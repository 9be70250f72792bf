import Literate
import Testing

@Suite(.serialized) struct EventStreamTests {
  private func listen(_ server: PreviewServer) async throws -> RawConnection {
    let connection = try RawConnection(port: server.port)
    await connection.send("GET /events HTTP/1.1\r\nHost: localhost:\(server.port)\r\n\r\n")
    return connection
  }

  @Test func tellsTheStateAtOnceAndEachLaterOne() async throws {
    try await serving { server in
      let connection = try await listen(server)
      let first = await connection.read(until: "\n\n")
      #expect(first.hasPrefix("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n"))
      let rest = first.contains("data:") ? first : await connection.read(until: "data:")
      #expect(rest.contains(#""activity":"building","faults":[],"note":"""#))
      await server.tell(
        .ready, faults: [Diagnostic(.error, "no\nsuch thing", file: "a.swift", line: 3)])
      let second = await connection.read(until: "a.swift")
      #expect(
        second.contains(
          #"event: state\#ndata: {"activity":"ready","faults":[{"excerpt":"","file":"a.swift","#
            + #""line":3,"message":"no\nsuch thing","severity":"error"}]"#))
      connection.close()
      try await eventually { await server.streamCount == 0 }
    }
  }

  @Test func thePageCarriesTheVersionThatEventsName() async throws {
    try await serving { server in
      let connection = try await listen(server)
      await server.show("<head></head><body>one</body>")
      let page = try await get(server.port, "/")
      let version = try #require(
        page.firstMatch(of: /name="preview-version" content="([0-9a-f]{16})"/)?.output.1)
      #expect(await connection.read(until: String(version)).contains(#""version":"\#(version)""#))
      connection.close()
    }
  }

  @Test func noMoreThanThirtyTwoStreams() async throws {
    try await serving { server in
      var connections: [RawConnection] = []
      for _ in 0..<PreviewServer.streamLimit { connections.append(try await listen(server)) }
      try await eventually { await server.streamCount == PreviewServer.streamLimit }
      let answer = try await get(server.port, "/events")
      #expect(answer.hasPrefix("HTTP/1.1 503 "))
      let page = try await get(server.port, "/")
      #expect(page.hasPrefix("HTTP/1.1 200 "))
      for connection in connections { connection.close() }
      try await eventually { await server.streamCount == 0 }
      let head = try await get(server.port, "/", method: "HEAD")
      #expect(head.hasPrefix("HTTP/1.1 200 "))
    }
  }

  @Test func browsersThatVanishLeaveNothing() async throws {
    try await serving { server in
      await server.show(String(repeating: "page ", count: 400_000))
      let before = try openFiles()
      for round in 0..<300 {
        let stream = try await listen(server)
        if round % 3 == 0 { _ = await stream.read(until: "\n\n") }
        stream.reset()
        let reader = try RawConnection(port: server.port)
        await reader.send("GET / HTTP/1.1\r\nHost: localhost:\(server.port)\r\n\r\n")
        if round % 2 == 0 { _ = await reader.read(until: "page ") }
        reader.reset()
        if round % 10 == 0 { await server.tell(.running, note: "\(round)", faults: []) }
      }
      try await eventually { await server.connectionCount == 0 }
      #expect(await server.streamCount == 0)
      // Six hundred would have been kept; other tests of this process have some open too.
      #expect(try openFiles() < before + 100)
      let whole = try await get(server.port, "/")
      #expect(whole.hasSuffix("</aside>\n"))
    }
  }

  @Test func aReaderThatStopsReadingHoldsNobodyUp() async throws {
    try await serving { server in
      let deaf = try await listen(server)
      let other = try await listen(server)
      let long = String(repeating: "x", count: 200_000)
      for round in 0..<100 { await server.tell(.running, note: "\(round) \(long)", faults: []) }
      await server.tell(.ready, note: "the last", faults: [])
      #expect(await other.read(until: "the last").contains("the last"))
      deaf.close()
      other.close()
      try await eventually { await server.connectionCount == 0 }
    }
  }
}
