/// How far a piece of work has come.
public struct Progress: Sendable {
  /// A number that shows how well it goes.
  public struct Measure: Sendable {
    public var name: String
    public var value: Double

    public init(_ name: String, _ value: Double) { (self.name, self.value) = (name, value) }
  }

  /// What is done: the name of a model, of an experiment.
  public var task: String
  /// What its steps are called: "epoch".
  public var unit: String
  /// From 1.
  public var step: Int
  public var steps: Int
  /// Items of this step that are done.
  public var done: Int
  /// All items of a step.
  public var total: Int
  /// What the items are called: "images".
  public var items: String
  /// The most important last: it stays where there is no room for all.
  public var measures: [Measure]
  /// Of what piece of work it is part, from the outermost, where several run side by side.
  var jobs: [String] = []
  /// Whether its steps are pieces of work that run side by side.
  private(set) var countsJobs = false

  public init(
    task: String, unit: String = "step", step: Int, of steps: Int, done: Int, of total: Int,
    items: String = "items", measures: [Measure] = []
  ) {
    (self.task, self.unit, self.step, self.steps) = (task, unit, step, steps)
    (self.done, self.total, self.items, self.measures) = (done, total, items, measures)
  }

  /// How many pieces of work that run side by side are done.
  init(jobs things: String, done: Int, of count: Int) {
    self.init(task: things, unit: "done", step: done, of: count, done: 1, of: 1, items: "")
    countsJobs = true
  }

  /// The same of a piece of work.
  func of(job label: String) -> Progress {
    var progress = self
    progress.jobs.insert(label, at: 0)
    return progress
  }

  /// How much of the work is done, 0...1.
  var fraction: Double {
    let all = Double(total * steps)
    return all > 0 ? Double((step - 1) * total + done) / all : 1
  }

  var isStepEnd: Bool { done == total }
  var isEnd: Bool { step == steps && isStepEnd }
}
