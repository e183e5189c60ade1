import Arrays
import NN
import Optimizers

/// The hyperparameters of training, as a value for files and command lines.
///
/// ```swift
/// var settings = TrainingSettings(epochs: 10, learningRate: 0.1, batchSize: 256, optimizer: .sgd)
/// settings.learningRate = 0.5
/// try settings.trainer(loss: .crossEntropy(), examples: training.count, seed: 0).fit(net, training)
/// ```
public struct TrainingSettings: Sendable, Hashable, Codable, CustomStringConvertible {
    /// Learning-rate schedules by name.
    public enum Schedule: String, Sendable, Hashable, Codable, CaseIterable {
        /// The learning rate stays the same.
        case constant
        /// The learning rate rises linearly over the first tenth of the steps and decays along half a cosine to 0.
        case warmUpCosine = "warm-up-cosine"
    }

    /// The number of passes over the training data.
    public var epochs: Int
    /// The learning rate, 0 or more.
    public var learningRate: Float
    /// The weight decay, 0 or more.
    public var weightDecay: Float
    /// The number of examples in a batch, at most.
    public var batchSize: Int
    /// The optimizer.
    public var optimizer: OptimizerSettings.Algorithm

    /// The momentum, in 0..<1, for `sgd`.
    public var momentum: Float
    /// β₂, the decay rate of the second moment, in 0..<1, for `adamW`.
    public var beta2: Float
    /// The learning-rate schedule over the steps.
    public var schedule: Schedule
    /// The number of shards of each batch, which the ranks of an MPI job share (`Trainer.shards`); nil for one.
    public var shards: Int?

    /// Makes settings.
    public init(
        epochs: Int, learningRate: Float, weightDecay: Float = 0, batchSize: Int,
        optimizer: OptimizerSettings.Algorithm,
        momentum: Float = 0, beta2: Float = 0.999, schedule: Schedule = .constant
    ) {
        (self.epochs, self.learningRate, self.weightDecay) = (epochs, learningRate, weightDecay)
        (self.batchSize, self.optimizer, self.momentum) = (batchSize, optimizer, momentum)
        (self.beta2, self.schedule) = (beta2, schedule)
    }

    /// The main settings: `100 epochs, adam, learning rate 5.0, batch size 64`.
    public var description: String {
        "\(epochs) epochs, \(optimizer.rawValue), learning rate \(learningRate), batch size \(batchSize)"
    }

    private enum CodingKeys: String, CodingKey {
        case epochs, optimizer, momentum, beta2, schedule, shards
        case learningRate = "learning_rate"
        case weightDecay = "weight_decay"
        case batchSize = "batch_size"
    }

    /// The trainer of these settings; the length of its schedule depends on the number of examples.
    public func trainer(loss: Loss, examples: Int, seed: RandomSeed) -> Trainer {
        let optimizer = OptimizerSettings(
            optimizer, learningRate: learningRate, weightDecay: weightDecay, momentum: momentum,
            beta2: optimizer == .adamW ? beta2 : 0.999)
        var trainer = Trainer(epochs: epochs, batchSize: batchSize, loss: loss, optimizer: optimizer, seed: seed)
        trainer.shards = shards ?? 1
        guard schedule == .warmUpCosine else { return trainer }
        let stepsPerEpoch = batchCount(of: max(batchSize, 1), for: examples)
        let (steps, isTooMany) = epochs.multipliedReportingOverflow(by: stepsPerEpoch)
        trainer.schedule = .warmUpCosine(over: isTooMany ? .max : steps)
        trainer.scheduleUnit = .step
        return trainer
    }
}

extension LearningRateSchedule {
    /// Rises linearly over the first tenth of `steps`, times half a cosine from 1 to 0.
    static func warmUpCosine(over steps: Int) -> LearningRateSchedule {
        let cosine = LearningRateSchedule.cosine(over: steps)
        return LearningRateSchedule { step in min(1, Float(step) * 10 / Float(max(steps, 1))) * cosine(step) }
    }
}
