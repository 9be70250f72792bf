// swift-tools-version: 6.2

import PackageDescription

/// What somebody else would write for `report`'s models, with nothing but its public API: a package of its own, so that the
/// compiler holds it to that.
let package = Package(
  name: "outside",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "report", path: "../..")],
  targets: [
    .target(
      name: "Outside",
      dependencies: [
        .product(name: "Model", package: "report"), .product(name: "Datasets", package: "report"),
      ]),
    .testTarget(
      name: "OutsideTests",
      dependencies: [
        "Outside", .product(name: "Model", package: "report"),
        .product(name: "Datasets", package: "report"),
      ]),
  ],
  swiftLanguageModes: [.v6]
)
