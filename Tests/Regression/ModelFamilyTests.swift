import Arrays
import Datasets
import Foundation
import NN
import Optimizers
import Tabular
import TestSupport
import Testing
import Training

@testable import Regression

/// Families of models: each by its name, and one of one's own.
@Suite struct ModelFamilyTests {
    private func table() throws -> RegressionTable {
        let rows = (1...60).map { "\($0 * 7 % 40),\($0 % 3 == 0 ? "a" : "b"),\(1000 + $0 * 7 % 40 * 30)" }
        return try RegressionTable(
            training: DataFrame(csv: (["size,kind,price"] + rows).joined(separator: "\n")), target: "price")
    }

    @Test func eachHasANameOfItsOwn() {
        let names = ModelFamilies.all.map { $0.name }
        #expect(names == ["linear", "perceptron", "wide-and-deep"])
        for name in names { #expect(ModelFamilies.family(named: name)?.name == name) }
        #expect(ModelFamilies.family(named: "boosting") == nil)
    }

    /// With the settings that it has for tables of any size, each learns, survives JSON and a folder, and predicts alike.
    @Test(arguments: ModelFamilies.all.indices) func eachLearnsAndIsKept(index: Int) async throws {
        let table = try table(), model = ModelFamilies.all[index].init(rows: 60)
        let recipe = RegressionRecipe(models: [model])
        #expect(try JSONDecoder().decode(RegressionRecipe.self, from: JSONEncoder().encode(recipe)) == recipe)
        let regressor = TabularRegressor(recipe, metric: .rmse)
        #expect(try await regressor.crossValidated(on: table).mean.valid < table.meanScore(.rmse))
        let fitted = try await regressor.fitted(to: table)
        let encoder = try model.preprocessor.fitted(to: table.features)
        #expect(fitted.parameterCount == model.parameterCount(for: encoder))
        let folder = try TemporaryFolder()
        let provenance = ModelProvenance(
            version: "1", files: [], seed: 0, metric: .rmse, identifier: nil)
        try SavedRegressor(fitted, provenance: provenance).write(to: folder("model"))
        let kept = try SavedRegressor(contentsOf: folder("model")).regressor
        #expect(try kept.predictions(for: table.features) == fitted.predictions(for: table.features))
    }

    @Test(arguments: ModelFamilies.all.indices) func hyperparametersAreGivenBack(index: Int) {
        let model = ModelFamilies.all[index].init(rows: 500)
        var hyperparameters = model.hyperparameters
        #expect(AnyHashable(model.with(hyperparameters)) == AnyHashable(model))
        hyperparameters.training.epochs = 3
        hyperparameters.network.hidden = [5]
        let changed = model.with(hyperparameters)
        #expect(changed.hyperparameters.network.hidden == [5] && changed.hyperparameters.training.epochs == 3)
    }

    /// The mean of numbers: a family that no list has, with a network of its own.
    private struct Shallow: ModelFamily {
        static let name = "shallow"
        var scale: Float = 1
        init(rows: Int) {}
        var preprocessor: Preprocessor { TableFeatures.standard.preprocessor }
        var form: FeatureForm { .dense }
        var hyperparameters: Hyperparameters {
            Hyperparameters(
                network: MultilayerPerceptron(hidden: []),
                training: TrainingSettings(epochs: 20, learningRate: 0.1, batchSize: 8, optimizer: .adam))
        }
        func with(_ hyperparameters: Hyperparameters) -> any ModelFamily { self }
        func parameterCount(for encoder: FittedPreprocessor) -> Int { encoder.width }
        func network(for encoder: FittedPreprocessor, seed: RandomSeed) -> any Module {
            Linear(encoder.width, 1, hasBias: false, seed: seed)
        }
        func chains(of network: any Module) -> [[LayerFunction]] {
            [[.other(name: "shallow", layers: ["weights": ""])]]
        }
    }

    @Test func oneOfOnesOwnNeedsNoList() async throws {
        let table = try table()
        let regressor = TabularRegressor(RegressionRecipe(models: [Shallow(rows: 1)]), metric: .rmse)
        #expect(try await regressor.crossValidated(on: table).mean.valid < table.meanScore(.rmse))
        let document = try JSONEncoder().encode(regressor.recipe)
        #expect(String(decoding: document, as: UTF8.self).contains(#""shallow":{"#))
        #expect(throws: DecodingError.self) { try JSONDecoder().decode(RegressionRecipe.self, from: document) }
    }

    @Test func aFamilyTakesThePlaceOfTheGeneralModel() throws {
        var job = RegressionJob(.dataset(.sample))
        job.model.family = "linear"
        #expect(job.preset == .general)
        #expect(try job.recipe(rows: 100).models.map { type(of: $0).name } == ["linear"])
        job.model.preset = .book
        #expect(throws: RegressionError.familyOfAnotherPreset(.book)) { try job.recipe(rows: 100) }
        (job.model.preset, job.model.family) = (nil, "boosting")
        #expect(throws: RegressionError.self) { try job.recipe(rows: 100) }
    }

    /// Each part of the model has its groups, in the order of the parameters.
    @Test func theTwoPartsHaveSettingsOfTheirOwn() throws {
        let model = WideAndDeepFamily(rows: 100)
        let encoder = try model.preprocessor.fitted(to: table().features)
        let network = model.network(for: encoder, seed: 0)
        let groups = model.trainer(loss: .meanSquaredError, rows: 100, seed: 0).parameterGroups(network)
        #expect(
            groups.flatMap(\.parameters).map { ObjectIdentifier($0) } == network.parameters.map { ObjectIdentifier($0) }
        )
        #expect(groups.map(\.weightDecay) == [0, 0, nil, 0, nil, 0, nil, 0])
        #expect(groups.map(\.learningRateFactor) == [1, 1] + Array(repeating: Float(0.2), count: 6))
        #expect(groups.map { $0.softThreshold > 0 } == [true, false, true] + Array(repeating: false, count: 5))
    }
}
