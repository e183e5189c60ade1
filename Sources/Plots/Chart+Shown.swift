import Support

extension Chart.Axis.Scale {
    /// The value or its decimal logarithm; nil if the axis cannot show it.
    func position(_ value: Double) -> Double? {
        // Beyond these bounds the ends of an axis would not be finite.
        guard abs(value) < 1e300 else { return nil }
        switch self {
        case .linear: return value
        case .logarithmic: return value > 1e-300 ? log10(value) : nil
        }
    }
}

extension Chart {
    func shows(_ point: Point) -> Bool {
        x.scale.position(point.x) != nil && y.scale.position(point.y) != nil
    }

    /// The points of a series that can be shown, split at gaps.
    func runs(of series: Series) -> [ArraySlice<Point>] {
        series.points.split { !shows($0) }
    }

    /// The horizontal axis: without margins for curves over epochs, with margins for points.
    func horizontalFrame(tickCount: Int) -> AxisFrame {
        let hasMargin = x.scale == .logarithmic || series.contains { $0.style == .points }
        return AxisFrame(x, values: shownPoints.map(\.x), margin: hasMargin ? 0.05 : 0, tickCount: tickCount)
    }

    func verticalFrame(tickCount: Int) -> AxisFrame {
        AxisFrame(y, values: shownPoints.map(\.y), margin: 0.05, tickCount: tickCount)
    }

    /// The positions of a run between the ends of the axes, 0 to 1 from the lower left corner.
    func fractions(
        of run: ArraySlice<Point>, _ horizontal: AxisFrame, _ vertical: AxisFrame
    ) -> [(x: Double, y: Double)] {
        run.map { (x: horizontal.fraction($0.x) ?? 0, y: vertical.fraction($0.y) ?? 0) }
    }

    private var shownPoints: [Point] { series.flatMap(\.points).filter(shows) }
}
