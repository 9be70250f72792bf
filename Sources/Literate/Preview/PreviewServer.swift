internal import FlyingSocks

/// Serves one page to the browsers of this machine, and tells them when it changes.
///
/// Sockets are FlyingSocks'; the requests are answered here and not by FlyingFox's server, because that one reads headers of
/// any length, waits for a reader that has stopped reading as long as it likes, and serves a connection more than once. A
/// preview gives each connection one answer, a time to ask and a time to take it, and never waits for one of them itself.
package actor PreviewServer {
  /// Connections at once; a browser takes six of one host.
  static let connectionLimit = 64
  /// Browsers that are told of changes.
  package static let streamLimit = 32
  static let timeToAsk = Duration.seconds(5)
  static let timeToTake = Duration.seconds(20)
  /// A stream is silent no longer than this, so that either side notices when the other is gone.
  private static let heartbeat = Duration.seconds(3)

  /// The port of the loopback interface.
  package nonisolated let port: Int
  let listener: LoopbackListener
  let pool: any AsyncSocketPool = SocketPool.make()
  var page: PreviewPage
  var state: PreviewState
  var connections = 0
  var streams: [Int: AsyncStream<PreviewState>.Continuation] = [:]
  var lastStream = 0

  /// What a browser is to open.
  package nonisolated var address: String { "http://localhost:\(port)/" }

  /// Takes the port; nothing is answered before `run`.
  ///
  /// - Parameter port: 1...65535; nothing for the first free one from 4848 on.
  /// - Throws: `portInUse` if the port is taken, `noFreePort` or `cannotListen`.
  package init(port: Int? = nil) throws(PreviewServerError) {
    listener = try LoopbackListener(port: port)
    self.port = listener.port
    page = .waiting
    state = PreviewState(version: page.version)
  }

  /// How many browsers are told of changes.
  package var streamCount: Int { streams.count }

  /// How many connections are open.
  package var connectionCount: Int { connections }

  /// Serves until the task is cancelled.
  ///
  /// - Throws: the system's error if it can wait for no connection, `CancellationError`.
  package func run() async throws {
    defer { listener.close() }
    ignoreBrokenPipes()
    try await pool.prepare()
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await self.pool.run() }
      for socket in listener.sockets { group.addTask { try await self.accept(from: socket) } }
      group.addTask { try await self.beat() }
      defer { group.cancelAll() }
      try await group.next()
    }
  }

  /// Shows a page: the text of an HTML document that holds all it needs.
  package func show(_ html: String) {
    page = PreviewPage(html)
    state.version = page.version
    publish()
  }

  /// Tells the browsers what the program does and what is wrong.
  package func tell(_ activity: PreviewState.Activity, note: String = "", faults: [Diagnostic]) {
    state.activity = activity
    state.note = note
    state.faults = faults
    publish()
  }

  private func publish() { for stream in streams.values { stream.yield(state) } }

  private func beat() async throws {
    while true {
      try await Task.sleep(for: Self.heartbeat)
      publish()
    }
  }
}
