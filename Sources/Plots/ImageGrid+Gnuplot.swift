extension ImageGrid {
    /// The gnuplot script of the grid: each image as wide as a tile, with centered captions.
    func gnuplotScript(_ format: PlotFormat) -> String {
        let layout = GridLayout(self)
        let captions = images.enumerated().flatMap { index, image in
            image.captionLines.enumerated().map { layout.label($0.element, line: $0.offset, ofImage: index) }
        }
        let blocks = images.enumerated().flatMap { ["$image\($0.offset) << end"] + $0.element.rows + ["end"] }
        let plots = images.indices.map { "$image\($0) matrix using \(layout.place(ofImage: $0)):3 with image notitle" }
        let lines =
            [format.terminal(width: Int(layout.width), height: Int(layout.height)), layout.settings]
            + (title.isEmpty ? [] : [layout.titleLabel(title)]) + captions + blocks
            + ["plot " + (plots.isEmpty ? ["NaN notitle"] : plots).joined(separator: ", ")]
        return lines.joined(separator: "\n") + "\n"
    }
}

extension ImageGrid.Image {
    fileprivate var rows: [String] {
        stride(from: 0, to: pixels.count, by: width).map { start in
            pixels[start..<(start + width)].map(String.init).joined(separator: " ")
        }
    }

    fileprivate var captionLines: [String] {
        caption.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }
}

/// The layout of a grid, in points from the upper left corner.
private struct GridLayout {
    private let grid: ImageGrid
    private let tile = 64.0
    private let gap = 16.0
    private let lineHeight = 13.0

    init(_ grid: ImageGrid) { self.grid = grid }

    var width: Double { gap + Double(grid.columns) * (tile + gap) }
    var height: Double { top + Double((grid.images.count + grid.columns - 1) / grid.columns) * rowHeight }

    private var top: Double { grid.title.isEmpty ? gap : 2 * gap + lineHeight }
    private var rowHeight: Double { tallest + Double(captionLines) * lineHeight + gap }
    private var captionLines: Int { grid.images.map(\.captionLines.count).max() ?? 0 }
    private var tallest: Double {
        grid.images.map { tile / Double($0.width) * Double($0.pixels.count / $0.width) }.max() ?? tile
    }

    /// The settings: coordinates in points, and only images visible.
    var settings: String {
        """
        unset border; unset tics; unset key; unset colorbox
        set lmargin at screen 0; set rmargin at screen 1; set tmargin at screen 1; set bmargin at screen 0
        set xrange [0:\(width)]; set yrange [\(height):0]
        set palette gray; set cbrange [0:255]
        """
    }

    /// The matrix columns that position a pixel.
    func place(ofImage index: Int) -> String {
        let scale = tile / Double(grid.images[index].width)
        let (x, y) = corner(ofImage: index)
        return "(\(x) + ($1 + 0.5) * \(scale)):(\(y) + ($2 + 0.5) * \(scale))"
    }

    func label(_ text: String, line: Int, ofImage index: Int) -> String {
        let (x, y) = corner(ofImage: index)
        let middle = y + tallest + (Double(line) + 0.6) * lineHeight
        return "set label \(scriptString(text)) at \(x + tile / 2), \(middle) center font ',10'"
    }

    func titleLabel(_ title: String) -> String {
        "set label \(scriptString(title)) at \(width / 2), \(gap) center"
    }

    private func corner(ofImage index: Int) -> (x: Double, y: Double) {
        (gap + Double(index % grid.columns) * (tile + gap), top + Double(index / grid.columns) * rowHeight)
    }
}
