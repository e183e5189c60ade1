import Arrays
import Tabular
import Testing
import Training

@testable import Regression

@Suite struct TabularRegressorTests {
    /// Prices that are a linear function of the size and the kind.
    private func tables() throws -> PreparedTables {
        let rows = (1...40).map { "\($0),\($0 * 7 % 40),\($0 % 3 == 0 ? "a" : "b"),\(1000 + $0 * 7 % 40 * 30)" }
        return try PreparedTables(
            training: DataFrame(csv: (["Id,size,kind,price"] + rows).joined(separator: "\n")),
            test: DataFrame(csv: "Id,size,kind\n9223372036854775807,3,a\n7,39,b\n"), target: "price", identifier: "Id")
    }

    private let settings = TrainingSettings(
        epochs: 60, learningRate: 20, weightDecay: 0, batchSize: 8, optimizer: .adam)

    @Test func crossValidationLearnsAndDoesNotDependOnJobs() async throws {
        let tables = try tables()
        let regressor = TabularRegressor(settings: settings, seed: 3)
        let alone = try await regressor.crossValidated(on: tables, folds: 4, jobs: 1)
        let together = try await regressor.crossValidated(on: tables, folds: 4, jobs: 4)
        #expect(alone.folds.map(\.history) == together.folds.map(\.history))
        #expect(alone.folds.map(\.fold) == [1, 2, 3, 4])
        #expect(alone.folds.allSatisfy { $0.history.count == 60 && $0.history[0].train > $0.final.train })
        #expect(alone.mean.valid < 0.3)

        let other = try await TabularRegressor(settings: settings, seed: 4).crossValidated(on: tables, folds: 4)
        #expect(other.mean != alone.mean)
    }

    @Test func aSubmissionHasTheIdentifiersInOrder() throws {
        let tables = try tables()
        let submission = try Submission(TabularRegressor(settings: settings).fitted(to: tables), of: tables)
        #expect(submission.table.columnNames == ["Id", "price"])
        #expect(submission.table.columns[0] == Column([9_223_372_036_854_775_807, 7]))
        #expect(try submission.table["price", as: Float.self].allSatisfy { $0 >= 1 && $0.isFinite })
        #expect(submission.heldUpCount == 0)
    }

    @Test func predictionsBelowOneAreHeldUpAndCounted() throws {
        let tables = try tables()
        var settings = settings
        settings.learningRate = 0
        let submission = try Submission(TabularRegressor(settings: settings).fitted(to: tables), of: tables)
        let prices = try submission.table["price", as: Float.self]
        #expect(submission.heldUpCount == prices.count { $0 == 1 })
        #expect(submission.heldUpCount > 0)
    }

    @Test func theReportPrintsAsATable() {
        let folds = [(0.1, 0.25), (0.3, 0.75)].enumerated().map { index, metrics in
            FoldReport(fold: index + 1, history: [LogRMSE(train: metrics.0, valid: metrics.1)], seconds: 0.0125)
        }
        #expect(
            CrossValidationReport(folds: folds, seconds: 0.5).description == """
                fold  train log-RMSE  valid log-RMSE  seconds
                   1        0.100000        0.250000    0.013
                   2        0.300000        0.750000    0.013
                mean        0.200000        0.500000    0.500
                """)
    }
}
