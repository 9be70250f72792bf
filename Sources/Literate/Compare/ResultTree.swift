internal import Report

internal import Foundation

/// `results.json` as a value: whatever a notebook has put into it.
indirect enum ResultTree: Decodable, Equatable {
  case object([String: ResultTree])
  case list([ResultTree])
  case number(Double)
  case text(String)
  case flag(Bool)
  case nothing

  init(from decoder: any Decoder) throws {
    let value = try decoder.singleValueContainer()
    if let flag = try? value.decode(Bool.self) {
      self = .flag(flag)
    } else if let number = try? value.decode(Double.self) {
      self = .number(number)
    } else if let text = try? value.decode(String.self) {
      self = .text(text)
    } else if let list = try? value.decode([ResultTree].self) {
      self = .list(list)
    } else if let object = try? value.decode([String: ResultTree].self) {
      self = .object(object)
    } else {
      self = .nothing
    }
  }

  /// Reads the results of a build.
  ///
  /// - Parameter path: a file, or a folder that a build wrote.
  /// - Throws: `Failure`: (66) for nothing there, (65) for what is no such file.
  static func read(_ path: String) throws(Failure) -> ResultTree {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw Failure(
        .noInput, "results: \(path): found nothing, expected an output folder or a results.json")
    }
    let file = isFolder.boolValue ? path + "/results.json" : path
    let bytes = try builtFile(file, for: "results")
    guard let tree = try? JSONDecoder().decode(ResultTree.self, from: Data(bytes)),
      case .object = tree
    else {
      throw Failure(.badData, "results: \(file): found no JSON object, expected results.json")
    }
    try tree.checkSchema(file, for: "results")
    return tree
  }

  /// - Throws: `Failure` (65) for results that another version of the program wrote in another form.
  func checkSchema(_ file: String, for what: String) throws(Failure) {
    let schema = self["schema"]
    guard schema != .number(Double(resultsSchema)) else { return }
    let found = schema.map { "schema \($0.text)" } ?? "no schema"
    throw Failure(
      .badData,
      "\(what): \(file): found \(found), expected \(resultsSchema), which this version of the program writes"
    )
  }

  subscript(_ key: String) -> ResultTree? {
    if case .object(let object) = self { return object[key] }
    return nil
  }

  /// What stands at the tips, by path: `models.plain.accuracy`, `shares[3]`.
  var leaves: [String: ResultTree] {
    var leaves: [String: ResultTree] = [:]
    collect(at: "", into: &leaves)
    return leaves
  }

  private func collect(at path: String, into leaves: inout [String: ResultTree]) {
    switch self {
    case .object(let object):
      for (key, value) in object {
        value.collect(at: path.isEmpty ? key : "\(path).\(key)", into: &leaves)
      }
    case .list(let list):
      for (index, value) in list.enumerated() {
        value.collect(at: "\(path)[\(index)]", into: &leaves)
      }
    default: leaves[path] = self
    }
  }

  /// As one reads it.
  var text: String {
    switch self {
    case .number(let number): number.parameterText
    case .text(let text): text
    case .flag(let flag): String(flag)
    case .nothing: "null"
    case .object, .list: "…"
    }
  }
}
