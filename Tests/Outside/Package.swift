// swift-tools-version: 6.2

import PackageDescription

/// What somebody else would write for `report`'s models, figures and pages, with nothing but its public API: a package of its own,
/// so that the compiler holds it to that. `everything` is a notebook that uses each call of a page.
let package = Package(
  name: "outside",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "report", path: "../..")],
  targets: [
    .target(name: "Outside", dependencies: products(["Model", "Datasets", "Plot", "Report"])),
    .executableTarget(
      name: "everything", dependencies: ["Outside"] + products(["LiterateModel"]),
      exclude: ["Notebook"], plugins: [.plugin(name: "Weave", package: "report")]),
    .testTarget(
      name: "OutsideTests",
      dependencies: ["Outside"] + products(["Model", "Datasets", "Plot", "Report"])),
  ],
  swiftLanguageModes: [.v6]
)

func products(_ names: [String]) -> [Target.Dependency] {
  names.map { .product(name: $0, package: "report") }
}
