import Support

extension Chart {
    /// The chart in braille dots, for a terminal: axes, ticks and a legend, no colors.
    ///
    /// - Parameters:
    ///   - width: The characters of a line, at least 40.
    ///   - height: The lines of the curves, at least 4; title, axes and legend are extra.
    public func terminalText(width: Int = 72, height: Int = 14) -> String {
        let (width, height) = (max(width, 40), max(height, 4))
        let vertical = verticalFrame(tickCount: (height + 2) / 3)
        let labels = rowLabels(vertical, height: height)
        let margin = labels.values.map(\.count).max() ?? 0
        let columns = width - margin - 2
        let horizontal = horizontalFrame(tickCount: columns / 10)
        let rows = canvas(horizontal, vertical, columns: columns, rows: height).lines.enumerated().map { row, dots in
            labels[row].map { padded($0, to: margin) + " ┤" + dots } ?? padded("", to: margin) + " │" + dots
        }
        let ruler = Ruler(horizontal, columns: columns)
        let under = [padded("", to: margin) + " └" + ruler.line, padded("", to: margin + 2) + ruler.labels]
        let lines = heading + rows + under + footing(width: width, margin: margin + 2)
        return lines.map(\.withoutTrailingBlanks).joined(separator: "\n")
    }

    private var heading: [String] {
        [singleLine(title), singleLine(y.label)].filter { !$0.isEmpty }
    }

    /// The label of the horizontal axis, and the legend.
    private func footing(width: Int, margin: Int) -> [String] {
        let entries = series.filter { !$0.name.isEmpty }.map { "\($0.style.sample) \(singleLine($0.name))" }
        let space = width - margin
        let label = singleLine(x.label)
        let centered = padded("", to: (space - label.count) / 2) + label
        let lines = (label.isEmpty ? [] : [centered]) + filled(entries, width: space)
        return lines.map { padded("", to: margin) + $0 }
    }

    /// The labels of the vertical axis by row, from the top.
    private func rowLabels(_ axis: AxisFrame, height: Int) -> [Int: String] {
        let rows = axis.ticks.map { tick in
            (Int(((1 - (axis.fraction(tick.value) ?? 0)) * Double(height - 1)).rounded()), tick.label)
        }
        return Dictionary(rows) { first, _ in first }
    }

    private func canvas(_ horizontal: AxisFrame, _ vertical: AxisFrame, columns: Int, rows: Int) -> BrailleCanvas {
        var canvas = BrailleCanvas(columns: columns, rows: rows)
        for series in series {
            for run in runs(of: series) {
                canvas.draw(fractions(of: run, horizontal, vertical), series.style)
            }
        }
        return canvas
    }
}

extension Chart.Series.Style {
    fileprivate var sample: String {
        switch self {
        case .solid: "───"
        case .dashed: "╌╌╌"
        case .dashDotted: "─·─"
        case .points: "•••"
        }
    }
}

/// The horizontal axis in a terminal.
private struct Ruler {
    var line: String
    /// The labels under the marks, without those that would touch another.
    var labels: String

    init(_ axis: AxisFrame, columns: Int) {
        var marks = [Character](repeating: "─", count: columns)
        labels = ""
        for tick in axis.ticks {
            let column = Int(((axis.fraction(tick.value) ?? 0) * Double(columns - 1)).rounded())
            let start = min(max(0, column - tick.label.count / 2), columns - tick.label.count)
            guard labels.isEmpty || start > labels.count else { continue }
            marks[column] = "┬"
            labels = labels.padding(to: start) + tick.label
        }
        line = String(marks)
    }
}

extension String {
    /// The text with blanks after it, up to a length.
    fileprivate func padding(to count: Int) -> String {
        self + String(repeating: " ", count: max(0, count - self.count))
    }
}

/// The text with blanks before it, up to a length.
private func padded(_ text: String, to count: Int) -> String {
    String(repeating: " ", count: max(0, count - text.count)) + text
}

/// The entries, three blanks apart, in lines of at most `width` characters, or one entry.
private func filled(_ entries: [String], width: Int) -> [String] {
    entries.reduce(into: []) { lines, entry in
        if let last = lines.last, last.count + 3 + entry.count <= width {
            lines[lines.count - 1] += "   " + entry
        } else {
            lines.append(entry)
        }
    }
}
