public import Foundation

/// The checkout that the tests were built from.
public let repository = URL(filePath: #filePath)
  .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

/// A fixture's place, such as `fixture("model/golden.json")`.
public func fixture(_ path: String) -> URL {
  repository.appending(path: "Tests/Fixtures").appending(path: path)
}

/// The folder with real MNIST and MNIST-C, where there is one.
public let realData = ProcessInfo.processInfo.environment["REPORT_DATA"].map { URL(filePath: $0) }
