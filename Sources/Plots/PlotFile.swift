import Files
import Platform

/// A picture to be drawn by gnuplot: `curves.svg` or `curves.png`.
///
/// Whether it can be drawn is known when this is made, before anything has been computed to be drawn:
///
/// ```swift
/// let file = try PlotFile(URL(filePath: "curves.svg"))
/// let report = try await crossValidate(...)
/// try file.write(report.chart)        // and curves.vl.json
/// ```
public struct PlotFile: Sendable {
    /// Where the picture goes.
    public let url: URL
    /// Where a chart's description in Vega-Lite goes: beside the picture, with the ending `.vl.json`.
    public var vegaLiteURL: URL { Self.vegaLiteURL(beside: url) }

    private let format: PlotFormat
    private let gnuplot: Gnuplot

    /// Names the picture; its ending, `.svg` or `.png`, is its format.
    ///
    /// Throws a `PlotError` for another ending, or if gnuplot is not installed.
    public init(_ url: URL) throws(PlotError) {
        try self.init(url, searchPath: ProcessInfo.processInfo.environment["PATH"] ?? "")
    }

    init(_ url: URL, searchPath: String) throws(PlotError) {
        guard let format = PlotFormat(rawValue: url.pathExtension.lowercased()) else {
            throw PlotError(
                code: .unknownFormat,
                message: "\(url.givenPath): pictures are drawn as .svg or .png; end the name in one of them")
        }
        (self.url, self.format) = (url, format)
        gnuplot = try Gnuplot(searchPath: searchPath)
    }

    /// Draws a chart and writes its description beside it, both in the place of what was there.
    ///
    /// The description is written first: what took hours to compute is kept even where the picture fails.
    public func write(_ chart: Chart) throws(PlotError) {
        try write(chart.vegaLite(), to: vegaLiteURL)
        try write(gnuplot.draw(chart.gnuplotScript(format)), to: url)
    }

    /// Draws images in a grid, in the place of what was there.
    public func write(_ grid: ImageGrid) throws(PlotError) {
        try write(gnuplot.draw(grid.gnuplotScript(format)), to: url)
    }

    /// Where the description of the chart in the picture `url` goes.
    package static func vegaLiteURL(beside url: URL) -> URL {
        url.deletingPathExtension().appendingPathExtension("vl.json")
    }

    private func write(_ bytes: some ContiguousBytes, to url: URL) throws(PlotError) {
        do {
            try AtomicFile.write(bytes, to: url)
        } catch {
            throw PlotError(code: .inputOutput, message: String(describing: error))
        }
    }
}
