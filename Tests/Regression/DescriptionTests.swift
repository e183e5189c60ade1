import Arrays
import Datasets
import Foundation
import Optimizers
import Regression
import Tabular
import TestSupport
import Testing
import Training

/// `print` of any value is a short line.
@Suite struct DescriptionTests {
    private func table() throws -> RegressionTable {
        let rows = (1...30).map { "\($0),\($0 * 7 % 30),\($0 % 2 == 0 ? "a" : "b"),\(100 + $0)" }
        return try RegressionTable(
            training: DataFrame(csv: (["Id,size,kind,price"] + rows).joined(separator: "\n")),
            test: DataFrame(csv: "Id,size,kind\n31,3,a\n32,5,b\n"), target: "price", identifier: "Id")
    }

    @Test func trainingTellsItsSizes() async throws {
        let table = try table()
        #expect("\(table)" == "RegressionTable(30 training rows, 2 test rows, 2 columns, target price)")
        var recipe = RegressionPreset.book.recipe(for: .rmse, rows: 30)
        recipe.models = [
            LinearFamily(training: TrainingSettings(epochs: 1, learningRate: 1, batchSize: 8, optimizer: .adam))
        ]
        #expect("\(recipe)" == "RegressionRecipe(linear, squared loss, raw target, joint preprocessing)")
        #expect("\(recipe.models[0])" == "linear [], 1 epochs")
        let column = try ColumnFeatures.list(table.features)[1]
        #expect("\(column)" == "kind: \(column.text)")
        let regressor = TabularRegressor(recipe, metric: .rmse)
        #expect("\(regressor)" == "TabularRegressor(\(recipe), rmse, seed: 0)")
        #expect("\(try regressor.outline(of: table))" == "4 features, 5 parameters, 0 warnings")
        let fitted = try await regressor.fitted(to: table)
        #expect("\(fitted)" == "FittedRegressor of price, 1 model, 5 parameters")
        #expect("\(try Submission(fitted, of: table))" == "Submission(2 rows of Id, price)")
        let provenance = ModelProvenance(
            version: "1", files: [SourceFile(name: "a.csv", sha1: "")], seed: 3, metric: .rmse, identifier: nil)
        #expect("\(provenance)" == "version 1, a.csv, rmse, seed 3")
        #expect("\(SavedRegressor(fitted, provenance: provenance))" == "\(fitted); trained on a.csv")
        let fold = try #require(try await regressor.crossValidated(on: table, splitter: KFold(3)).folds.first)
        #expect("\(fold)".hasPrefix("fold 1.1: train ") && "\(fold)".count < 60, "\(fold)")
    }

    @Test func jobsTellTheirMainSettings() async throws {
        let job = RegressionJob(.files(training: "a.csv", test: "b.csv"))
        #expect("\(job)" == "RegressionJob(a.csv, b.csv, preset general, log-rmse, 5 folds, seed 0)")
        #expect(
            "\(RegressionJob(.dataset(.sample)))" == "RegressionJob(sample, preset book, log-rmse, 5 folds, seed 0)")
        let folder = try TemporaryFolder()
        let rows = (1...30).map { "\($0 * 7 % 30),\(100 + $0)" }
        try folder.write((["size,price"] + rows).joined(separator: "\n").utf8, to: "a.csv")
        var own = RegressionJob(.files(training: folder("a.csv").path, test: nil))
        own.columns.target = "price"
        let prepared = try await own.prepared()
        #expect("\(prepared)" == "\(own) with \(prepared.table)")
    }
}
