import Foundation
import TestSupport
import Testing

@testable import Plots

private let searchPath = ProcessInfo.processInfo.environment["PATH"] ?? ""

/// What gnuplot itself makes of the scripts.
@Suite(.enabled(if: (try? Gnuplot(searchPath: searchPath)) != nil, "gnuplot is not installed"))
struct GnuplotTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    /// Text that gnuplot, the shell, XML or a terminal would take for something else.
    private static let hostileTexts = [
        "it's", "''", "'\"", "\"quoted\"", "\\", "a\\nb\\", "`touch broken`", "$(touch broken)", "@GPVAL_VERSION", "@@",
        "{/Bold x}_1^2~&{x}", "<b>&amp;</b>", "%d %s # ; plot 1", "é 漢字 🙂", "end", "$curve1", "-", "#",
    ]

    @Test(arguments: hostileTexts)
    func textIsDrawnAsItIs(text: String) throws {
        let chart = Chart(title: text, x: .init(text), y: .init(text), series: [.init(text, values: [1, 2])])
        #expect(try texts(drawing: chart).filter { $0 == text }.count == 4)
        let file = try PlotFile(folder("grid.svg"))
        try file.write(
            ImageGrid(title: text, [.init(pixels: [0, 255], width: 1, caption: "\(text)\n\(text)")], columns: 1))
        #expect(try self.texts(in: file.url).filter { $0 == text }.count == 3)
    }

    @Test func controlCharactersAreBlanks() throws {
        let chart = Chart(
            title: "a\nquit\r[2J\u{1B}b\0c\u{2028}d", x: .init(""), y: .init(""), series: [.init("n", values: [1, 2])])
        #expect(try texts(drawing: chart).contains("a quit [2J b c d"))
    }

    @Test(
        arguments: [
            [], [.init("none", values: [])], [.init("", values: [])], [.init("NaN", values: [.nan, .infinity, -1, 0])],
            [.init("one", values: [3])], [.init("constant", values: [2, 2, 2])], [.init("zeros", values: [0, 0])],
            [.init("tiny", values: [.leastNonzeroMagnitude, 1e-299])], [.init("huge", values: [1e299, -1e299, 1e308])],
            [.init("lonely", values: [1, .nan, 2, .nan, 3])],
            [.init("same", values: [1, 2]), .init("same", values: [2, 1])],
        ] as [[Chart.Series]], [Chart.Axis.Scale.linear, .logarithmic])
    func everyChartCanBeDrawn(series: [Chart.Series], scale: Chart.Axis.Scale) throws {
        let names = Set(series.map(\.name)).filter { !$0.isEmpty }
        for style in Chart.Series.Style.allCases {
            let styled = series.map { Chart.Series($0.name, points: $0.points, style: style) }
            let texts = try texts(drawing: Chart(x: .init("epoch", scale), y: .init("loss", scale), series: styled))
            #expect(names.union(["epoch", "loss"]).isSubset(of: texts))
        }
    }

    @Test func aGapIsAGap() throws {
        #expect(try paths(of: [1, 2, .nan, 4, 5]) == paths(of: [1, 2, 3, 4, 5]) + 1)
    }

    @Test func drawsPortableNetworkGraphics() throws {
        let file = try PlotFile(folder("curves.png"))
        try file.write(.everything)
        #expect(try Array(Data(contentsOf: file.url).prefix(8)) == [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])
    }

    @Test func equalChartsGiveEqualPictures() throws {
        let (first, second) = (try PlotFile(folder("1.svg")), try PlotFile(folder("2.svg")))
        try first.write(.everything)
        try second.write(.everything)
        #expect(try Data(contentsOf: first.url) == Data(contentsOf: second.url))
    }

    /// How many lines are drawn for a curve.
    private func paths(of values: [Double]) throws -> Int {
        let chart = Chart(x: .init(""), y: .init(""), series: [.init("", values: values)])
        let file = try PlotFile(folder("paths.svg"))
        try file.write(chart)
        let picture = try String(decoding: Data(contentsOf: file.url), as: UTF8.self)
        let curve =
            picture.split(separator: "<g id=\"gnuplot_plot_1\"").last?.split(separator: "</g>\n</g>").first ?? ""
        return curve.split(separator: "<path").dropFirst().reduce(0) { $0 + $1.filter { $0 == "M" }.count }
    }

    /// The texts that can be read in the picture of a chart; nothing but its files may have been made.
    private func texts(drawing chart: Chart) throws -> [String] {
        let file = try PlotFile(folder("chart.svg"))
        try file.write(chart)
        #expect(try folder.contents() == ["chart.svg", "chart.vl.json"])
        return try texts(in: file.url)
    }

    private func texts(in picture: URL) throws -> [String] {
        let lines = try String(decoding: Data(contentsOf: picture), as: UTF8.self).split(separator: "<text>")
            .dropFirst()
        return lines.compactMap { $0.split(separator: "</text>", omittingEmptySubsequences: false).first }.map { text in
            let marks = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&amp;", "&")]
            return marks.reduce(String(text)) { $0.replacing($1.0, with: $1.1) }
        }
    }
}
