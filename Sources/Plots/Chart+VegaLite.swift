import Support

extension Chart {
    /// The chart as a Vega-Lite specification in JSON, points included: equal charts give equal bytes.
    ///
    /// Source: the schema of Vega-Lite 5, `https://vega.github.io/schema/vega-lite/v5.json`. A coordinate that cannot
    /// be shown is omitted, which Vega-Lite draws as a gap.
    public func vegaLite() -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        // Encoding cannot fail: every number is finite.
        return (try? encoder.encode(specification)) ?? Data()
    }

    private var specification: JSONLiteral {
        var members: [String: JSONLiteral] = [
            "$schema": "https://vega.github.io/schema/vega-lite/v5.json", "width": 420, "height": 300,
            "encoding": [
                "x": channel(x, horizontalFrame(tickCount: 6), field: "x"),
                "y": channel(y, verticalFrame(tickCount: 7), field: "y"),
            ],
            "layer": .list(series.indices.map(layer)),
        ]
        if !title.isEmpty { members["title"] = .text(title) }
        return .object(members)
    }

    private func channel(_ axis: Axis, _ frame: AxisFrame, field: String) -> JSONLiteral {
        [
            "field": .text(field), "type": "quantitative", "title": .text(axis.label),
            "axis": ["values": .list(frame.ticks.map { .number($0.value) }), "labelExpr": "format(datum.value, '~g')"],
            "scale": [
                "type": axis.scale == .logarithmic ? "log" : "linear",
                "domain": [.number(frame.ends.lower), .number(frame.ends.upper)],
            ],
        ]
    }

    /// A series. A named one has its color and dashes by name, which creates the legend.
    private func layer(_ index: Int) -> JSONLiteral {
        let series = series[index]
        var mark: [String: JSONLiteral] = ["type": "circle", "color": color(index), "tooltip": true]
        if series.style != .points {
            (mark["type"], mark["strokeDash"]) = ("line", series.style.dashes)
            // A line with isolated points has marks, too.
            if runs(of: series).contains(where: { $0.count == 1 }) { mark["point"] = true }
        }
        var layer: [String: JSONLiteral] = [
            "data": ["values": .list(series.points.map { row($0, of: series) })], "mark": .object(mark),
        ]
        if !series.name.isEmpty {
            layer["encoding"] = [
                "color": legend(color), "strokeDash": legend { self.series[$0].style.dashes },
            ]
        }
        return .object(layer)
    }

    private func row(_ point: Point, of series: Series) -> JSONLiteral {
        var row: [String: JSONLiteral] = ["series": .text(series.name)]
        if x.scale.position(point.x) != nil { row["x"] = .number(point.x) }
        if y.scale.position(point.y) != nil { row["y"] = .number(point.y) }
        return .object(row)
    }

    /// A property of the series by their names.
    private func legend(_ value: (Int) -> JSONLiteral) -> JSONLiteral {
        let named = series.indices.filter { !series[$0].name.isEmpty }
        return [
            "field": "series", "type": "nominal", "title": "",
            "scale": ["domain": .list(named.map { .text(series[$0].name) }), "range": .list(named.map(value))],
        ]
    }

    private func color(_ index: Int) -> JSONLiteral { .text(Self.color(ofSeries: index)) }
}

extension Chart.Series.Style {
    fileprivate var dashes: JSONLiteral {
        switch self {
        case .solid, .points: [1, 0]
        case .dashed: [8, 6]
        case .dashDotted: [8, 5, 1, 5]
        }
    }
}
