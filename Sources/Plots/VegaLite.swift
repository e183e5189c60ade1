/// A specification in the format of Vega-Lite, as far as charts need it: the properties are named as there.
struct VegaLite: Encodable {
    private let schema = "https://vega.github.io/schema/vega-lite/v5.json"
    private let title: String?
    private let width = 420
    private let height = 300
    private let encoding: Encoding
    private let layer: [Layer]

    init(_ chart: Chart) {
        title = chart.title.isEmpty ? nil : chart.title
        encoding = Encoding(
            x: AxisChannel(chart.x, chart.horizontalFrame(tickCount: 6), field: "x"),
            y: AxisChannel(chart.y, chart.verticalFrame(tickCount: 7), field: "y"))
        let looks = chart.series.indices.map { Look(chart.series[$0], index: $0) }
        let inLegend = looks.filter { !$0.name.isEmpty }
        layer = zip(chart.series, looks).map { series, look in
            Layer(
                data: .init(values: series.points.map { Row(chart, $0, of: series) }),
                mark: Mark(look, hasLonelyPoints: chart.runs(of: series).contains { $0.count == 1 }),
                encoding: look.name.isEmpty ? nil : Channels(inLegend))
        }
    }

    private enum CodingKeys: String, CodingKey {
        case schema = "$schema"
        case title, width, height, encoding, layer
    }

    /// The axes, which all layers share.
    struct Encoding: Encodable {
        let x, y: AxisChannel
    }

    /// An axis.
    struct AxisChannel: Encodable {
        let field: String
        let type = "quantitative"
        let title: String
        let axis: Ticks
        let scale: Scale

        init(_ axis: Chart.Axis, _ frame: AxisFrame, field: String) {
            (self.field, title) = (field, axis.label)
            self.axis = Ticks(values: frame.ticks.map(\.value))
            scale = Scale(
                type: axis.scale == .logarithmic ? "log" : "linear", domain: [frame.ends.lower, frame.ends.upper])
        }

        struct Scale: Encodable {
            let type: String
            let domain: [Double]
        }

        struct Ticks: Encodable {
            let values: [Double]
            let labelExpr = "format(datum.value, '~g')"
        }
    }

    /// A point; what its axis cannot show is left out, which makes a gap.
    struct Row: Encodable {
        let series: String
        let x, y: Double?

        init(_ chart: Chart, _ point: Chart.Point, of series: Chart.Series) {
            self.series = series.name
            x = chart.x.scale.position(point.x) == nil ? nil : point.x
            y = chart.y.scale.position(point.y) == nil ? nil : point.y
        }
    }

    /// How a series looks.
    struct Look {
        let name: String
        let color: String
        let dashes: [Int]
        let isLine: Bool

        init(_ series: Chart.Series, index: Int) {
            name = series.name
            color = Chart.color(ofSeries: index)
            isLine = series.style != .points
            dashes =
                switch series.style {
                case .solid, .points: [1, 0]
                case .dashed: [8, 6]
                case .dashDotted: [8, 5, 1, 5]
                }
        }
    }

    /// A series. One with a name takes color and dashes by its name, which is what makes the legend.
    struct Layer: Encodable {
        let data: Values
        let mark: Mark
        let encoding: Channels?

        struct Values: Encodable {
            let values: [Row]
        }
    }

    /// A line, or a mark for each point. A line has marks too if it has points with gaps on both sides.
    struct Mark: Encodable {
        let type: String
        let color: String
        let strokeDash: [Int]?
        let point: Bool?
        let tooltip = true

        init(_ look: Look, hasLonelyPoints: Bool) {
            (type, color) = (look.isLine ? "line" : "circle", look.color)
            (strokeDash, point) = look.isLine ? (look.dashes, hasLonelyPoints ? true : nil) : (nil, nil)
        }
    }

    /// What a series takes by its name.
    struct Channels: Encodable {
        let color: NamedChannel<String>
        let strokeDash: NamedChannel<[Int]>

        init(_ looks: [Look]) {
            color = NamedChannel(looks.map(\.name), looks.map(\.color))
            strokeDash = NamedChannel(looks.map(\.name), looks.map(\.dashes))
        }
    }

    /// A property found by name.
    struct NamedChannel<Value: Encodable & Sendable>: Encodable {
        let field = "series"
        let type = "nominal"
        let title = ""
        let scale: Scale

        init(_ domain: [String], _ range: [Value]) {
            scale = Scale(domain: domain, range: range)
        }

        struct Scale: Encodable {
            let domain: [String]
            let range: [Value]
        }
    }
}
