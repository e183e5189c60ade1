extension Chart {
    /// The gnuplot script of the chart: 3.5 by 2.5 inches, as in a book.
    func gnuplotScript(_ format: PlotFormat) -> String {
        let (horizontal, vertical) = (horizontalFrame(tickCount: 6), verticalFrame(tickCount: 7))
        let curves = series.enumerated().map {
            Curve(number: $0.offset + 1, series: $0.element, runs: runs(of: $0.element))
        }
        let lines =
            [format.terminal(width: 504, height: 360), "set title \(scriptString(title))"]
            + settings(of: "x", x, horizontal) + settings(of: "y", y, vertical)
            + [
                "set tics out nomirror; set border linewidth 0.8",
                "set grid linecolor rgb '#d0d0d0' linetype 1 linewidth 0.6", legend(horizontal, vertical),
            ]
            + curves.flatMap(\.dataBlocks)
            + ["plot " + (curves.isEmpty ? ["NaN notitle"] : curves.flatMap(\.plots)).joined(separator: ", ")]
        return lines.joined(separator: "\n") + "\n"
    }

    private func settings(of name: String, _ axis: Axis, _ frame: AxisFrame) -> [String] {
        let major = frame.ticks.map { "\(scriptString($0.label)) \($0.value)" }
        let minor = frame.minorTicks.map { "'' \($0) 1" }
        return ["set \(name)label \(scriptString(axis.label))"]
            + (axis.scale == .logarithmic ? ["set logscale \(name)"] : [])
            + ["set \(name)range [\(frame.ends.lower):\(frame.ends.upper)]"]
            + ["set \(name)tics (\((major + minor).joined(separator: ", ")))"]
    }

    /// The setting of the legend: in a free corner, or above the chart.
    private func legend(_ horizontal: AxisFrame, _ vertical: AxisFrame) -> String {
        let names = series.map(\.name).filter { !$0.isEmpty }
        guard !names.isEmpty else { return "set key off" }
        let curves = series.flatMap(runs).map { fractions(of: $0, horizontal, vertical) }
        let width = 0.22 + 0.022 * Double(names.map(\.count).max() ?? 0)
        let height = 0.06 + 0.075 * Double(names.count)
        guard let corner = LegendCorner.free(of: curves, width: width, height: height) else {
            return "set key outside top center horizontal \(legendLook)"
        }
        return "set key inside \(corner.words) \(legendLook)"
    }
}

private let legendLook = "Left reverse samplen 2.5 width 1 box linecolor rgb '#bbbbbb'"

extension LegendCorner {
    fileprivate var words: String {
        switch self {
        case .topRight: "top right"
        case .topLeft: "top left"
        case .bottomRight: "bottom right"
        case .bottomLeft: "bottom left"
        }
    }
}

/// A series in a script.
private struct Curve {
    let number: Int
    let series: Chart.Series
    let runs: [ArraySlice<Chart.Point>]

    /// Runs of one point, which a line cannot show.
    private var lonelyRuns: [ArraySlice<Chart.Point>] { series.style == .points ? [] : runs.filter { $0.count == 1 } }
    private var color: String { "linecolor rgb '\(Chart.color(ofSeries: number - 1))'" }
    private var dots: String { "with points pointtype 7 pointsize 0.6 \(color)" }

    /// The points, with an empty line for each gap.
    var dataBlocks: [String] {
        [("curve", runs), ("points", lonelyRuns)].filter { !$0.1.isEmpty }.flatMap { name, runs in
            let blocks = runs.map { run in run.map { "\($0.x) \($0.y)" }.joined(separator: "\n") }
            return ["$\(name)\(number) << end", blocks.joined(separator: "\n\n"), "end"]
        }
    }

    /// The parts of the plot command.
    var plots: [String] {
        let title = series.name.isEmpty ? "notitle" : "title \(scriptString(series.name))"
        // A series without points has an entry in the legend, too.
        let curve = "\(runs.isEmpty ? "NaN" : "$curve\(number)") \(style) \(title)"
        return [curve] + (lonelyRuns.isEmpty ? [] : ["$points\(number) \(dots) notitle"])
    }

    private var style: String {
        switch series.style {
        case .solid: "with lines linewidth 1.6 dashtype solid \(color)"
        case .dashed: "with lines linewidth 1.6 dashtype (12, 6) \(color)"
        case .dashDotted: "with lines linewidth 1.6 dashtype (14, 6, 3, 6) \(color)"
        case .points: dots
        }
    }
}
