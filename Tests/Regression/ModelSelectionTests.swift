import Arrays
import Tabular
import TestSupport
import Testing
import Training

@testable import Regression

@Suite struct ModelSelectionTests {
    private let selection = ModelSelection(folds: 4)

    /// Two models whose errors cancel out are better together than a third one alone.
    @Test func modelsThatCompleteEachOtherAreIncluded() {
        let targets: [Float] = [0, 1, 2, 3]
        let high = targets.map { $0 + 1 }, low = targets.map { $0 - 1 }, middle = targets.map { $0 + 0.9 }
        #expect(selection.counts(of: [high, low], targets: targets, loss: .squared).counts == [1, 1])
        #expect(selection.counts(of: [middle, targets], targets: targets, loss: .absolute).counts == [0, 1])
    }

    /// By hand: two of three parts of the first model and one of the second give the targets.
    @Test func weightsAreCounts() {
        let targets: [Float] = [0, 0], first: [Float] = [1, -1], second: [Float] = [-2, 2]
        #expect(selection.counts(of: [first, second], targets: targets, loss: .squared).counts == [2, 1])
    }

    @Test func predictionsAreClampedWhereThatIsBetter() {
        let selection = ModelSelection(folds: 4, boundingQuantiles: [0.1, 0.2])
        let clamped: [Double: [[Float]]] = [0: [[0, 4]], 0.1: [[0, 3.5]], 0.2: [[0.5, 3]]]
        let choice = { (targets: [Float]) in
            selection.choice(0, targets: targets, loss: .squared) { quantile in clamped[quantile ?? .nan] ?? [] }
        }
        #expect(choice([0, 3]).boundingQuantile == 0.1)
        #expect(choice([0.5, 3]).boundingQuantile == 0.2)
        #expect(choice([0, 4]).boundingQuantile == 0)
        #expect(choice([0, 4]).counts == [1])
    }

    @Test func oneModelIsIncludedWhateverItsLoss() {
        #expect(selection.counts(of: [[.infinity]], targets: [0], loss: .squared).counts == [1])
    }

    @Test func modelsFarBehindStop() {
        #expect(selection.kept([1, 1.3, 1.4], of: .squared) == [0, 1])
        #expect(selection.kept([1.16, 1.1, 1], of: .absolute) == [1, 2])
        #expect(selection.kept([.nan, .nan], of: .squared) == [0], "one model always goes on")
    }

    @Test func modelsThatAreTooLargeAreLeftOut() {
        let selection = ModelSelection(folds: 4, parameterLimit: 100)
        #expect(selection.candidates([10, 200, 100]) == [0, 2])
        #expect(selection.candidates([300, 200, 301]) == [0, 1])
    }

    private func table(target: (Int) -> Double) throws -> RegressionTable {
        var stream = RandomStream(seed: 5)
        let rows = (0..<80).map { row in
            "\(stream.next() % 1000),\(stream.next() % 5),\(target(row))"
        }
        return try RegressionTable(
            training: DataFrame(csv: (["size,kind,price"] + rows).joined(separator: "\n")), target: "price")
    }

    /// A few epochs of three models of `general`.
    private func regressor(_ table: RegressionTable, seed: RandomSeed = 0) -> TabularRegressor {
        var regressor = TabularRegressor(.general, for: table, metric: .rmse, seed: seed)
        regressor.recipe.selection?.folds = 3
        regressor.recipe.models = regressor.recipe.models.prefix(3).map { model in
            var settings = model.hyperparameters
            settings.training.epochs = 3
            return model.with(settings)
        }
        return regressor
    }

    /// Nothing can be learned of a random target: no selection may find more than the mean.
    @Test func aRandomTargetShowsNoSkill() async throws {
        var stream = RandomStream(seed: 9)
        let table = try table { _ in Double(stream.next() % 1000) }
        let report = try await regressor(table).crossValidated(on: table, splitter: KFold(4, shuffled: true))
        #expect(try report.mean.valid > 0.98 * table.meanScore(.rmse))
    }

    /// What validation rows hold changes no model: with other targets there, their predictions are the same.
    @Test func validationTargetsDoNotMatter() async throws {
        let table = try table { Double($0 * 7 % 40) }
        let changed = try self.table { $0 < 20 ? Double(1000 - $0) : Double($0 * 7 % 40) }
        let first = try await regressor(table).crossValidated(on: table, splitter: KFold(4), only: [0]).folds[0]
        let next = try await regressor(changed).crossValidated(on: changed, splitter: KFold(4), only: [0]).folds[0]
        #expect(first.predictions == next.predictions)
        #expect(first.scores.valid != next.scores.valid)
    }

    @Test func resultsDoNotDependOnJobs() async throws {
        let table = try table { Double($0 * 7 % 40) }
        let alone = try await regressor(table, seed: 3).fitted(to: table, jobs: 1)
        let together = try await regressor(table, seed: 3).fitted(to: table, jobs: 4)
        #expect(alone.members.map(\.weight) == together.members.map(\.weight))
        #expect(try alone.predictions(for: table.features) == together.predictions(for: table.features))
    }

    @Test func aSavedEnsemblePredictsTheSame() async throws {
        let table = try table { Double($0 * 7 % 40) }, folder = try TemporaryFolder()
        let fitted = try await regressor(table).fitted(to: table)
        let provenance = ModelProvenance(version: "1", files: [], seed: 0, metric: .rmse, identifier: nil)
        try SavedRegressor(fitted, provenance: provenance).write(to: folder("model"))
        let saved = try SavedRegressor(contentsOf: folder("model")).regressor
        #expect(try saved.predictions(for: table.features) == fitted.predictions(for: table.features))
        #expect(saved.members.map(\.weight) == fitted.members.map(\.weight))
    }
}
