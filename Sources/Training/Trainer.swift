import Arrays
import Autograd
import NN
import Optimizers

/// Trains any module on shuffled mini-batches.
///
/// ```swift
/// let trainer = Trainer(epochs: 100, batchSize: 64, loss: .meanSquaredError, optimizer: .adam(learningRate: 5))
/// try trainer.fit(model, features, prices)
/// ```
///
/// The order of the examples in an epoch depends on the seed and the number of the epoch alone. The last batch of an epoch
/// holds what is left and may be smaller.
public struct Trainer: Sendable {
    /// How often each example is seen.
    public var epochs: Int
    /// The number of examples in one step.
    public var batchSize: Int
    /// What is made small.
    public var loss: Loss
    /// How.
    public var optimizer: OptimizerKind
    /// What the order of the examples depends on.
    public var seed: RandomSeed

    /// Makes a trainer; every setting may be changed afterwards.
    ///
    /// Without a seed it takes the next one of the scope (`withRandomSeed`), which in a fold is the fold's.
    public init(
        epochs: Int, batchSize: Int, loss: Loss = .meanSquaredError, optimizer: OptimizerKind,
        seed: RandomSeed = RandomScope.nextSeed()
    ) {
        self.epochs = epochs
        self.batchSize = batchSize
        self.loss = loss
        self.optimizer = optimizer
        self.seed = seed
    }

    /// Trains `model` on all rows of `features` and `targets`.
    ///
    /// - Throws: As `fit(_:_:afterEpoch:)`.
    /// - Returns: The mean loss of each epoch.
    @discardableResult
    public func fit(_ model: any Module, _ features: NDArray<Float>, _ targets: NDArray<Float>) throws -> [Float] {
        try fit(model, Examples(features: features, targets: targets))
    }

    /// Trains `model` on `examples`.
    ///
    /// - Parameters:
    ///   - model: The module; its parameters are changed.
    ///   - examples: What it learns from.
    ///   - afterEpoch: Called after each epoch with its number, from 1.
    /// - Throws: `TrainingError` for settings that are not positive, and for a loss or parameters that are not finite;
    ///   `CancellationError` at the next epoch after its task was cancelled.
    /// - Returns: The mean loss of each epoch, over its batches as they were trained.
    @discardableResult
    public func fit(
        _ model: any Module, _ examples: Examples, afterEpoch: (_ epoch: Int) throws -> Void = { _ in }
    ) throws -> [Float] {
        try validate()
        let optimizer = optimizer.makeOptimizer(for: model.parameters)
        var batch = Batch()
        var losses = [Float]()
        for epoch in stride(from: 1, through: epochs, by: 1) {
            try Task.checkCancellation()
            let loss = try withTraining { try train(model, optimizer, examples, &batch, epoch: epoch) }
            losses.append(loss)
            guard optimizer.parameters.allSatisfy({ $0.value.isFinite }) else {
                throw TrainingError.nonFiniteParameters(epoch: epoch)
            }
            try afterEpoch(epoch)
        }
        return losses
    }

    private func validate() throws {
        guard epochs >= 0 else {
            throw TrainingError.invalidSetting(name: "The number of epochs", value: "\(epochs)", allowed: "0 or more")
        }
        guard batchSize > 0 else {
            throw TrainingError.invalidSetting(name: "The batch size", value: "\(batchSize)", allowed: "1 or more")
        }
    }

    /// Trains one epoch and returns the mean of its batches' losses, weighted by their sizes.
    private func train(
        _ model: any Module, _ optimizer: any Optimizer, _ examples: Examples, _ batch: inout Batch, epoch: Int
    ) throws -> Float {
        var order = examples.rows
        var stream = RandomStream(seed: seed.derived(.shuffling, epoch))
        stream.shuffle(&order)
        var total: Double = 0
        for start in stride(from: 0, to: order.count, by: batchSize) {
            let rows = order[start..<min(start + batchSize, order.count)]
            batch.fill(from: examples, rows: rows)
            let loss = step(model, optimizer, batch)
            guard loss.isFinite else {
                throw TrainingError.nonFiniteLoss(epoch: epoch, batch: start / batchSize + 1)
            }
            total += Double(loss) * Double(rows.count)
        }
        return Float(total / Double(order.count))
    }

    /// Takes one step and returns the batch's loss before it.
    private func step(_ model: any Module, _ optimizer: any Optimizer, _ batch: Batch) -> Float {
        optimizer.zeroGradients()
        let loss = loss(model(Tensor(batch.features)), Tensor(batch.targets))
        loss.backward()
        optimizer.step()
        return loss.item
    }
}
