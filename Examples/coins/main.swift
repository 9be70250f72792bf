import Foundation
import Report

// Runs the notebook and writes its page, as `report build` does with its own.
do {
  let folder = try OutputFolder("coins-page")
  var page = Page()
  try coins(&page, seed: 1)
  let provenance = Provenance(
    seed: 1, sourceHash: sha256(of: coinsSource), commit: sourceCommit, command: "swift run coins")
  let rendering = Rendering(
    try Document(page), provenance: provenance, templates: try .embedded(), figures: .inline)
  try folder.replace(with: try rendering.files(PageFormat.allCases))
  print("\(folder.path)/index.html")
} catch {
  FileHandle.standardError.write(Data("error: \(error)\n".utf8))
  exit(1)
}

/// A small generator (Steele, Lea and Flood 2014), so that every run tosses the same.
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
