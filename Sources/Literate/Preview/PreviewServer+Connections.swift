internal import FlyingSocks
internal import Foundation

extension PreviewServer {
  func accept(from socket: Socket) async throws {
    let listening = try AsyncSocket(socket: socket, pool: pool)
    await withDiscardingTaskGroup { group in
      while !Task.isCancelled {
        do {
          let connection = try await listening.accept()
          group.addTask { await self.serve(connection) }
        } catch {
          // Such as too many open files: those that are open end some day.
          try? await Task.sleep(for: .milliseconds(100))
        }
      }
    }
  }

  private func serve(_ connection: AsyncSocket) async {
    keepFromChildren(connection.socket)
    connections += 1
    do {
      if connections <= Self.connectionLimit { try await answer(connection) }
    } catch {
      // A browser that went away in the middle needs no answer.
    }
    // The pool forgets a descriptor in the actor's turn in which it wakes the waiter. Passing through the actor once more (no
    // such descriptor: an error at once) is to be sure of that before the next connection has the number.
    try? await pool.suspendSocket(Socket(file: .init(rawValue: -1)), untilReadyFor: .read)
    try? connection.close()
    connections -= 1
  }

  private func answer(_ connection: AsyncSocket) async throws {
    do {
      let request = try await within(Self.timeToAsk) {
        try await RequestHead.read(from: connection)
      }
      switch try Route(request, port: port) {
      case .page(let isHead): try await send(.html(page.bytes, isHead: isHead), to: connection)
      case .events: try await stream(to: connection)
      }
    } catch let status as Status {
      try await send(.refusal(status), to: connection)
    } catch is DeadlineExceeded {
      try await send(.refusal(.requestTimeout), to: connection)
    }
  }

  /// Sends an answer and waits a moment for the browser to end the connection: if it were closed while something of the request
  /// is unread, the system would take the answer back.
  private nonisolated func send(_ response: Response, to connection: AsyncSocket) async throws {
    let bytes = Data(response.bytes)
    try await within(Self.timeToTake) { try await connection.write(bytes) }
    endWriting(connection.socket)
    try? await within(.seconds(1)) {
      for _ in 0..<64 { _ = try await connection.read(atMost: 4_096) }
    }
  }

  /// Tells a browser of each state until it goes away or takes no more.
  private func stream(to connection: AsyncSocket) async throws {
    guard streams.count < Self.streamLimit else { throw Status.serviceUnavailable }
    // Only the newest state is kept for a browser that is slow.
    let (states, continuation) = AsyncStream.makeStream(
      of: PreviewState.self, bufferingPolicy: .bufferingNewest(1))
    lastStream += 1
    let number = lastStream
    streams[number] = continuation
    defer { streams[number] = nil }
    continuation.yield(state)
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await Self.send(states, to: connection) }
      group.addTask { while true { _ = try await connection.read(atMost: 4_096) } }
      defer { group.cancelAll() }
      try await group.next()
    }
  }

  private static func send(_ states: AsyncStream<PreviewState>, to connection: AsyncSocket)
    async throws
  {
    var bytes = Data(Response.events.bytes)
    for await state in states {
      bytes += try state.event()
      let part = bytes
      try await within(timeToTake) { try await connection.write(part) }
      bytes = Data()
    }
  }
}
