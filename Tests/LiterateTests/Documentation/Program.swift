import Literate

// begin
struct Weather: ReportCommand {
  static let notebooks: [any Notebook.Type] = [Rain.self]
}
// end

extension Weather {
  static let name = "weather"
}
