/// A grid of dots, two by four per character, as braille patterns from U+2800 on.
struct BrailleCanvas {
    private var cells: [[UInt8]]

    init(columns: Int, rows: Int) {
        cells = Array(repeating: Array(repeating: 0, count: columns), count: rows)
    }

    /// The rows, from the top; a character without dots is a blank.
    var lines: [String] {
        cells.map { row in
            let scalars = row.compactMap { $0 == 0 ? " " : Unicode.Scalar(0x2800 + UInt32($0)) }
            return String(String.UnicodeScalarView(scalars))
        }
    }

    /// Draws a curve through points, whose coordinates are shares of width and height from the lower left corner.
    mutating func draw(_ points: [(x: Double, y: Double)], _ style: Chart.Series.Style) {
        let dots = points.map(dot)
        guard style != .points, dots.count > 1 else {
            return dots.forEach { drawMark(at: $0) }
        }
        var steps = 0
        for (start, end) in zip(dots, dots.dropFirst()) {
            drawLine(from: start, to: end, style, &steps)
        }
    }

    /// Draws four dots: a single one is hardly visible.
    private mutating func drawMark(at dot: (x: Int, y: Int)) {
        for (x, y) in [(0, 0), (1, 0), (0, 1), (1, 1)] { set(dot.x - x, dot.y - y) }
    }

    /// Draws a line; its dashes continue those of the line before.
    private mutating func drawLine(
        from start: (x: Int, y: Int), to end: (x: Int, y: Int), _ style: Chart.Series.Style, _ steps: inout Int
    ) {
        let count = max(abs(end.x - start.x), abs(end.y - start.y))
        for step in 0...count where step < count || count == 0 {
            let part = count == 0 ? 0 : Double(step) / Double(count)
            if style.isInked(steps) {
                set(
                    start.x + Int((part * Double(end.x - start.x)).rounded()),
                    start.y + Int((part * Double(end.y - start.y)).rounded()))
            }
            steps += count == 0 ? 0 : 1
        }
    }

    private func dot(_ point: (x: Double, y: Double)) -> (x: Int, y: Int) {
        let (width, height) = (2 * cells[0].count, 4 * cells.count)
        return (Int((point.x * Double(width - 1)).rounded()), Int(((1 - point.y) * Double(height - 1)).rounded()))
    }

    private mutating func set(_ x: Int, _ y: Int) {
        guard cells.indices.contains(y / 4), cells[y / 4].indices.contains(x / 2), x >= 0, y >= 0 else { return }
        // The dots of a pattern are numbered by column, but the last row was added later.
        let bits: [[UInt8]] = [[0x01, 0x08], [0x02, 0x10], [0x04, 0x20], [0x40, 0x80]]
        cells[y / 4][x / 2] |= bits[y % 4][x % 2]
    }
}

extension Chart.Series.Style {
    /// Whether the dot after `steps` others of a line is drawn.
    fileprivate func isInked(_ steps: Int) -> Bool {
        switch self {
        case .solid, .points: true
        case .dashed: steps % 8 < 5
        case .dashDotted: steps % 12 < 6 || steps % 12 == 9
        }
    }
}
