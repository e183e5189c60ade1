import ArgumentParser
import Plots
import Support

/// The chart to draw.
package struct PlotOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Chart file: .svg or .png (needs gnuplot), or .json for Vega-Lite.", valueName: "file"), completion: .file()
    )
    package var plot: String?

    package init() {}

    /// The files to write, with their flag.
    package var outputs: [(flag: String, path: String?)] {
        guard let plot else { return [] }
        let url = fileURL(plot)
        let description = ChartFile.isDescription(url) ? nil : PlotFile.vegaLiteURL(beside: url).givenPath
        return [("--plot", plot), ("--plot", description)]
    }

    /// The file to draw, if any; throws if it could not be written. The command makes `folderToMake` before it draws.
    package func file(orIn folderToMake: String? = nil) throws -> ChartFile? {
        try plot.map { try ChartFile(OutputFile($0, orIn: folderToMake)) }
    }
}

/// The file of a chart: a picture, or its description.
package enum ChartFile {
    case picture(PlotFile)
    case description(URL)

    /// Whether `url` names a description.
    static func isDescription(_ url: URL) -> Bool { url.pathExtension == "json" }

    init(_ file: OutputFile) throws {
        self = Self.isDescription(file.url) ? .description(file.url) : .picture(try PlotFile(file.url))
        try file.check(overwriting: true)
    }

    /// Writes `chart`; an older file is replaced.
    package func write(_ chart: Chart) throws {
        switch self {
        case .picture(let file): try file.write(chart)
        case .description(let url): try AtomicFile.write(chart.vegaLite(), to: url)
        }
    }
}
