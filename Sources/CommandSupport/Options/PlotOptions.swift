import ArgumentParser
import Files
import Platform
import Plots

/// Whether and where a chart is drawn.
package struct PlotOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            """
            Draw the chart: a file that ends in .svg or .png, by gnuplot, with the same for Vega-Lite beside it \
            (.vl.json), or one that ends in .json, which needs no gnuplot.
            """, valueName: "file"), completion: .file())
    package var plot: String?

    package init() {}

    /// The files that are written, with the flag that asks for them.
    package var outputs: [(flag: String, path: String?)] {
        guard let plot else { return [] }
        let url = fileURL(plot)
        let description = ChartFile.isDescription(url) ? nil : PlotFile.vegaLiteURL(beside: url).givenPath
        return [("--plot", plot), ("--plot", description)]
    }

    /// The file to draw, if one is asked for; what would stop it is found out before any work that would be lost.
    ///
    /// - Parameter folderToMake: A folder that the command makes before it draws.
    package func file(orIn folderToMake: String? = nil) throws -> ChartFile? {
        try plot.map { try ChartFile(OutputFile($0, orIn: folderToMake)) }
    }
}

/// A chart to be written: a picture, or its description alone.
package enum ChartFile {
    case picture(PlotFile)
    case description(URL)

    /// Whether the chart in `url` is its description alone.
    static func isDescription(_ url: URL) -> Bool { url.pathExtension == "json" }

    init(_ file: OutputFile) throws {
        self = Self.isDescription(file.url) ? .description(file.url) : .picture(try PlotFile(file.url))
        try file.check(overwriting: true)
    }

    /// Writes `chart`, in the place of what was there.
    package func write(_ chart: Chart) throws {
        switch self {
        case .picture(let file): try file.write(chart)
        case .description(let url): try AtomicFile.write(chart.vegaLite(), to: url)
        }
    }
}
