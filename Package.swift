// swift-tools-version: 6.2

import PackageDescription

/// The walls of the house: see docs/architecture.md for which room may import which.
let walls: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

/// Apple's systems have SHA-256 of their own.
let nettle = Target.Dependency.target(name: "CNettle", condition: .when(platforms: [.linux]))
let mustache = Target.Dependency.product(name: "Mustache", package: "swift-mustache")
let argumentParser = Target.Dependency.product(
  name: "ArgumentParser", package: "swift-argument-parser")

let package = Package(
  name: "report",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "report", targets: ["CLI"]),
    .library(name: "Model", targets: ["Model"]),
    .library(name: "Datasets", targets: ["Datasets"]),
    .library(name: "Plot", targets: ["Plot"]),
    .library(name: "Report", targets: ["Report"]),
    .plugin(name: "Weave", targets: ["Weave"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
  ],
  targets: [
    // System libraries
    .systemLibrary(
      name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),
    .systemLibrary(name: "CNettle", pkgConfig: "nettle", providers: [.apt(["nettle-dev"])]),
    .systemLibrary(
      name: "CFreeType", pkgConfig: "freetype2",
      providers: [.apt(["libfreetype-dev"]), .brew(["freetype"])]),
    .systemLibrary(
      name: "CCMark", pkgConfig: "libcmark-gfm",
      providers: [
        .apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"]), .brew(["cmark-gfm"]),
      ]),
    .systemLibrary(
      name: "CLibPNG", pkgConfig: "libpng", providers: [.apt(["libpng-dev"]), .brew(["libpng"])]),

    // C
    .target(name: "CPNG", dependencies: ["CLibPNG", "CZlib"]),
    .target(name: "CKernels", linkerSettings: [.linkedLibrary("m"), .linkedLibrary("pthread")]),

    // Rooms
    .target(name: "Basics", dependencies: [nettle], swiftSettings: walls),
    .target(name: "Model", dependencies: ["Basics", "CKernels", "CZlib"], swiftSettings: walls),
    .target(name: "Datasets", dependencies: ["Basics", "CZlib"], swiftSettings: walls),
    .target(name: "Plot", dependencies: ["Basics", "CPNG", "CFreeType"], swiftSettings: walls),
    .target(
      name: "Report", dependencies: ["Basics", "CCMark", mustache], swiftSettings: walls,
      plugins: ["EmbedTemplates"]),
    .target(
      name: "Notebooks", dependencies: ["Basics", "Model", "Datasets", "Plot", "Report"],
      exclude: ["BayesianCNN.swift"], swiftSettings: walls, plugins: ["Weave"]),
    .executableTarget(
      name: "CLI", dependencies: ["Notebooks", argumentParser], swiftSettings: walls),

    // Benchmarks
    .target(
      name: "SampleFigures", dependencies: ["Plot", "Datasets"], path: "Benchmarks/SampleFigures",
      swiftSettings: walls),
    .executableTarget(
      name: "report-figures", dependencies: ["Plot", "SampleFigures"],
      path: "Benchmarks/report-figures", swiftSettings: walls),
    .executableTarget(
      name: "report-bench",
      dependencies: ["Model", "Datasets", "Plot", "SampleFigures", "CKernels", argumentParser],
      path: "Benchmarks/report-bench", swiftSettings: walls),

    // A notebook of one's own, to begin from
    .executableTarget(
      name: "coins", dependencies: ["Plot", "Report"], path: "Examples/coins",
      exclude: ["Coins.swift"], swiftSettings: walls, plugins: ["Weave"]),

    // The weave
    .target(name: "Weaver", path: "Sources/Weaver", swiftSettings: walls),
    .executableTarget(name: "weave", dependencies: ["Weaver"], swiftSettings: walls),
    .plugin(name: "Weave", capability: .buildTool(), dependencies: ["weave"]),
    .plugin(name: "EmbedTemplates", capability: .buildTool(), dependencies: ["weave"]),

    // Tests
    .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: walls),
    .testTarget(name: "BasicsTests", dependencies: ["Basics"], swiftSettings: walls),
    .testTarget(
      name: "ModelTests", dependencies: ["Model", "CKernels", "TestSupport"], swiftSettings: walls),
    .testTarget(
      name: "DatasetsTests", dependencies: ["Datasets", "TestSupport"], swiftSettings: walls),
    .testTarget(
      name: "PlotTests", dependencies: ["Plot", "CFreeType", "TestSupport"], swiftSettings: walls),
    .testTarget(
      name: "ReportTests", dependencies: ["Report", "CCMark", "TestSupport"], swiftSettings: walls),
    .testTarget(name: "WeaveTests", dependencies: ["Weaver", "TestSupport"], swiftSettings: walls),
    .testTarget(
      name: "NotebooksTests",
      dependencies: ["Notebooks", "Model", "Datasets", "Plot", "Report", "TestSupport"],
      swiftSettings: walls),
    .testTarget(
      name: "CLITests", dependencies: ["Datasets", "TestSupport"], swiftSettings: walls),
    .testTarget(name: "ArchitectureTests", dependencies: ["TestSupport"], swiftSettings: walls),
  ],
  swiftLanguageModes: [.v6]
)
