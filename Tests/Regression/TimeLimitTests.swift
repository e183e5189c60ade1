import Arrays
import Synchronization
import Tabular
import TestSupport
import Testing
import Training

@testable import Regression

@Suite struct TimeLimitTests {
    /// Models of 10 and 20 epochs; an epoch of the first one, of 100 parameters, takes half a second.
    private var times: TrainingTimes {
        TrainingTimes(epochs: [10, 20], parameterCounts: [100, 300], secondsOfEpoch: 0.5)
    }

    @Test func timesFollowEpochsAndParameters() {
        #expect(times.seconds(of: 0) == 5)
        #expect(times.seconds(of: 1) == 30)
        var corrected = times
        corrected.correct(0, seconds: 8, shareOfRows: 0.8)
        #expect(corrected.seconds(of: 0) == 10)
        #expect(corrected.seconds(of: 1) == 60)
    }

    /// Five trainings of 4 seconds: with two jobs one round for the first, and two for the others.
    @Test func aModelFitsIfAllOfItsFoldsDo() {
        #expect(times.fits(0, folds: 5, jobs: 1, in: 20 / 0.9 + 0.01))
        #expect(!times.fits(0, folds: 5, jobs: 1, in: 20 / 0.9 - 0.01))
        #expect(times.fits(0, folds: 5, jobs: 2, in: 12 / 0.9 + 0.01))
        #expect(!times.fits(0, folds: 5, jobs: 2, in: 12 / 0.9 - 0.01))
    }

    /// With one job, the folds of the first model take 5 seconds times one less than their number.
    @Test func foldsLeaveTimeForThreeModels() {
        #expect(times.folds(upTo: 5, jobs: 1, in: 60 / 0.9 + 0.01) == 5)
        #expect(times.folds(upTo: 5, jobs: 1, in: 60 / 0.9 - 0.01) == 4)
        #expect(times.folds(upTo: 5, jobs: 1, in: 15 / 0.9 + 0.01) == 2)
        #expect(times.folds(upTo: 5, jobs: 1, in: 15 / 0.9 - 0.01) == nil)
    }

    @Test func modelsShareTheTimeByFewerEpochs() {
        #expect(times.epochs(of: [0], jobs: 4, in: 100) == [10])
        #expect(times.epochs(of: [0], jobs: 4, in: 2 / 0.9) == [4])
        #expect(times.epochs(of: [0, 1], jobs: 1, in: 7 / 0.9) == [2, 4])
        #expect(times.epochs(of: [0, 1], jobs: 1, in: -1) == [1, 1])
    }

    /// A deadline by a clock that counts how often it was read: once an epoch, or once a step of a model that may be
    /// given up.
    private func deadline(after seconds: Double) -> Deadline {
        let reads = Atomic(0)
        return Deadline(after: seconds) { Double(reads.wrappingAdd(1, ordering: .relaxed).newValue) }
    }

    private func table() throws -> RegressionTable {
        let rows = (0..<80).map { "\($0 * 37 % 100),\($0 % 5),\($0 * 7 % 40)" }
        return try RegressionTable(
            training: DataFrame(csv: (["size,kind,price"] + rows).joined(separator: "\n")), target: "price")
    }

    /// Three models of `general`, none of which is excluded by its first fold.
    private func regressor(_ table: RegressionTable, epochs: Int) -> TabularRegressor {
        var regressor = TabularRegressor(.general, for: table, metric: .rmse)
        regressor.recipe.selection = ModelSelection(folds: 3, tolerance: 1e9)
        regressor.recipe.models = regressor.recipe.models.prefix(3).map { model in
            var settings = model.hyperparameters
            settings.training.epochs = epochs
            return model.with(settings)
        }
        return regressor
    }

    @Test func enoughTimeChangesNothing() async throws {
        let table = try table(), free = regressor(table, epochs: 3)
        var limited = free
        limited.deadline = deadline(after: 1e9)
        let (expected, found) = try await (free.fitted(to: table), limited.fitted(to: table))
        #expect(found.limited == nil)
        #expect(try found.predictions(for: table.features) == expected.predictions(for: table.features))
        #expect(try await limited.crossValidated(on: table).folds.allSatisfy { $0.limited == nil })
    }

    /// Without the limit these trainings would take hours.
    @Test func shortTimeLeavesOneModelWithFewerEpochs() async throws {
        let table = try table()
        var regressor = regressor(table, epochs: 10_000_000)
        regressor.deadline = deadline(after: 100)
        let fitted = try await regressor.fitted(to: table, jobs: 1)
        #expect(fitted.members.count == 1)
        let limited = try #require(fitted.limited)
        #expect((limited.models, limited.allModels) == (1, 3))
        #expect((50...100).contains(limited.epochs ?? 0), "an epoch takes a second")
        #expect("\(limited)".hasPrefix("1 of 3 models, for "))
        regressor.deadline = deadline(after: 200)
        let report = try await regressor.crossValidated(on: table, jobs: 1)
        #expect(report.folds.allSatisfy { $0.limited?.models == 1 })
    }

    /// The second model would take hours, the first one does not.
    @Test func whatDoesNotFitIsLeftOut() async throws {
        let table = try table()
        var regressor = regressor(table, epochs: 3)
        var long = regressor.recipe.models[1].hyperparameters
        long.training.epochs = 10_000_000
        regressor.recipe.models[1] = regressor.recipe.models[1].with(long)
        regressor.deadline = deadline(after: 1000)
        let fitted = try await regressor.fitted(to: table, jobs: 1)
        #expect(fitted.limited.map { [$0.models, $0.allModels] } == [2, 3])
        #expect(fitted.limited?.epochs == nil)
    }

    @Test func noTimeAtAllIsAnError() async throws {
        let table = try table()
        var regressor = regressor(table, epochs: 3)
        regressor.deadline = deadline(after: 0)
        await #expect(throws: TrainingError.noTimeLeft) { try await regressor.fitted(to: table) }
    }
}
