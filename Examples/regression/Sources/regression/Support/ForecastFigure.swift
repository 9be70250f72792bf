import LiterateModel
import Plot

extension Figure {
  /// Points, and what a model says of them: its mean, the band in which it expects new ones, and, where it has several, the lines of
  /// some of its draws.
  static func forecast(
    _ points: Points, _ forecast: Forecast, at x: [Double], drawn count: Int = 0
  ) -> Figure {
    let (band, mean) = (forecast.band, forecast.mean)
    let draws = forecast.means.prefix(count).enumerated().map { draw, line in
      LineMark(x: x, y: line, name: draw == 0 ? "draws of the weights" : "", series: 2)
    }
    let marks: [any Mark] =
      [
        BandMark(
          x: x, lower: band.map(\.lowerBound), upper: band.map(\.upperBound),
          name: "95% band", series: 1)
      ] + draws + [
        ScatterMark(x: points.x, y: points.y, name: "points", series: 0),
        LineMark(x: x, y: mean, name: "mean", series: 1),
      ]
    return plot(
      marks, xLabel: "x", yLabel: "y", alt: words(points, forecast, x),
      table: table(forecast, x))
  }

  private static func words(_ points: Points, _ forecast: Forecast, _ x: [Double]) -> String {
    let widths = forecast.band.map { $0.upperBound - $0.lowerBound }
    let ends = [0, x.count / 2, x.count - 1].map { index in
      "\(FigureText.short(forecast.mean[index])) in a band \(FigureText.short(widths[index])) wide"
        + " at x = \(FigureText.short(x[index]))"
    }
    return "\(FigureText.count(points.x.count, "point", "points")), and a line through them: "
      + ends.joined(separator: ", ") + "."
  }

  private static func table(_ forecast: Forecast, _ x: [Double]) -> FigureTable {
    let columns = [
      forecast.mean, forecast.noise, forecast.doubt, forecast.band.map(\.lowerBound),
      forecast.band.map(\.upperBound),
    ]
    return FigureTable(
      header: ["x", "mean", "noise (σ)", "doubt (σ)", "band from", "to"],
      rows: stride(from: 0, to: x.count, by: max(1, x.count / 10)).map { index in
        [FigureText.decimal(x[index], 0)] + columns.map { FigureText.decimal($0[index], 2) }
      })
  }
}
