// swift-tools-version: 6.2

import PackageDescription

/// Regression with noise that differs from place to place: a package of its own, which has the layers of `report` as any other
/// package would.
let package = Package(
  name: "regression",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "report", path: "../..")],
  targets: [
    .target(
      name: "Heteroscedastic", dependencies: [.product(name: "Model", package: "report")]),
    .executableTarget(
      name: "regression",
      dependencies: ["Heteroscedastic", .product(name: "Model", package: "report")]),
    .testTarget(
      name: "HeteroscedasticTests",
      dependencies: ["Heteroscedastic", .product(name: "Model", package: "report")]),
  ],
  swiftLanguageModes: [.v6]
)
