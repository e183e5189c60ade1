/// Curves or points over two axes, to be drawn to a file or in a terminal.
///
/// ```swift
/// let chart = Chart(
///     x: .init("epoch"), y: .init("log rmse", .logarithmic),
///     series: [.init("train", values: train, style: .solid), .init("valid", values: valid, style: .dashed)])
/// print(chart.terminalText())
/// try PlotFile(URL(filePath: "curves.svg")).write(chart)
/// ```
///
/// Points that are NaN, infinite, or not positive on a logarithmic axis, are gaps in a curve.
public struct Chart: Sendable, Hashable {
    /// The title; may be empty.
    public var title: String
    /// The horizontal axis.
    public var x: Axis
    /// The vertical axis.
    public var y: Axis
    /// The series in the order of the legend, later ones drawn over earlier ones.
    public var series: [Series]

    /// A chart of `series`.
    public init(title: String = "", x: Axis, y: Axis, series: [Series]) {
        (self.title, self.x, self.y, self.series) = (title, x, y, series)
    }

    /// Curves over the epochs, from 1, in the style of *Dive into Deep Learning*: solid, dashed, dash-dotted.
    public static func learningCurves(
        title: String = "", y: Axis, _ curves: KeyValuePairs<String, [Double]>
    ) -> Chart {
        let styles: [Series.Style] = [.solid, .dashed, .dashDotted]
        let series = curves.enumerated().map { index, curve in
            Series(curve.key, values: curve.value, style: styles[index % styles.count])
        }
        return Chart(title: title, x: Axis("epoch"), y: y, series: series)
    }
}

extension Chart {
    /// The label and the scale of an axis.
    public struct Axis: Sendable, Hashable {
        /// The scales.
        public enum Scale: Sendable, Hashable {
            /// Equal distances are equal differences.
            case linear
            /// Equal distances are equal ratios.
            case logarithmic
        }

        /// The label; may be empty.
        public var label: String
        /// The scale.
        public var scale: Scale

        /// An axis with this label; linear by default.
        public init(_ label: String, _ scale: Scale = .linear) {
            (self.label, self.scale) = (label, scale)
        }
    }

    /// A point of a curve, in the units of the axes.
    public struct Point: Sendable, Hashable {
        /// The horizontal coordinate.
        public var x: Double
        /// The vertical coordinate.
        public var y: Double

        /// A point with these coordinates.
        public init(x: Double, y: Double) {
            (self.x, self.y) = (x, y)
        }
    }

    /// A curve or scattered points. The color depends on the position among the series.
    public struct Series: Sendable, Hashable {
        /// The styles.
        public enum Style: Sendable, Hashable, CaseIterable {
            /// A solid line.
            case solid
            /// A dashed line.
            case dashed
            /// A line of dashes and dots.
            case dashDotted
            /// A mark for each point, without a line.
            case points
        }

        /// The name in the legend, which omits the series if this is empty. Names should be unique: Vega-Lite
        /// identifies series by them.
        public var name: String
        /// The points, in the order of the line.
        public var points: [Point]
        /// The style.
        public var style: Style

        /// A series of points.
        public init(_ name: String, points: [Point], style: Style = .solid) {
            (self.name, self.points, self.style) = (name, points, style)
        }

        /// Values over 1, 2, 3 and so on, such as epochs.
        public init(_ name: String, values: [Double], style: Style = .solid) {
            let points = values.enumerated().map { Point(x: Double($0.offset + 1), y: $0.element) }
            self.init(name, points: points, style: style)
        }
    }
}

extension Chart: CustomStringConvertible {
    /// The title and the series: `Chart("curves", train, valid)`.
    public var description: String {
        "Chart(\"\(title)\", \(series.map(\.name).filter { !$0.isEmpty }.joined(separator: ", ")))"
    }
}

extension Chart.Series: CustomStringConvertible {
    /// Name, length and style: `Series("train", 10 points, solid)`.
    public var description: String { "Series(\"\(name)\", \(points.count) points, \(style))" }
}
