import ArgumentParser
import Support

/// The file and the chart of a sweep's results.
package struct SweepOutputOptions: ParsableArguments {
    @OptionGroup package var shown: OutputOptions
    @OptionGroup(title: "Output options") package var plot: PlotOptions
    @OptionGroup(title: "Output options") var kept: SweepResultOptions
    @OptionGroup(title: "Output options") package var record: RecordOptions

    package init() {}

    /// The files that are written, each with its flag.
    package var files: [(flag: String, path: String?)] {
        [("--results", kept.results)] + plot.outputs + record.outputs
    }

    /// Throws if a file could not be written; returns the file of the chart, if any.
    package func check() throws -> ChartFile? {
        try record.check(overwriting: kept.force)
        try kept.results.map { try OutputFile($0, orIn: record.runDir).check(overwriting: true) }
        return try plot.file(orIn: record.runDir)
    }
}

struct SweepResultOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Parameter on the x axis. (default: the first that varies)", valueName: "name"))
    var plotBy: SweepParameter?

    @Option(
        help: ArgumentHelp("File for the results (JSON lines), to resume from.", valueName: "file"), completion: .file()
    )
    var results: String?

    @Flag(help: "Overwrite the record in --run-dir.")
    var force = false
}
