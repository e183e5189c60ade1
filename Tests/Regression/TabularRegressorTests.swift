import Arrays
import Foundation
import Optimizers
import Tabular
import TestSupport
import Testing
import Training

@testable import Regression

@Suite struct TabularRegressorTests {
    /// Prices that are a linear function of the size and the kind.
    private func table() throws -> RegressionTable {
        let rows = (1...40).map { "\($0),\($0 * 7 % 40),\($0 % 3 == 0 ? "a" : "b"),\(1000 + $0 * 7 % 40 * 30)" }
        return try RegressionTable(
            training: DataFrame(csv: (["Id,size,kind,price"] + rows).joined(separator: "\n")),
            test: DataFrame(csv: "Id,size,kind\n9223372036854775807,3,a\n7,39,b\n"), target: "price", identifier: "Id")
    }

    /// The book's model, with a learning rate that suits the table.
    private func book(epochs: Int = 60, learningRate: Float = 20, seed: RandomSeed = 0) -> TabularRegressor {
        var recipe = RegressionPreset.book.recipe(for: .logRMSE, rows: 40)
        recipe.models = [
            LinearFamily(
                training: TrainingSettings(
                    epochs: epochs, learningRate: learningRate, weightDecay: 0, batchSize: 8, optimizer: .adam))
        ]
        return TabularRegressor(recipe, metric: .logRMSE, seed: seed)
    }

    @Test func whereAModelCannotBeWrittenIsTold() async throws {
        let folder = try TemporaryFolder(), table = try table(), regressor = book(epochs: 1)
        try folder.write("mine".utf8, to: "model/mine")
        let path = String(repeating: "../", count: 100) + folder("model").path.dropFirst()
        let provenance = ModelProvenance(
            version: "1", files: [], seed: 0, metric: .logRMSE, identifier: nil)
        let fitted = try await regressor.fitted(to: table)
        let error = try #require(throws: (any Error).self) {
            try SavedRegressor(fitted, provenance: provenance).write(to: URL(filePath: path))
        }
        #expect("\(error)" == "cannot write \(path): File exists")
        #expect(try folder.contents() == ["model", "model/mine"])
    }

    @Test func crossValidationLearnsAndDoesNotDependOnJobs() async throws {
        let table = try table(), splitter = KFold(4)
        let alone = try await book(seed: 3).crossValidated(
            on: table, splitter: splitter, jobs: 1, history: true, importance: true)
        let together = try await book(seed: 3).crossValidated(on: table, splitter: splitter, jobs: 4)
        #expect(alone.folds.map(\.scores) == together.folds.map(\.scores))
        #expect(alone.folds.map(\.fold) == [1, 2, 3, 4])
        #expect(alone.folds.allSatisfy { $0.history.count == 60 && $0.history[0].train > $0.scores.train })
        #expect(alone.folds.map { $0.history.last } == alone.folds.map(\.scores))
        #expect(alone.mean.valid < 0.3)
        #expect(alone.importances.first?.column == "size")

        let other = try await book(seed: 4).crossValidated(on: table, splitter: splitter)
        #expect(other.mean != alone.mean)
    }

    @Test(arguments: RegressionPreset.allCases, RegressionMetric.allCases)
    func everyPresetBeatsTheMeanByEveryMetric(preset: RegressionPreset, metric: RegressionMetric) async throws {
        let table = try table()
        var regressor = TabularRegressor(preset, for: table, metric: metric)
        if preset == .book { regressor.recipe = book().recipe }
        regressor.recipe.selection?.folds = 2
        let report = try await regressor.crossValidated(on: table, splitter: KFold(2, shuffled: true))
        #expect(metric.direction.loss(of: report.mean.valid, against: try table.meanScore(metric)) < 0, "\(report)")
    }

    @Test func repetitionsSplitAnewAndTheirPredictionsAreAveraged() async throws {
        let table = try table()
        let report = try await book(epochs: 5).crossValidated(
            on: table, splitter: KFold(4, shuffled: true, repeats: 3), jobs: 2)
        #expect(report.folds.map(\.repetition) == [1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3])
        let first = report.folds.flatMap { zip($0.rows, $0.predictions) }.filter { $0.0 == 0 }.map { Double($0.1) }
        #expect(first.count == 3)
        #expect(report.outOfFoldPredictions.count == 40)
        #expect(report.outOfFoldPredictions[0] == Float(first.reduce(0, +) / 3))
    }

    @Test(arguments: [RegressionMetric.rmse, .logRMSE]) func noPredictionIsBeyondTheTargets(metric: RegressionMetric)
        throws
    {
        let recipe = RegressionPreset.general.recipe(for: metric, rows: 3)
        for lowest in stride(from: 1000.0, to: 3000, by: 7) {
            let targets = [lowest, 3 * lowest, 17 * lowest],
                scale = try recipe.targetScale.transformer.fitted(to: targets)
            let fitted = FittedRegressor(
                [], [], scale: scale, bounds: PredictionBounds(recipe.boundingQuantile, of: targets),
                targetName: "price", lowestPrediction: nil)
            let ends = fitted.predictions(ofMean: NDArray([-100, 100]))
            #expect(Array(ends.scalars) == [Float(targets[0]), Float(targets[2])])
        }
    }

    @Test func aSubmissionHasTheIdentifiersInOrder() async throws {
        let table = try table()
        let submission = try Submission(await book().fitted(to: table), of: table)
        #expect(submission.table.columnNames == ["Id", "price"])
        #expect(submission.table.columns[0] == Column([9_223_372_036_854_775_807, 7]))
        #expect(try submission.table["price", as: Float.self].allSatisfy { $0 >= 1 && $0.isFinite })
        #expect(submission.clampedCount == 0)
    }

    @Test func predictionsBelowOneAreClampedAndCounted() async throws {
        let table = try table()
        let submission = try Submission(await book(learningRate: 0).fitted(to: table), of: table)
        let prices = try submission.table["price", as: Float.self]
        #expect(submission.clampedCount == prices.count { $0 == 1 })
        #expect(submission.clampedCount > 0)
    }

    @Test func theReportPrintsAsATable() {
        let folds = [(0.1, 0.25), (0.3, 0.75)].enumerated().map { index, scores in
            FoldReport(
                fold: index + 1, repetition: 1, scores: Scores(train: scores.0, valid: scores.1), history: [], rows: [],
                predictions: [], importances: [scores.0], seconds: 0.0125)
        }
        let report = CrossValidationReport(
            metric: .logRMSE, folds: folds, columns: ["size"], rowCount: 0, seconds: 0.5)
        #expect(
            report.description == """
                fold  train log-RMSE  valid log-RMSE  seconds
                   1        0.100000        0.250000    0.013
                   2        0.300000        0.750000    0.013
                mean        0.200000        0.500000    0.013
                 std        0.141421        0.353553

                permutation importance: log-RMSE worse when shuffled
                column      mean       std
                  size  0.200000  0.141421
                """)
    }
}
