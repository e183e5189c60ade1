import Support

/// A picture drawn by gnuplot: `curves.svg` or `curves.png`.
///
/// Creating it checks the format and finds gnuplot, before any long computation:
///
/// ```swift
/// let file = try PlotFile(URL(filePath: "curves.svg"))
/// let report = try await crossValidate(...)
/// try file.write(report.chart)        // and curves.vl.json
/// ```
public struct PlotFile: Sendable {
    /// The path of the picture.
    public let url: URL
    /// The path of a chart's Vega-Lite specification: beside the picture, with the extension `.vl.json`.
    public var vegaLiteURL: URL { Self.vegaLiteURL(beside: url) }

    private let format: PlotFormat
    private let gnuplot: Gnuplot

    /// A picture whose extension, `.svg` or `.png`, is its format.
    ///
    /// Throws a `PlotError` for another extension, or if gnuplot is not installed.
    public init(_ url: URL) throws(PlotError) {
        try self.init(url, searchPath: ProcessInfo.processInfo.environment["PATH"] ?? "")
    }

    init(_ url: URL, searchPath: String) throws(PlotError) {
        guard let format = PlotFormat(rawValue: url.pathExtension.lowercased()) else {
            throw PlotError(
                code: .unknownFormat,
                reason: "\(url.givenPath): pictures are drawn as .svg or .png; end the name in one of them")
        }
        (self.url, self.format) = (url, format)
        gnuplot = try Gnuplot(searchPath: searchPath)
    }

    /// Draws a chart, and writes its Vega-Lite specification beside it; existing files are replaced.
    ///
    /// The specification is written first, so that the data are kept if drawing fails.
    public func write(_ chart: Chart) throws(PlotError) {
        try write(chart.vegaLite(), to: vegaLiteURL)
        try write(gnuplot.draw(chart.gnuplotScript(format)), to: url)
    }

    /// Draws a grid of images; an existing file is replaced.
    public func write(_ grid: ImageGrid) throws(PlotError) {
        try write(gnuplot.draw(grid.gnuplotScript(format)), to: url)
    }

    /// The path of the Vega-Lite specification for the picture `url`.
    package static func vegaLiteURL(beside url: URL) -> URL {
        url.deletingPathExtension().appendingPathExtension("vl.json")
    }

    private func write(_ bytes: some ContiguousBytes, to url: URL) throws(PlotError) {
        do {
            try AtomicFile.write(bytes, to: url)
        } catch {
            throw PlotError(code: .inputOutput, reason: String(describing: error))
        }
    }
}

extension PlotFile: CustomStringConvertible {
    /// The path: `PlotFile(curves.svg)`.
    public var description: String { "PlotFile(\(url.givenPath))" }
}
