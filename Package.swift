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
let yams = Target.Dependency.product(name: "Yams", package: "Yams")

/// The notebooks that `report` ships: folders of Sources/Notebooks. To add one is a folder and a word here.
let notebooks = ["BayesianCNN"]

let flyingSocks = Target.Dependency.product(name: "FlyingSocks", package: "FlyingFox")
let subprocess = Target.Dependency.product(name: "Subprocess", package: "swift-subprocess")
/// Paths as Subprocess takes them; Apple's systems have them of their own.
let systemPackage = Target.Dependency.product(
  name: "SystemPackage", package: "swift-system", condition: .when(platforms: [.linux]))

let package = Package(
  name: "report",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "report", targets: ["CLI"]),
    .library(name: "Model", targets: ["Model"]),
    .library(name: "Datasets", targets: ["Datasets"]),
    .library(name: "Plot", targets: ["Plot"]),
    .library(name: "Report", targets: ["Report"]),
    .library(name: "Literate", targets: ["Literate"]),
    .library(name: "LiterateModel", targets: ["LiterateModel"]),
    .library(name: "LiterateData", targets: ["LiterateData"]),
    .plugin(name: "Weave", targets: ["Weave"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/swhitty/FlyingFox", from: "0.27.1"),
    .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2"),
    .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
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
    .target(name: "Grammar", swiftSettings: walls),
    .target(name: "Model", dependencies: ["Basics", "CKernels", "CZlib"], swiftSettings: walls),
    .target(
      name: "Datasets", dependencies: ["Basics", "CZlib"], swiftSettings: walls,
      plugins: ["ListCorruptions"]),
    .target(name: "Plot", dependencies: ["Basics", "CPNG", "CFreeType"], swiftSettings: walls),
    .target(
      name: "Report", dependencies: ["Basics", "Grammar", "CCMark", mustache], swiftSettings: walls,
      plugins: ["EmbedTemplates"]),
    .target(
      name: "Literate",
      dependencies: [
        "Basics", "Grammar", "Plot", "Report", "Weaver", argumentParser, flyingSocks, subprocess,
        systemPackage, yams,
      ],
      swiftSettings: walls, plugins: ["EmbedTemplates"]),
    .target(
      name: "LiterateModel", dependencies: ["Literate", "Model", "Report"], swiftSettings: walls),
    .target(
      name: "LiterateData",
      dependencies: ["Basics", "Datasets", "Literate", "Plot", argumentParser],
      swiftSettings: walls),
    .executableTarget(
      name: "CLI",
      dependencies: ["Literate", "LiterateData"] + notebooks.map { .target(name: $0) },
      swiftSettings: walls, plugins: ["ListNotebooks"]),

    // Benchmarks
    .target(
      name: "SampleFigures", dependencies: ["Plot", "Datasets", "BayesianCNN"],
      path: "Benchmarks/SampleFigures", swiftSettings: walls),
    .executableTarget(
      name: "report-figures", dependencies: ["Plot", "SampleFigures"],
      path: "Benchmarks/report-figures", swiftSettings: walls),
    .executableTarget(
      name: "report-bench",
      dependencies: ["Model", "Datasets", "Plot", "SampleFigures", "CKernels", argumentParser],
      path: "Benchmarks/report-bench", swiftSettings: walls),

    // The weave
    .target(name: "Weaver", dependencies: ["Grammar"], swiftSettings: walls),
    .executableTarget(name: "weave", dependencies: ["Weaver"], swiftSettings: walls),
    .plugin(name: "Weave", capability: .buildTool(), dependencies: ["weave"]),
    .plugin(name: "EmbedTemplates", capability: .buildTool(), dependencies: ["weave"]),
    .plugin(name: "ListCorruptions", capability: .buildTool(), dependencies: ["weave"]),
    .plugin(name: "ListNotebooks", capability: .buildTool(), dependencies: ["weave"]),

    // Tests
    .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: walls),
    .testTarget(name: "BasicsTests", dependencies: ["Basics"], swiftSettings: walls),
    .testTarget(
      name: "ModelTests", dependencies: ["Model", "CKernels", "TestSupport"], swiftSettings: walls),
    .testTarget(
      name: "DatasetsTests", dependencies: ["Datasets", "TestSupport"], swiftSettings: walls),
    .target(
      name: "SnapshotSupport", dependencies: ["Plot", "TestSupport"],
      path: "Tests/SnapshotSupport", swiftSettings: walls),
    .testTarget(
      name: "PlotTests", dependencies: ["Plot", "CFreeType", "TestSupport", "SnapshotSupport"],
      swiftSettings: walls),
    .testTarget(
      name: "ReportTests", dependencies: ["Report", "CCMark", "TestSupport"], swiftSettings: walls),
    .testTarget(name: "GrammarTests", dependencies: ["Grammar"], swiftSettings: walls),
    .testTarget(
      name: "WeaveTests", dependencies: ["Weaver", "Report", "TestSupport"], swiftSettings: walls),
    .testTarget(
      name: "LiterateTests",
      dependencies: ["Literate", "Plot", "Report", "Weaver", "TestSupport", argumentParser],
      exclude: ["Documentation/Notebook"], swiftSettings: walls, plugins: ["Weave"]),
    .testTarget(
      name: "NotebooksTests",
      dependencies: [
        "BayesianCNN", "Literate", "LiterateModel", "Model", "Datasets", "Plot", "Report",
        "TestSupport", "SnapshotSupport",
      ],
      swiftSettings: walls),
    .executableTarget(
      name: "page-writer", dependencies: ["Plot", "Report"], path: "Tests/PageWriter",
      swiftSettings: walls),
    .testTarget(
      name: "CLITests", dependencies: ["Datasets", "TestSupport"], swiftSettings: walls),
    .target(
      name: "FuzzSupport",
      dependencies: ["Basics", "CZlib", "Datasets", "Grammar", "Report", "TestSupport", "Weaver"],
      path: "Tests/FuzzSupport", swiftSettings: walls),
    .executableTarget(
      name: "report-fuzz", dependencies: ["FuzzSupport", argumentParser], path: "Tests/Fuzz",
      exclude: ["Corpus"], swiftSettings: walls),
    .testTarget(name: "FuzzTests", dependencies: ["Basics", "FuzzSupport"], swiftSettings: walls),
    .testTarget(name: "ArchitectureTests", dependencies: ["TestSupport"], swiftSettings: walls),
  ] + notebooks.map(notebook),
  swiftLanguageModes: [.v6]
)

/// A notebook of the program: its woven files in the folder Notebook, all else beside.
func notebook(_ name: String) -> Target {
  .target(
    name: name,
    dependencies: [
      "Basics", "Datasets", "Literate", "LiterateData", "LiterateModel", "Model", "Plot", "Report",
    ],
    path: "Sources/Notebooks/\(name)", exclude: ["Notebook"], swiftSettings: walls,
    plugins: ["Weave"])
}
