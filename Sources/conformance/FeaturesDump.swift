import ArgumentParser
import Arrays
import CommandSupport
import Regression
import Tabular

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// `conformance features-dump`: the book's features of two tables with the columns Id and SalePrice, without them.
struct FeaturesDump: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "features-dump", abstract: "Tell the features that the book makes of two tables together.")

    @Argument(help: "The CSV file of the rows with a price.") var train: String
    @Argument(help: "That of the rows without.") var test: String

    func run() throws {
        let frames = try [train, test].map { try DataFrame(contentsOfCSV: URL(filePath: $0)) }
        let table = try RegressionTable(training: frames[0], test: frames[1], target: "SalePrice", identifier: "Id")
        try table.checkTargets(for: .logRMSE)
        let rows = try table.allFeatures()
        let recipe = RegressionPreset.book.recipe(for: .logRMSE, rows: table.features.rowCount)
        let encoder = try recipe.members[0].features.preprocessor.fitted(to: rows)
        guard encoder.width > 0 else { throw RegressionError.featurelessColumns(encoder.columnNames) }
        let features = try encoder(rows)
        let matrix = (0..<features.shape[0]).map { row in
            JSONValue.array((0..<features.shape[1]).map { .real(Double(features[row, $0])) })
        }
        try Console.print(
            json: .object([
                ("columns", .array(encoder.featureNames.map(JSONValue.string))), ("matrix", .array(matrix)),
            ]))
    }
}
