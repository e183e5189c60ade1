import Arrays
import Autograd
import NN
import Optimizers
import Serialization
import Testing
import Training

@Suite struct TrainerTests {
    /// y = 2 a - 3 b + 1 on a grid.
    private let features = NDArray<Float>((0..<36).map { [Float($0 / 6) / 6, Float($0 % 6) / 6] })
    private var targets: NDArray<Float> { NDArray((0..<36).map { 2 * features[$0, 0] - 3 * features[$0, 1] + 1 }) }

    @Test func learnsALinearFunction() throws {
        let model = Linear(2, 1, seed: 1)
        let losses = try Trainer(epochs: 200, batchSize: 8, optimizer: .adam(learningRate: 0.1)).fit(
            model, features, targets)["train_loss"]
        #expect(losses.count == 200)
        #expect(losses[199] < 1e-6 && losses[0] > 0.1)
        #expect(abs(model.weight.value[0, 0] - 2) < 0.01 && abs(model["bias"].value[0] - 1) < 0.01)
    }

    @Test func lazyLayersLearnTheirWidthsFromTheExamples() throws {
        func losses(_ net: Sequential) throws -> [Double] {
            try Trainer(epochs: 3, batchSize: 8, optimizer: .adam(learningRate: 0.1), seed: 1)
                .fit(net, features, targets)["train_loss"]
        }
        func net() -> Sequential {
            withRandomSeed(1) { Sequential(LazyLinear(4), Dropout(0.5), LazyLinear(1)) }
        }
        let settled = net()
        _ = settled(features)
        #expect(try losses(net()) == losses(settled))
    }

    @Test func theSameSeedGivesTheSameNumbers() throws {
        func weights(_ seed: RandomSeed) throws -> NDArray<Float> {
            let model = Linear(2, 1, seed: 1)
            try Trainer(epochs: 3, batchSize: 5, optimizer: .sgd(learningRate: 0.1), seed: seed).fit(
                model, features, targets)
            return model.weight.value
        }
        #expect(try weights(4) == weights(4))
        #expect(try weights(4) != weights(5))
    }

