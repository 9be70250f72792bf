import Datasets
import Model
import Plot
import Report

/// Runs `body`; what any room throws becomes a `Failure` with the exit code of its kind.
func withFailures<Value>(_ body: () throws -> Value) throws(Failure) -> Value {
  do {
    return try body()
  } catch let failure as Failure {
    throw failure
  } catch let error as DatasetError {
    throw Failure(code(of: error), error.description)
  } catch let error as ModelError {
    throw Failure(code(of: error), error.description)
  } catch let error as ReportError {
    throw Failure(code(of: error), error.description)
  } catch let error as PlotError {
    throw Failure(code(of: error), error.description)
  } catch {
    throw Failure(.internal, "program: unexpected error: \(error)")
  }
}

private func code(of error: ModelError) -> Failure.Code {
  switch error.kind {
  case .badData: .badData
  case .configuration: .configuration
  case .input: .noInput
  case .output: .cannotCreate
  case .io: .io
  case .system: .system
  case .internal: .internal
  }
}

private func code(of error: ReportError) -> Failure.Code {
  switch error.kind {
  case .page: .internal
  case .badData: .badData
  case .noInput: .noInput
  case .cannotCreate: .cannotCreate
  case .io: .io
  case .system: .system
  case .configuration: .configuration
  }
}

private func code(of error: DatasetError) -> Failure.Code {
  switch error.kind {
  case .missing: .noInput
  case .malformed: .badData
  case .unreadable: .io
  case .system: .system
  }
}

private func code(of error: PlotError) -> Failure.Code {
  switch error.kind {
  case .font: .unavailable
  case .size, .png: .internal
  }
}
