import ArgumentParser
import CommandSupport
import Datasets
import Regression
import Tabular

/// The tables and the roles of their columns.
struct DataOptions<Host: TableProgram>: ParsableArguments {
    @OptionGroup(title: commonOptions) var common: TableOptions<Host>
    @OptionGroup(title: "Data options") var columns: ColumnOptions
    @OptionGroup(title: "Data options") var reading: ReadingOptions
    @OptionGroup(title: "Data options") var recognition: RecognitionOptions

    /// The tables that these flags and `test` name, or `usual`.
    func tables(test: TestTableOption, insteadOf usual: TableChoice?) throws -> TableChoice {
        let (train, test) = (common.train, test.test)
        if let dataset = common.dataset {
            if train != nil { throw ValidationError("--train takes the place of --dataset: give one of them.") }
            if test != nil { throw ValidationError("--test goes with --train.") }
            return .dataset(dataset)
        }
        if case .files(let training, let earlier) = usual {
            return .files(training: train ?? training, test: test ?? earlier)
        }
        if let train { return .files(training: train, test: test) }
        if test != nil { throw ValidationError("--test goes with --train.") }
        guard let usual else { throw ValidationError("--train names the training table.") }
        return usual
    }

    /// Applies the flags for columns and reading to a job.
    func apply(to job: inout RegressionJob) {
        job.columns.target = common.target ?? job.columns.target
        job.columns.identifier = columns.id ?? job.columns.identifier
        job.columns.drop = columns.drop.names ?? job.columns.drop
        job.columns.numeric = columns.numeric.names ?? job.columns.numeric
        reading.apply(to: &job.syntax, &job.reading)
        recognition.apply(to: &job.recognition, insteadOf: RecognitionChoice())
    }

    /// Throws for conflicting choices, of these flags or of a record.
    func check(_ job: RegressionJob) throws {
        let columns = job.columns, target = columns.targetName, id = columns.identifier
        if case .files("-", "-") = job.tables {
            throw ValidationError("--train and --test are both -, and standard input can be read only once.")
        }
        if !job.tables.areFiles, job.syntax.separator != "," { throw ValidationError("--separator goes with --train.") }
        if target == id { throw ValidationError("--target and --id name the same column, \(target).") }
        let lists = [
            ("--drop", columns.drop), ("--numeric", columns.numeric), ("--categorical", job.reading.textColumns),
        ]
        for name in lists.flatMap(\.1) where name == target || name == id {
            throw ValidationError("\(name) is the target or the identifier, and no feature.")
        }
        for (index, second) in lists.enumerated() {
            for first in lists[..<index] {
                guard let column = first.1.first(where: second.1.contains) else { continue }
                throw ValidationError("\(first.0) and \(second.0) name the same column, \(column).")
            }
        }
    }
}

/// The common flags for tables.
struct TableOptions<Host: TableProgram>: ParsableArguments {
    @Option(
        help: ArgumentHelp("Training table, CSV, CSV.gz or zip; - for standard input.", valueName: "file"),
        completion: .file())
    var train: String?

    @Option(
        help: ArgumentHelp(
            "Column to predict. (default: \(ColumnRoles.usualTarget), if present)", valueName: "column"))
    var target: String?

    @Option(
        help: ArgumentHelp(
            """
            House prices instead of --train: Kaggle's, or a bundled sample. \
            (default: \(Host.dataset?.rawValue ?? "none"))
            """, valueName: "name"))
    var dataset: HousePrices.Source?

    @Argument(help: .hidden)
    var strays: [String] = []

    func validate() throws {
        guard let stray = strays.first else { return }
        let isTable = [".csv", ".csv.gz"].contains(where: stray.lowercased().hasSuffix)
        throw ValidationError(
            "Unexpected argument '\(stray)'" + (isTable ? ": did you mean '--train \(stray)'?" : ""))
    }
}

/// The test table.
struct TestTableOption: ParsableArguments {
    @Option(
        help: ArgumentHelp("Test table, CSV, CSV.gz or zip; requires --train.", valueName: "file"),
        completion: .file())
    var test: String?
}

/// The roles and types of columns.
struct ColumnOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            """
            Column that identifies rows. (default: Id, or a column of distinct values with a name like PassengerId)
            """, valueName: "column"))
    var id: String?

    @Option(parsing: .upToNextOption, help: ArgumentHelp("Columns to drop, from both tables.", valueName: "columns"))
    var drop: [ColumnNames] = []

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp(
            """
            Columns to read as numbers; values that cannot be parsed become missing. Also keeps columns that look like \
            row numbers.
            """, valueName: "columns"))
    var numeric: [ColumnNames] = []
}

extension HousePrices.Source: ExpressibleByArgument {}
