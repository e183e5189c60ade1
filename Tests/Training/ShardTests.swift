import Arrays
import Autograd
import NN
import Optimizers
import Testing
import Training

/// Training in shards is training, up to the order of additions.
@Suite struct ShardTests {
    private let features = NDArray<Float>((0..<36).map { [Float($0 / 6) / 6, Float($0 % 6) / 6] })
    private var targets: NDArray<Float> { NDArray((0..<36).map { 2 * features[$0, 0] - 3 * features[$0, 1] + 1 }) }

    private func trainer(_ shards: Int, _ loss: Loss = .meanSquaredError, batchSize: Int = 15) -> Trainer {
        let magnitude = Metric("magnitude") { outputs, _ in Double(outputs.abs().sum()) }
        var trainer = Trainer(
            epochs: 5, batchSize: batchSize, loss: loss, optimizer: .adam(learningRate: 0.05), seed: 3)
        (trainer.shards, trainer.metrics, trainer.gradientNormLimit) = (shards, [magnitude], 0.5)
        return trainer
    }

    private func net(dropout: Float = 0) -> Sequential {
        withRandomSeed(1) { Sequential(Linear(2, 8), ReLU(), Dropout(dropout), Linear(8, 1)) }
    }

    /// 36 rows in three batches of 12: also shards of unequal size, and more shards than rows.
    @Test(arguments: [2, 4, 8, 16], [Loss.meanSquaredError, .squaredError(reduction: .sum), .huberError()])
    func shardsGiveTheNumbersOfWholeBatches(shards: Int, loss: Loss) throws {
        let (whole, sharded) = (net(), net())
        let expected = try trainer(1, loss).fit(whole, features, targets)
        let history = try trainer(shards, loss).fit(sharded, features, targets)
        for (parameter, other) in zip(whole.parameters, sharded.parameters) {
            let difference = parameter.value - other.value
            #expect(difference.norm() < 1e-5)
        }
        for name in ["train_loss", "train_magnitude"] {
            for (value, other) in zip(history[name], expected[name]) {
                #expect((value - other).magnitude < 1e-5 * other.magnitude)
            }
        }
    }

    @Test func theSameShardsGiveTheSameNumbers() throws {
        func weights(_ shards: Int) throws -> [Float] {
            let model = net(dropout: 0.5)
            try trainer(shards).fit(model, features, targets)
            return model.parameters.flatMap { Array($0.value.scalars) }
        }
        #expect(try weights(4) == weights(4))
        #expect(try weights(4) != weights(2), "shards have masks of their own")
    }

    /// Half of the examples use the second branch: a shard without any has no gradient for it.
    @Test func shardsMayUseDifferentParameters() throws {
        final class Branches: Module {
            let first = Linear(2, 1, seed: 1), second = Linear(2, 1, seed: 2), unused = Linear(2, 1, seed: 3)
            func callAsFunction(_ x: Tensor) -> Tensor {
                x.value[0, 0] < 0.5 ? first(x) : second(x)
            }
        }
        let model = Branches(), before = model.unused.weight.value
        var trainer = trainer(4, batchSize: 36)
        trainer.epochs = 1
        try trainer.fit(model, features, targets)
        #expect(model.first.weight.gradient != nil && model.second.weight.gradient != nil)
        #expect(model.unused.weight.gradient == nil && model.unused.weight.value == before)
    }

    @Test(arguments: [0, -2, 3, 12]) func aNumberOfShardsIsAPowerOfTwo(shards: Int) {
        #expect {
            try trainer(shards).fit(net(), features, targets)
        } throws: { error in
            "\(error)" == "The number of shards is \(shards); it must be a power of two"
        }
    }

    @Test func aLossThatIsNotFiniteStopsTheTraining() {
        #expect(throws: TrainingError.nonFiniteLoss(epoch: 1, batch: 1)) {
            try trainer(4).fit(net(), features, targets * .infinity)
        }
    }
}
