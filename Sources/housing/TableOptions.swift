import ArgumentParser
import CommandSupport
import DataHub
import Datasets
import Logging
import Regression
import Tabular
import Text

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Which tables to learn from: a registered data set or the user's own files.
struct TableOptions: ParsableArguments {
    @Option(
        help:
            """
            The data: kaggle, the house prices of the competition, or sample, a synthetic likeness without a network. \
            (default: kaggle)
            """)
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
        name: .customLong("target"),
        help: ArgumentHelp("The column to predict. (default: \(Self.usualTarget))", valueName: "column"))
    private var givenTarget: String?

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

    /// The name of the identifier where none is given.
    private static let usualID = "Id"
    /// The name of the target where none is given: that of the registered data.
    private static let usualTarget = "SalePrice"

    /// The column to predict.
    var target: String { givenTarget ?? Self.usualTarget }

    func validate() throws {
        if train == TableFile.standardInput, test == train {
            throw ValidationError("--train and --test are both -, and standard input can be read but once.")
        }
        if target == id { throw ValidationError("--target and --id name the same column, \(target).") }
        for name in drop + numeric + reading.categorical where name == target || name == id {
            throw ValidationError("\(name) is the target or the identifier, and no feature.")
        }
        try requireDistinctColumns(("--drop", drop), ("--numeric", numeric))
        try requireDistinctColumns(("--drop", drop), ("--categorical", reading.categorical))
        try requireDistinctColumns(("--numeric", numeric), ("--categorical", reading.categorical))
    }

    private typealias ColumnFlag = (name: String, columns: [String])

    /// Throws if a column is named by two flags of which one would have no effect then.
    private func requireDistinctColumns(_ first: ColumnFlag, _ second: ColumnFlag) throws {
        guard let column = first.columns.first(where: second.columns.contains) else { return }
        throw ValidationError("\(first.name) and \(second.name) name the same column, \(column).")
    }

    /// Fetches and reads the tables and splits them into features and targets.
    func load(hub: HubOptions, messages: MessageOptions, preset: RegressionPreset) async throws -> TableInput {
        let policy = self.policy
        if let train {
            if dataset != nil { throw ValidationError("--train takes the place of --dataset: give one of them.") }
            let optional = id == nil ? [Self.usualID] : []
            let training = try TableFile(train, reading.syntax, policy, optional: optional)
            if let hint = FieldSeparator.hint(training.table.columnNames, of: training.source.name) {
                throw ValidationError(hint)
            }
            try checkTarget(of: training.table)
            let test = try test.map { try testTable($0, policy, like: training, optional) }
            let sources = [training.source] + (test.map { [$0.source] } ?? [])
            return try input(TableInput.ownFiles, training.table, test?.table, sources, preset)
        }
        if test != nil { throw ValidationError("--test goes with --train.") }
        if reading.separator.scalar != "," { throw ValidationError("--separator goes with --train.") }
        let dataset = dataset ?? .kaggle
        let houses = try await hub.withHub(messages, suggestion: HubOptions.sampleSuggestion) {
            try await HousePrices(dataset, from: $0, policy: policy)
        }
        let files = houses.files.map(SourceFile.init)
        return try input(dataset.rawValue, houses.training, houses.test, files, preset)
    }

    /// Throws if no target was named and the usual one is not in the table.
    private func checkTarget(of table: DataFrame) throws {
        guard givenTarget == nil, table.position(of: target) == nil else { return }
        throw ValidationError("--target names the column to predict: the table has \(table.columnNames.listed).")
    }

    /// How the tables are read: the identifier as it is spelled.
    private var policy: ReadingPolicy {
        var policy = reading.policy
        let identifier = id ?? Self.usualID
        if identifier != target { policy.readIdentifier(identifier) }
        return policy
    }

    /// Reads the test table. What is text in the training table is text here, even if all of it looks like numbers: `01` and `1`
    /// may be two categories.
    private func testTable(
        _ path: String, _ policy: ReadingPolicy, like training: TableFile, _ optional: [String]
    ) throws -> TableFile {
        var policy = policy
        let texts = training.textColumns.without([target])
        policy.textColumns += texts
        let asked = reading.categorical + (id.map { [$0] } ?? [])
        return try TableFile(path, reading.syntax, policy, optional: optional + texts.without(asked))
    }

    private func input(
        _ name: String, _ training: DataFrame, _ test: DataFrame?, _ files: [SourceFile], _ preset: RegressionPreset
    ) throws -> TableInput {
        let identifier = identifier(of: training)
        let lacked = test.flatMap { test in identifier.flatMap { [$0].without(test.columnNames).first } }
        let choices = ColumnChoices(drop: drop, numeric: numeric, dropsUseless: preset.dropsUselessColumns)
        return TableInput(
            dataset: name, files: files, missingValues: reading.missingValues, preset: preset,
            trainingShape: (training.rowCount, training.columnCount),
            testShape: test.map { ($0.rowCount, $0.columnCount) },
            lackedIdentifier: lacked,
            table: try RegressionTable(
                training: training, test: test.map { try numbered($0, as: lacked) }, target: target,
                identifier: identifier, choices: choices))
    }

    /// The column that names the rows, if there is one.
    private func identifier(of training: DataFrame) -> String? {
        if let id { return id }
        let isFree = target != Self.usualID && !drop.contains(Self.usualID)
        return isFree && training.position(of: Self.usualID) != nil ? Self.usualID : nil
    }

    /// The test table, with the numbers of its rows as a column `identifier`, if it lacks that.
    private func numbered(_ test: DataFrame, as identifier: String?) throws -> DataFrame {
        guard let identifier else { return test }
        var test = test
        try test.set(identifier, to: Column((0..<test.rowCount).map { $0 + 1 }))
        return test
    }
}

extension HousePrices.Source: ExpressibleByArgument {}
