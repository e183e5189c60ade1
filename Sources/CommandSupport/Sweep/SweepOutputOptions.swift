import ArgumentParser
import Support

/// Where the results of a sweep go, and how they are shown.
package struct SweepOutputOptions: ParsableArguments {
    @OptionGroup package var shown: OutputOptions
    @OptionGroup(title: commonOptions) package var record: RecordOptions
    @OptionGroup(title: "Output options") package var plot: PlotOptions
    @OptionGroup(title: "Output options") var kept: SweepResultOptions

    package init() {}

    /// The files that are written, each with its flag.
    package var files: [(flag: String, path: String?)] {
        [("--results", kept.results)] + plot.outputs + record.outputs
    }

    /// Finds out what would stop them from being written; gives the chart, if it is wanted.
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
        help: ArgumentHelp("File of results (JSON lines), to resume from.", valueName: "file"), completion: .file())
    var results: String?

    @Flag(help: "Overwrite the record in --run-dir.")
    var force = false
}
