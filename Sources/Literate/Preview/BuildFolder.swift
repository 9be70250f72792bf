internal import Foundation

/// Where a program was built, read off the place where it stands.
///
/// SwiftPM's native build system puts a program at `SCRATCH/TRIPLE/CONFIGURATION/PRODUCT` and keeps all that it planned in
/// `SCRATCH/CONFIGURATION.yaml`. The other one puts it at `SCRATCH/out/Products/CONFIGURATION-SYSTEM/PRODUCT`, without a plan to read.
package struct BuildFolder: Equatable, Sendable {
  /// Why a program cannot be built again.
  package enum Fault: Error, Equatable, CustomStringConvertible {
    /// With the program's path.
    case notBuiltHere(String)
    case noPackage(String)

    package var description: String {
      switch self {
      case .notBuiltHere(let path):
        "preview: \(path): found no build folder around it, expected a program that swift build made"
      case .noPackage(let path): "preview: \(path): found no Package.swift that it was built from"
      }
    }
  }

  package enum System: Equatable, Sendable { case native, swiftBuild }

  package let system: System
  /// The folder of `Package.swift`.
  package let package: String
  package let scratch: String
  /// `release` or `debug`.
  package let configuration: String
  package let product: String
  /// The name of the product in llbuild's plan.
  let target: String
  /// What the plan of the build depends on: `Package.swift`, `Package.resolved` and the targets' folders, of the package and of
  /// those beside it that it uses by path.
  package let sources: [String]

  /// llbuild's plan; there is none of the other build system.
  package var manifest: String { scratch + "/" + configuration + ".yaml" }

  /// - Parameter executable: the path of the running program; links are followed.
  package init(executable: String) throws(Fault) {
    let path = URL(filePath: executable).resolvingSymlinksInPath().path
    let parts = path.split(separator: "/").map(String.init)
    guard parts.count > 4, let product = parts.last else { throw .notBuiltHere(executable) }
    self.product = product
    func folder(_ depth: Int) -> String { "/" + parts.dropLast(depth).joined(separator: "/") }
    if Array(parts.dropLast(2).suffix(2)) == ["out", "Products"] {
      system = .swiftBuild
      scratch = folder(4)
      target = product
      configuration = String(parts[parts.count - 2].prefix { $0 != "-" }).lowercased()
    } else {
      system = .native
      scratch = folder(3)
      configuration = parts[parts.count - 2]
      target = "\(product)-\(parts[parts.count - 3])-\(configuration).exe"
    }
    let manifest = scratch + "/" + configuration + ".yaml"
    let planned = Self.planned(FileManager.default.contents(atPath: manifest))
    guard system == .swiftBuild || !planned.isEmpty else { throw .notBuiltHere(executable) }
    guard let package = Self.package(above: scratch) ?? Self.package(in: planned) else {
      throw .noPackage(executable)
    }
    self.package = package
    sources = planned.isEmpty ? [package + "/Package.swift", package + "/Sources"] : planned
  }

  /// The nearest folder with a manifest, from a scratch folder upwards.
  private static func package(above scratch: String) -> String? {
    var folder = URL(filePath: scratch)
    while folder.path != "/" {
      folder.deleteLastPathComponent()
      let manifest = folder.appending(path: "Package.swift").path
      if FileManager.default.fileExists(atPath: manifest) { return folder.path }
    }
    return nil
  }

  /// The folder of the planned manifest with resolved versions beside it: that is the root package's.
  private static func package(in planned: [String]) -> String? {
    let folders = Set(planned.filter { $0.hasSuffix("/Package.resolved") }.map { $0.dropLast(17) })
    return planned.first { $0.hasSuffix("/Package.swift") && folders.contains($0.dropLast(14)) }
      .map { String($0.dropLast(14)) }
  }

  /// The inputs of the plan's command that looks whether it must be planned again.
  private static func planned(_ manifest: Data?) -> [String] {
    guard let manifest, let text = String(data: manifest, encoding: .utf8),
      let command = text.range(of: "\n  \"PackageStructure\":\n"),
      let line = text[command.upperBound...].firstMatch(of: /inputs: (\[.*\])/)?.output.1,
      let inputs = try? JSONDecoder().decode([String].self, from: Data(line.utf8))
    else { return [] }
    return inputs.map { $0.hasSuffix("/") ? String($0.dropLast()) : $0 }
  }
}
