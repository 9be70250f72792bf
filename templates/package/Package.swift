// swift-tools-version: 6.2

import PackageDescription

let package = Package(
  name: "{{name}}",
  platforms: [.macOS(.v15)],
  dependencies: [{{dependency}}],
  targets: [
    // The notebook is excluded here, since the plugin weaves it: Notebook/*.swift is prose and code.
    .executableTarget(
      name: "{{name}}",
      dependencies: [.product(name: "Literate", package: "{{package}}")],
      exclude: ["Notebook"],
      plugins: [.plugin(name: "Weave", package: "{{package}}")])
  ],
  swiftLanguageModes: [.v6]
)
