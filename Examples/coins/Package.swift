// swift-tools-version: 6.2

import PackageDescription

/// A notebook of a few lines, in a package of its own.
let package = Package(
  name: "coins",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "report", path: "../..")],
  targets: [
    .executableTarget(
      name: "coins", dependencies: [.product(name: "Literate", package: "report")],
      exclude: ["Coins.swift"], plugins: [.plugin(name: "Weave", package: "report")])
  ],
  swiftLanguageModes: [.v6]
)
