/// Curves or points over two axes, a value that can be drawn to a file or in a terminal.
///
/// ```swift
/// let chart = Chart(
///     x: .init("epoch"), y: .init("log rmse", .logarithmic),
///     series: [.init("train", values: train, style: .solid), .init("valid", values: valid, style: .dashed)])
/// print(chart.terminalText())
/// try PlotFile(URL(filePath: "curves.svg")).write(chart)
/// ```
/// Points that an axis cannot show, which are NaN, infinite, or not positive where it is logarithmic, are gaps in a curve.
public struct Chart: Sendable, Hashable {
    /// What stands above the chart; nothing if it is empty.
    public var title: String
    /// The horizontal axis.
    public var x: Axis
    /// The vertical axis.
    public var y: Axis
    /// The curves in the order of the legend, later ones drawn over earlier ones.
    public var series: [Series]

    /// A chart of these series.
    public init(title: String = "", x: Axis, y: Axis, series: [Series]) {
        (self.title, self.x, self.y, self.series) = (title, x, y, series)
    }

    /// Curves over the epochs, counted from 1, in the look of *Dive into Deep Learning*: the first solid, the second
    /// dashed, the third dash-dotted.
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
    /// What an axis is called and how it counts.
    public struct Axis: Sendable, Hashable {
        /// How an axis goes from value to value.
        public enum Scale: Sendable, Hashable {
            /// Equal distances are equal differences.
            case linear
            /// Equal distances are equal ratios.
            case logarithmic
        }

        /// What stands beside the axis; nothing if it is empty.
        public var label: String
        /// How it counts.
        public var scale: Scale

        /// An axis with this label.
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

        /// A point of these coordinates.
        public init(x: Double, y: Double) {
            (self.x, self.y) = (x, y)
        }
    }

    /// A curve or a cloud of points. Its color is that of its place among the series: blue, magenta, green, red, and again.
    public struct Series: Sendable, Hashable {
        /// How points are shown.
        public enum Style: Sendable, Hashable, CaseIterable {
            /// An unbroken line.
            case solid
            /// A line of dashes.
            case dashed
            /// A line of dashes and dots in turn.
            case dashDotted
            /// A mark for each point, without a line.
            case points
        }

        /// What the legend says; the series is not in it if this is empty. No two series should have the same name: Vega-Lite
        /// tells them by it.
        public var name: String
        /// The points in the order in which a line joins them.
        public var points: [Point]
        /// How they are shown.
        public var style: Style

        /// A series of points.
        public init(_ name: String, points: [Point], style: Style = .solid) {
            (self.name, self.points, self.style) = (name, points, style)
        }

        /// Values over the numbers from 1: one for each epoch, for example.
        public init(_ name: String, values: [Double], style: Style = .solid) {
            let points = values.enumerated().map { Point(x: Double($0.offset + 1), y: $0.element) }
            self.init(name, points: points, style: style)
        }
    }
}
