// swift-tools-version: 6.2

import PackageDescription

/// A notebook in several files that trains models: a package of its own.
let package = Package(
  name: "regression",
  platforms: [.macOS(.v15)],
  products: [.executable(name: "regression", targets: ["regression"])],
  dependencies: [.package(name: "report", path: "../..")],
  targets: [
    .executableTarget(
      name: "regression", dependencies: [.product(name: "LiterateModel", package: "report")],
      exclude: ["Notebook"], plugins: [.plugin(name: "Weave", package: "report")]),
    .testTarget(name: "RegressionTests", dependencies: ["regression"]),
  ],
  swiftLanguageModes: [.v6]
)
