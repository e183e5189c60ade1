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

    @Option(
        help: "What is a missing value: pandas1 (None is a category, 331 features) or pandas2 (None is missing, 330).")
    var missingValues = MissingValueSet.pandas1

    /// The name of the identifier where none is given.
    private static let usualID = "Id"

    func validate() throws {
        if test != nil, train == nil { throw ValidationError("--test goes with --train.") }
        if target == id { throw ValidationError("--target and --id name the same column, \(target).") }
    }

    /// Fetches and reads the tables and prepares them.
    func load(hub: HubOptions, output: OutputOptions) async throws -> TableInput {
        let identifier = id ?? Self.usualID
        let textColumns: Set<String> = identifier == target ? [] : [identifier]
        let options = CSVOptions(missingValues: missingValues.values, textColumns: textColumns)
        if let train {
            let needsID = id != nil
            let training = try TableFile(train, options, needsTextColumns: needsID)
            let test = try test.map { try TableFile($0, options, needsTextColumns: needsID) }
            return try input("files", training.table, test?.table, [training.source] + (test.map { [$0.source] } ?? []))
        }
        let houses = try await hub.withHub(output, suggestion: HubOptions.sampleSuggestion) {
            try await HousePrices(dataset, from: $0, options: options)
        }
        let files = houses.files.map(SourceFile.init)
        return try input(dataset.rawValue, houses.training, houses.test, files)
    }

    private func input(
        _ name: String, _ training: DataFrame, _ test: DataFrame?, _ files: [SourceFile]
    ) throws -> TableInput {
        let hasUsualID = target != Self.usualID && training.position(of: Self.usualID) != nil
        let identifier = id ?? (hasUsualID ? Self.usualID : nil)
        return TableInput(
            dataset: name, files: files, missingValues: missingValues.rawValue,
            trainingShape: (training.rowCount, training.columnCount),
            testShape: test.map { ($0.rowCount, $0.columnCount) },
            tables: try PreparedTables(training: training, test: test, target: target, identifier: identifier))
    }
}

/// The sets of missing values that have a name.
enum MissingValueSet: String, ExpressibleByArgument, CaseIterable {
    case pandas1, pandas2

    /// The set itself.
    var values: MissingValues {
        switch self {
        case .pandas1: .pandas1
        case .pandas2: .pandas2
        }
    }
}

extension HousePrices.Source: ExpressibleByArgument {}
