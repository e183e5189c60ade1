import ArgumentParser
import CommandSupport
import Datasets
import Regression
import Tabular

/// Which tables to learn from: a registered data set or the user's own files.
struct DataOptions<Host: TableProgram>: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            """
            The data: kaggle, the house prices of the competition, or sample, a synthetic likeness without a network. \
            (default: \(Host.dataset?.rawValue ?? "none"))
            """))
    var dataset: HousePrices.Source?

    @Option(
        help: ArgumentHelp(
            "One's own training table, CSV or CSV.gz, in place of --dataset; - for standard input.", valueName: "file"),
        completion: .file())
    var train: String?

    @Option(
        help: ArgumentHelp(
            """
            One's own test table, with --train; - for standard input. A cross-validation learns from it only with \
            --preprocessing joint, and else finds out whether it fits.
            """, valueName: "file"),
        completion: .file())
    var test: String?

    @Option(
        help: ArgumentHelp(
            "The column to predict. (default: \(ColumnRoles.usualTarget))", valueName: "column"))
    var target: String?

    @Option(
        help: ArgumentHelp(
            "The column that names the rows and is no feature. (default: Id, if there is one)", valueName: "column"))
    var id: String?

    @Option(
        parsing: .upToNextOption, help: ArgumentHelp("Columns to leave out, of either table.", valueName: "columns"))
    var drop: [String] = []

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp(
            "Columns of text to read as numbers, what is none counting as missing, and row numbers to keep.",
            valueName: "columns"))
    var numeric: [String] = []

    @OptionGroup var reading: ReadingOptions

    /// The tables that the flags name, or `usual`.
    func tables(insteadOf usual: TableChoice?) throws -> TableChoice {
        if train != nil, dataset != nil {
            throw ValidationError("--train takes the place of --dataset: give one of them.")
        }
        if test != nil, dataset != nil { throw ValidationError("--test goes with --train.") }
        if let dataset { return .dataset(dataset) }
        if case .files(let training, let earlier) = usual {
            return .files(training: train ?? training, test: test ?? earlier)
        }
        if let train { return .files(training: train, test: test) }
        if test != nil { throw ValidationError("--test goes with --train.") }
        guard let usual else { throw ValidationError("--train names the training table.") }
        return usual
    }

    /// Changes what a job says of the columns and how they are read.
    func apply(to job: inout RegressionJob) {
        job.columns.target = target ?? job.columns.target
        job.columns.identifier = id ?? job.columns.identifier
        if !drop.isEmpty { job.columns.drop = drop }
        if !numeric.isEmpty { job.columns.numeric = numeric }
        reading.apply(to: &job.syntax, &job.reading)
    }

    /// Throws for choices that do not go together, of these flags or of a record.
    func check(_ job: RegressionJob) throws {
        let columns = job.columns, target = columns.targetName, id = columns.identifier
        if case .files("-", "-") = job.tables {
            throw ValidationError("--train and --test are both -, and standard input can be read but once.")
        }
        if !job.tables.areFiles, job.syntax.separator != "," { throw ValidationError("--separator goes with --train.") }
        if target == id { throw ValidationError("--target and --id name the same column, \(target).") }
        let categorical = job.reading.textColumns
        for name in columns.drop + columns.numeric + categorical where name == target || name == id {
            throw ValidationError("\(name) is the target or the identifier, and no feature.")
        }
        try requireDistinctColumns(("--drop", columns.drop), ("--numeric", columns.numeric))
        try requireDistinctColumns(("--drop", columns.drop), ("--categorical", categorical))
        try requireDistinctColumns(("--numeric", columns.numeric), ("--categorical", categorical))
    }

    private typealias ColumnFlag = (name: String, columns: [String])

    /// Throws if a column is named by two flags of which one would have no effect then.
    private func requireDistinctColumns(_ first: ColumnFlag, _ second: ColumnFlag) throws {
        guard let column = first.columns.first(where: second.columns.contains) else { return }
        throw ValidationError("\(first.name) and \(second.name) name the same column, \(column).")
    }
}

extension HousePrices.Source: ExpressibleByArgument {}
