import ArgumentParser
import CommandSupport
import DataHub
import Datasets
import Regression
import Tabular

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Which tables to learn from: a registered data set or the user's own files.
struct TableOptions: ParsableArguments {
    @Option(
        help:
            "The data: kaggle, the house prices of the competition, or sample, a synthetic likeness without a network.")
    var dataset = HousePrices.Source.kaggle

    @Option(help: ArgumentHelp("One's own training table, CSV or CSV.gz, in place of --dataset.", valueName: "file"))
    var train: String?

    @Option(help: ArgumentHelp("One's own test table, with --train.", valueName: "file"))
    var test: String?

    @Option(help: ArgumentHelp("The column to predict.", valueName: "column"))
    var target = "SalePrice"

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

    @Option(
        help: """
            What is a missing value: pandas1 (None is a category, 331 features), pandas2 (None is missing, 330), or \
            spellings with commas between them, beside the empty field.
            """)
    var missingValues = MissingValueSet.pandas1

    /// The name of the identifier where none is given.
    private static let usualID = "Id"

    func validate() throws {
        if test != nil, train == nil { throw ValidationError("--test goes with --train.") }
        if target == id { throw ValidationError("--target and --id name the same column, \(target).") }
        for name in drop + numeric + categorical where name == target || name == id {
            throw ValidationError("\(name) is the target or the identifier, and no feature.")
        }
    }

    /// Fetches and reads the tables and splits them into features and targets.
    func load(hub: HubOptions, output: OutputOptions, preset: RegressionPreset) async throws -> TableInput {
        let identifier = id ?? Self.usualID
        let texts = Set(categorical + (identifier == target ? [] : [identifier]))
        let options = CSVOptions(missingValues: missingValues.values, textColumns: texts)
        if let train {
            let optional: Set = id == nil ? [identifier] : []
            let training = try TableFile(train, options, optionalTextColumns: optional)
            let test = try test.map { try TableFile($0, options, optionalTextColumns: optional) }
            let sources = [training.source] + (test.map { [$0.source] } ?? [])
            return try input("files", training.table, test?.table, sources, preset)
        }
        let houses = try await hub.withHub(output, suggestion: HubOptions.sampleSuggestion) {
            try await HousePrices(dataset, from: $0, options: options)
        }
        let files = houses.files.map(SourceFile.init)
        return try input(dataset.rawValue, houses.training, houses.test, files, preset)
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
    init(argument: String) {
        if let named = [Self.pandas1, Self.pandas2].first(where: { $0.name == argument }) {
            self = named
        } else {
            let spellings = argument.split(separator: ",").map(String.init)
            self.init(name: argument, values: MissingValues(name: argument, spellings + [""]))
        }
    }

    var defaultValueDescription: String { name }
}

extension HousePrices.Source: ExpressibleByArgument {}