    /// A closure hides the layer that it captures.
    @Test func aHiddenParameterStopsTheFirstStep() async {
        final class Wrapped: Module {
            let body: (Tensor) -> Tensor
            init(_ body: @escaping (Tensor) -> Tensor) { self.body = body }
            func callAsFunction(_ x: Tensor) -> Tensor { body(x) }
        }
        let outcome = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
            let layer = Linear(2, 1)
            let net = Sequential(Linear(2, 2), Wrapped { layer($0) })
            try Trainer(epochs: 1, batchSize: 1, optimizer: .adam()).fit(net, NDArray([[1, 2]]), NDArray([[3]]))
        }
        let message = String(decoding: outcome?.standardErrorContent ?? [], as: UTF8.self)
        #expect(message.contains("that Sequential does not list"))
    }

    @Test func parametersOfTheLossMayBeStepped() throws {
        let scale: Parameter = [1]
        let layer = Linear(2, 1, seed: 1)
        nonisolated(unsafe) let factor = scale
        let loss = Loss("scaled") { meanSquaredError($0 * factor, $1) }
        var trainer = Trainer(epochs: 1, batchSize: 100, loss: loss, optimizer: .sgd(learningRate: 0.1))
        trainer.parameterGroups = { [ParameterGroup($0.parameters + [factor])] }
        try trainer.fit(layer, features, targets)
        #expect(scale.value[0] != 1)
        scale.isTrainable = false
        trainer.parameterGroups = { [ParameterGroup($0.parameters)] }
        try trainer.fit(layer, features, targets)
    }

    @Test func usesOnlyTheRowsOfItsView() throws {
        var poisoned = targets
        poisoned[35] = .nan
        let model = Linear(2, 1, seed: 1)
        let examples = Examples(features: features, targets: poisoned, rows: Array(0..<35))
        let losses = try Trainer(epochs: 2, batchSize: 8, optimizer: .sgd(learningRate: 0.1)).fit(
            model, examples)["train_loss"]
        #expect(losses.allSatisfy { $0.isFinite })
    }

    @Test func stopsAtALossThatIsNotFinite() {
        var poisoned = targets
        poisoned[35] = .infinity
        let examples = Examples(features: features, targets: poisoned, rows: [35])
        let trainer = Trainer(epochs: 1, batchSize: 4, optimizer: .sgd(learningRate: 0.1))
        #expect(throws: TrainingError.nonFiniteLoss(epoch: 1, batch: 1)) {
            try trainer.fit(Linear(2, 1, seed: 0), examples)
        }
    }

    @Test func stopsAtParametersThatAreNotFinite() {
        let trainer = Trainer(epochs: 1, batchSize: 100, optimizer: .sgd(learningRate: .greatestFiniteMagnitude))
        let (features, targets) = (features, targets)
        #expect(throws: TrainingError.nonFiniteParameters(epoch: 1)) {
            try trainer.fit(Linear(2, 1, seed: 0), features, targets * 1e10)
        }
    }

    /// Nor has a step been taken with it.
    @Test func aLossThatIsNotFiniteChangesNothing() {
        let model = Linear(2, 1, seed: 0)
        let before = model.weight.value
        let trainer = Trainer(epochs: 1, batchSize: 4, optimizer: .sgd(learningRate: 0.1))
        let error = #expect(throws: TrainingError.self) {
            try trainer.fit(model, NDArray<Float>([[1, .nan]]), NDArray<Float>([1]))
        }
        #expect(error.map { "\($0)".contains("look for infinite and missing numbers in the data") } == true)
        #expect(model.weight.value == before)
    }

    /// Measuring after a step drops nothing, and draws nothing of what the next step drops.
    @Test func evaluatingWithinAnEpochIsAsAfterIt() throws {
        struct EachStep: TrainingCallback {
            let examples: Examples
            let measured: (Double?, Double?) -> Void
            func stepEnded(_ run: TrainingRun) {
                func loss() -> Double? { evaluate(run.model, on: examples, loss: .meanSquaredError)["loss"] }
                measured(loss(), loss())
            }
        }
        func weights(_ callbacks: [any TrainingCallback]) throws -> [NDArray<Float>] {
            let model = withRandomSeed(1) { Sequential(Linear(2, 8), Dropout(0.5), Linear(8, 1)) }
            let trainer = Trainer(epochs: 2, batchSize: 8, optimizer: .sgd(learningRate: 0.1), seed: 1)
            try trainer.fit(model, features, targets, callbacks: callbacks)
            return model.parameters.map(\.value)
        }
        var count = 0
        let watching = EachStep(examples: Examples(features: features, targets: targets)) { first, second in
            count += 1
            #expect(first != nil && first == second)
        }
        #expect(try weights([watching]) == weights([]))
        #expect(count == 10)
    }

    /// Recorded is the mean over the examples, whatever their number in a batch.
    @Test func aSumIsRecordedAsAMean() throws {
        func losses(_ loss: Loss, batchSize: Int) throws -> [Double] {
            let model = Linear(2, 1, seed: 1)
            let examples = Examples(features: features, targets: targets)
            let history = try Trainer(epochs: 1, batchSize: batchSize, loss: loss, optimizer: .sgd(learningRate: 0))
                .fit(
                    model, examples, callbacks: [Evaluation(on: examples)])
            let again = evaluate(model, on: examples, loss: loss, batchSize: batchSize)["loss"]
            return history["train_loss"] + history["valid_loss"] + [again ?? .nan]
        }
        let mean = try losses(.squaredError(), batchSize: 36)
        for batchSize in [1, 7, 36] {
            for loss in [Loss.squaredError(), .squaredError(reduction: .sum)] {
                #expect(try zip(losses(loss, batchSize: batchSize), mean).allSatisfy { abs($0 - $1) < 1e-6 })
            }
        }
    }

    @Test func refusesToTrainOnNothing() {
        let examples = Examples(features: features, targets: targets, rows: [])
        #expect(throws: TrainingError.self) {
            try Trainer(epochs: 1, batchSize: 4, optimizer: .adam()).fit(Linear(2, 1, seed: 0), examples)
        }
    }

    @Test(
        arguments: [
            .sgd(learningRate: -1), .sgd(learningRate: .nan), .sgd(learningRate: 1, momentum: 1),
            .sgd(learningRate: 1, momentum: -3), .adam(learningRate: 1, weightDecay: -1),
            .adamW(learningRate: 1, betas: (0.9, 1)),
        ] as [OptimizerSettings])
    func refusesAnOptimizersSettings(optimizer: OptimizerSettings) {
        let (features, targets) = (features, targets)
        #expect(throws: TrainingError.self) {
            try Trainer(epochs: 1, batchSize: 4, optimizer: optimizer).fit(Linear(2, 1, seed: 0), features, targets)
        }
    }

    @Test func anOptimizerOfOnesOwnTrains() throws {
        final class SignDescent: Optimizer {
            let parameters: [Parameter]
            var learningRate: Float = 0.01
            let state = NamedArrays()
            init(_ parameters: [Parameter]) { self.parameters = parameters }
            func step() {
                for parameter in parameters {
                    guard let gradient = parameter.gradient else { continue }
                    parameter.value = parameter.value - gradient.sign() * learningRate
                }
            }
            func load(_ state: NamedArrays) {}
        }
        let kind = OptimizerSettings("sign descent") { SignDescent($0.flatMap(\.parameters)) }
        let model = Linear(2, 1, seed: 1)
        let losses = try Trainer(epochs: 100, batchSize: 8, optimizer: kind).fit(model, features, targets)["train_loss"]
        #expect(losses[99] < 1e-3 && losses[0] > 0.1)
    }

    @Test(arguments: [0, -1, Float.nan]) func refusesALimitOfGradients(limit: Float) {
        let (features, targets) = (features, targets)
        #expect(throws: TrainingError.self) {
            var trainer = Trainer(epochs: 1, batchSize: 4, optimizer: .adam())
            trainer.gradientNormLimit = limit
            try trainer.fit(Linear(2, 1, seed: 0), features, targets)
        }
    }

    @Test func aTrainerWithoutASeedTakesTheScopes() {
        func seed(_ scope: RandomSeed) -> RandomSeed {
            withRandomSeed(scope) { Trainer(epochs: 1, batchSize: 1, optimizer: .sgd(learningRate: 1)).seed }
        }
        #expect(seed(1) == seed(1))
        #expect(seed(1) != seed(2))
    }

    @Test(arguments: [(-1, 1), (1, 0)])
    func refusesSettings(epochs: Int, batchSize: Int) {
        let trainer = Trainer(epochs: epochs, batchSize: batchSize, optimizer: .sgd(learningRate: 0.1))
        let (features, targets) = (features, targets)
        #expect(throws: TrainingError.self) { try trainer.fit(Linear(2, 1, seed: 0), features, targets) }
    }

    @Test func crossValidationDoesNotDependOnTheNumberOfJobs() async throws {
        func run(jobs: Int) async throws -> [Float] {
            try await crossValidate(KFold(5), rows: 36, seed: 3, jobs: jobs) { [features, targets] fold in
                let model = Linear(2, 1)
                let trainer = Trainer(epochs: 3, batchSize: 4, optimizer: .adam(learningRate: 0.1), seed: fold.seed)
                try trainer.fit(model, Examples(features: features, targets: targets, rows: fold.training))
                return model.weight.value[0, 0]
            }
        }
        let alone = try await run(jobs: 1)
        #expect(Set(alone).count == 5)
        #expect(try await run(jobs: 2) == alone)
        #expect(try await run(jobs: 9) == alone)
    }

    @Test func logRMSEHoldsPredictionsAtOne() {
        let targets = NDArray<Float>([1, Float(2.7182818)])
        #expect(logRMSE(NDArray([-5, Float(2.7182818)]), targets) == 0)
        #expect(abs(logRMSE(NDArray([1, 1]), targets) - 0.5.squareRoot()) < 1e-6)
        #expect(rootMeanSquaredError(NDArray([0, 5]), NDArray([9, 2]), rows: [1]) == 3)
    }

    @Test func noExamplesHaveNoOutputs() {
        let examples = Examples(features: NDArray(repeating: 1, shape: [3, 2]), targets: [1, 2, 3], rows: [])
        #expect(predict(Linear(2, 4, seed: 1), on: examples).shape == [0, 4])
    }
}
