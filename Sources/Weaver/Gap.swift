/// What comes between two lines of a notebook that are compiled where they stand: lines that may be replaced, and what
/// is put in.
struct Gap {
  /// The numbers of the lines that may be replaced.
  var free: [Int] = []
  /// What ends the literal before the gap. It needs a line of its own.
  var closing: String?
  /// Statements of one line.
  var statements: [String] = []
  /// What begins the literal after the gap. It ends the line before that.
  var opening: String?

  /// What can stand on one line with other statements.
  var pieces: [String] { (closing.map { [$0] } ?? []) + statements }

  var isEmpty: Bool { pieces.isEmpty && opening == nil }
}
