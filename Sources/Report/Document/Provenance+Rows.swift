extension Provenance {
  /// One line of the page's last panel.
  public struct Row: Sendable, Hashable {
    /// What is told.
    public var name: String
    /// What it is.
    public var value: String
    /// Whether it is set in the typewriter face.
    public var isCode: Bool
  }

  /// The panel's lines; what is not known is left out.
  public var rows: [Row] {
    var rows = [Row(name: "Seed", value: String(seed), isCode: true)]
    rows += data.map { Row(name: $0.name, value: $0.value, isCode: true) }
    rows += options.map { Row(name: $0.name, value: $0.value, isCode: true) }
    rows.append(Row(name: "Source of the notebook", value: sourceHash, isCode: true))
    rows.append(Row(name: "Commit", value: commit, isCode: true))
    rows += versions.map { Row(name: $0.name, value: $0.value, isCode: false) }
    rows.append(Row(name: "Date", value: date ?? "", isCode: false))
    rows.append(Row(name: "Made again by", value: command, isCode: true))
    return rows.filter { !$0.value.isEmpty }
  }
}
