import ArgumentParser
import CommandSupport
import DataHub
import Datasets
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
        help: ArgumentHelp("One's own test table, with --train; - for standard input.", valueName: "file"),
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

    @Option(parsing: .upToNextOption, help: ArgumentHelp("Columns to leave out.", valueName: "columns"))
    var drop: [String] = []

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp(
            "Columns of text to read as numbers; what is none counts as missing.", valueName: "columns"))
    var numeric: [String] = []

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp("Columns to read as text, such as codes that are numbers.", valueName: "columns"))
    var categorical: [String] = []

    @Option(help: FieldSeparator.help)
    var separator = FieldSeparator.comma

    @Option(
        help: """
            What is a missing value: pandas1 (None is a category, 331 features), pandas2 (None is missing, 330), or \
            spellings with commas between them, beside the empty field.
            """)
    var missingValues = MissingValueSet.pandas1

    /// The name of the identifier where none is given.
    private static let usualID = "Id"
    /// The name of the target where none is given: that of the registered data.
    private static let usualTarget = "SalePrice"

    /// The column to predict.
    var target: String { givenTarget ?? Self.usualTarget }

    func validate() throws {
        if train == InputFile.standardInput, test == train {
            throw ValidationError("--train and --test are both -, and standard input can be read but once.")
        }
        if target == id { throw ValidationError("--target and --id name the same column, \(target).") }
        for name in drop + numeric + categorical where name == target || name == id {
            throw ValidationError("\(name) is the target or the identifier, and no feature.")
        }
    }

    /// Fetches and reads the tables and splits them into features and targets.
    func load(hub: HubOptions, output: OutputOptions, preset: RegressionPreset) async throws -> TableInput {
        let options = csvOptions
        if let train {
            if dataset != nil { throw ValidationError("--train takes the place of --dataset: give one of them.") }
            let optional = id == nil ? [Self.usualID] : []
            let training = try TableFile(train, options, optional: optional)
            try checkTarget(of: training.table)
            let test = try test.map { try testTable($0, options, like: training, optional) }
            let sources = [training.source] + (test.map { [$0.source] } ?? [])
            return try input(TableInput.ownFiles, training.table, test?.table, sources, preset)
        }
        if test != nil { throw ValidationError("--test goes with --train.") }
        if separator.scalar != "," { throw ValidationError("--separator goes with --train.") }
        let dataset = dataset ?? .kaggle
        let houses = try await hub.withHub(output, suggestion: HubOptions.sampleSuggestion) {
            try await HousePrices(dataset, from: $0, options: options)
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
    private var csvOptions: CSVOptions {
        let identifier = id ?? Self.usualID
        let identifiers = identifier == target ? [] : [identifier]
        return CSVOptions(
            separator: separator.scalar, missingValues: missingValues.values,
            missingValuesByColumn: Dictionary(uniqueKeysWithValues: identifiers.map { ($0, .ofIdentifiers) }),
            textColumns: categorical + identifiers)
    }

    /// Reads the test table. What is text in the training table is text here, even if all of it looks like numbers: `01` and `1`
    /// may be two categories.
    private func testTable(
        _ path: String, _ options: CSVOptions, like training: TableFile, _ optional: [String]
    ) throws -> TableFile {
        var options = options
        let texts = training.textColumns.without([target])
        options.textColumns += texts
        return try TableFile(path, options, optional: optional + texts.without(categorical))
    }

    private func input(
        _ name: String, _ training: DataFrame, _ test: DataFrame?, _ files: [SourceFile], _ preset: RegressionPreset
    ) throws -> TableInput {
        let hasUsualID = target != Self.usualID && training.position(of: Self.usualID) != nil
        let choices = ColumnChoices(drop: drop, numeric: numeric, dropsUseless: preset.dropsUselessColumns)
        return TableInput(
            dataset: name, files: files, missingValues: missingValues, preset: preset,
            trainingShape: (training.rowCount, training.columnCount),
            testShape: test.map { ($0.rowCount, $0.columnCount) },
            table: try RegressionTable(
                training: training, test: test, target: target,
                identifier: id ?? (hasUsualID ? Self.usualID : nil), choices: choices))
    }
}

extension MissingValues {
    /// Nothing but an empty field: `NA` may be somebody's name.
    static let ofIdentifiers = MissingValues(name: "identifiers", [""])
}

/// What is a missing value: a set that has a name, or one's own.
struct MissingValueSet: ExpressibleByArgument {
    /// The name, or the spellings with commas between them.
    let name: String
    /// The set itself.
    let values: MissingValues

    static let pandas1 = MissingValueSet(name: "pandas1", values: .pandas1)
    private static let pandas2 = MissingValueSet(name: "pandas2", values: .pandas2)

    private init(name: String, values: MissingValues) { (self.name, self.values) = (name, values) }

    /// A set from the command line.
    init?(argument: String) {
        if let named = [Self.pandas1, Self.pandas2].first(where: { $0.name == argument }) {
            self = named
        } else if argument.hasPrefix("pandas"), !argument.contains(",") {
            return nil
        } else {
            let spellings = argument.split(separator: ",").map(String.init)
            self.init(name: argument, values: MissingValues(name: argument, spellings + [""]))
        }
    }

    var defaultValueDescription: String { name }
}

extension HousePrices.Source: ExpressibleByArgument {}
