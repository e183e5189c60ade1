import ArgumentParser
import Files

/// Where the results of a sweep go, and how they are shown.
package struct SweepOutputOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Keep each result in this file, a JSON object a line; trials that are in it are not run again.",
            valueName: "file"), completion: .file())
    package var results: String?

    @OptionGroup package var plot: PlotOptions

    @Option(help: "The parameter along the chart of --plot. (default: the first of these that differs)")
    package var plotBy: SweepParameter?

    @OptionGroup package var record: RecordOptions

    @Flag(help: "Replace the record in the folder of --run-dir, if it is there.")
    package var force = false

    @OptionGroup package var shown: OutputOptions

    package init() {}

    /// The files that are written, each with its flag.
    package var files: [(flag: String, path: String?)] {
        [("--results", results)] + plot.outputs + record.outputs
    }

    /// Finds out what would stop them from being written; gives the chart, if it is wanted.
    package func check() throws -> ChartFile? {
        try record.check(overwriting: force)
        try results.map { try OutputFile($0, orIn: record.runDir).check(overwriting: true) }
        return try plot.file(orIn: record.runDir)
    }
}
