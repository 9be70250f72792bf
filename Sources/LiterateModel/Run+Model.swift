public import Literate
public import Model

/// What a run has for a notebook that trains models.
extension Run {
  /// The stream from which a notebook derives all others.
  public var key: Key { Key(seed: seed) }

  /// Where models compute, with the run's threads; its progress is shown to the user. The same for the whole run.
  public var device: Device {
    shared {
      // Pieces of a run learn from the same images, which are looked through once for all.
      sharedByPieces { Device() }.beside(threads: threads) { progress in
        self.report(
          Progress(
            task: progress.model ?? "model", unit: "epoch", step: progress.epoch,
            of: progress.epochs, done: progress.samples, of: progress.total, items: "samples",
            measures: [
              Progress.Measure("loss", progress.loss),
              Progress.Measure("accuracy", progress.accuracy),
            ].filter { !$0.value.isNaN }))
      }
    }
  }
}

extension Page {
  /// Puts the instruction set that computes into the panel of provenance, since last bits can differ between two.
  public mutating func recordKernels() {
    record("Kernels", Kernels.name, environment: "REPORT_KERNELS=\(Kernels.name)")
  }
}
