import Foundation
import Plot

/// The scaling as a figure of three panels, both axes logarithmic.
enum ScalingPlot {
  static func png(_ curves: [ScalingTrials.Curve]) throws -> Data {
    let sizes = ["batch size", "filters", "images"]
    let all = curves.flatMap(\.seconds)
    let (low, high) = ((all.min() ?? 0.01) / 1.5, (all.max() ?? 1) * 1.5)
    let panels = sizes.map { size in
      panel(curves.filter { $0.size == size }, size, low...high)
    }
    let figure = Figure(
      height: 260, rows: [panels],
      alt: "Seconds an epoch against batch size, filters and images, on one and two threads, "
        + "with the lines of proportionality.")
    return Data(try figure.png(theme: .light, font: try Font()))
  }

  private static func panel(
    _ curves: [ScalingTrials.Curve], _ size: String, _ range: ClosedRange<Double>
  ) -> Axes {
    var axes = Axes()
    axes.title = "Epoch by \(size)"
    axes.xLabel = size
    axes.yLabel = size == "batch size" ? "seconds" : ""
    let domain = curves.flatMap(\.sizes)
    // Wide enough for two powers of ten, so that the axis has two numbers.
    axes.x = .log((domain.min() ?? 1) / 1.3...max((domain.max() ?? 10) * 1.3, 130))
    axes.y = .log(range)
    axes.hasYNumbers = size == "batch size"
    axes.marks = curves.map { curve in
      LineMark(
        x: curve.sizes, y: curve.seconds,
        name: size == "batch size" ? "\(curve.threads) thread\(curve.threads == 1 ? "" : "s")" : "",
        series: curve.threads - 1, hasMarkers: true)
    }
    if size != "batch size", let first = curves.first { axes.marks.append(proportional(first)) }
    return axes
  }

  /// What the last point of a curve says of the others if time is in proportion to size.
  private static func proportional(_ curve: ScalingTrials.Curve) -> LineMark {
    let slope = (curve.seconds.last ?? 0) / (curve.sizes.last ?? 1)
    return LineMark(
      x: curve.sizes, y: curve.sizes.map { $0 * slope }, name: "in proportion", series: 2)
  }
}
