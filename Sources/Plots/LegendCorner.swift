/// The corner of a chart for the legend.
enum LegendCorner: CaseIterable {
    case topRight
    case topLeft
    case bottomRight
    case bottomLeft

    /// The first corner in which a legend hides no curve; nil if absent.
    ///
    /// Coordinates, `width` and `height` of the legend are shares of the chart's, from the lower left corner.
    static func free(of curves: [[(x: Double, y: Double)]], width: Double, height: Double) -> LegendCorner? {
        let points = curves.flatMap(interpolated)
        return allCases.first { corner in
            !points.contains { corner.covers($0, width: width, height: height) }
        }
    }

    private func covers(_ point: (x: Double, y: Double), width: Double, height: Double) -> Bool {
        let fromLeft = self == .topLeft || self == .bottomLeft
        let fromTop = self == .topLeft || self == .topRight
        return (fromLeft ? point.x : 1 - point.x) < width && (fromTop ? 1 - point.y : point.y) < height
    }
}

/// The points, with thirty between each two.
private func interpolated(_ curve: [(x: Double, y: Double)]) -> [(x: Double, y: Double)] {
    let between = zip(curve, curve.dropFirst()).flatMap { start, end in
        (0..<31).map { step in
            let part = Double(step) / 31
            return (start.x + part * (end.x - start.x), start.y + part * (end.y - start.y))
        }
    }
    return between + curve.suffix(1)
}
