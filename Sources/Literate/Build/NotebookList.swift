internal import Basics
internal import Grammar

/// The notebooks of a program, found by their names.
struct NotebookList {
  /// The program's name, as the user calls it.
  let name: String
  let types: [any Notebook.Type]

  var program: Publishing.Program { .init(name: name, needsName: types.count > 1) }

  /// The notebook of that name, or the first.
  ///
  /// - Throws: `Failure` (64) for a name of none.
  func notebook(named name: String?) throws(Failure) -> any Notebook.Type {
    guard let first = types.first else {
      throw Failure(.internal, "program: \(self.name): found no notebooks, expected one at least")
    }
    guard let name else { return first }
    if let type = types.first(where: { $0.name == name }) { return type }
    let names = types.map { $0.name }
    let hint = names.count > 1 ? nearestName(to: name, among: names).map { ", such as \($0)" } : nil
    throw Failure(
      .usage,
      "notebook: \(name): found no notebook of that name, expected \(listed(names))\(hint ?? "")")
  }

  /// Options that are the program's own, which no parameter may be called.
  private static let ownOptions = [
    "figures", "help", "open", "output", "parameters", "port", "quiet", "seed", "seeds", "snapshot",
    "strict", "templates",
    "threads", "to", "version",
  ]

  /// - Throws: `Failure` (70) if two notebooks have one name, or a parameter that of an option: that is the author's to mend.
  func checkNames() throws(Failure) {
    let names = types.map { $0.name }
    if let twice = names.first(where: { name in names.count { $0 == name } > 1 }) {
      throw Failure(.internal, "notebook: \(twice): found two notebooks of that name, expected one")
    }
    for (entry, notebooks) in parameters where Self.ownOptions.contains(entry.option) {
      throw Failure(
        .internal,
        "notebook: \(notebooks[0]): found the parameter \(entry.name), expected a name that no option of build has"
      )
    }
  }

  /// Gives the notebook what a file and the command line say of its parameters, the latter last.
  ///
  /// - Throws: `Failure`, also (64) for a parameter of another notebook.
  func setParameters(of notebook: some Notebook, _ options: BuildOptions) throws(Failure)
    -> ParameterList
  {
    let list = ParameterList(of: notebook)
    let own = list.entries.map(\.option)
    if let other = options.parameters.keys.sorted().first(where: { !own.contains($0) }) {
      throw Failure(
        .usage,
        "option: --\(other): found a parameter of another notebook than \(type(of: notebook).name), "
          + "expected \(own.isEmpty ? "none" : listed(own.map { "--" + $0 }))")
    }
    if let path = options.parameterFile { try ParameterFile(path).set(list) }
    try list.set(options: options.parameters)
    return list
  }

  /// How many seeds a notebook runs over.
  ///
  /// - Throws: `Failure` (64) where it has no use for several.
  func seedCount(of type: any Notebook.Type, _ options: BuildOptions) throws(Failure) -> Int {
    guard let wanted = options.seeds else { return type.seedCount }
    guard type.seedCount > 1 || wanted == 1 else {
      throw Failure(
        .usage, "option: --seeds: found \(wanted), expected 1, as \(type.name) runs over one seed")
    }
    return wanted
  }

  /// The parameters of all notebooks, each option once, with the names of the notebooks that have it.
  var parameters: [(entry: ParameterList.Entry, notebooks: [String])] {
    var found: [(entry: ParameterList.Entry, notebooks: [String])] = []
    for type in types {
      for entry in ParameterList(of: type.init()).entries {
        if let index = found.firstIndex(where: { $0.entry.option == entry.option }) {
          found[index].notebooks.append(type.name)
        } else {
          found.append((entry, [type.name]))
        }
      }
    }
    return found
  }
}
