import ArgumentParser
import Arrays
import CommandSupport
import Regression
import Support
import Tabular

/// `conformance features-dump`: the book's features of two tables, without the columns Id and SalePrice.
struct FeaturesDump: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "features-dump", abstract: "Print the book's features of two tables together.")

    @Argument(help: "A CSV file of rows with prices.") var train: String
    @Argument(help: "A CSV file of rows without prices.") var test: String

    func run() throws {
        let training = try DataFrame(contentsOfCSV: URL(filePath: train))
        let table = try RegressionTable(
            training: training, test: testTable(like: training), target: "SalePrice", identifier: "Id")
        try table.checkTargets(for: .logRMSE)
        let rows = try table.allFeatures()
        let recipe = RegressionPreset.book.recipe(for: .logRMSE, rows: table.features.rowCount)
        let encoder = try recipe.models[0].preprocessor.fitted(to: rows)
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

    /// The test table; the text columns of `training` are text here, too.
    private func testTable(like training: DataFrame) throws -> DataFrame {
        let source = try openTable(test)
        let texts = source.columnNames.filter { name in
            training.position(of: name).map { training.columns[$0].kind == .string } ?? false
        }
        return try source.table(ReadingPolicy(textColumns: texts))
    }
}
