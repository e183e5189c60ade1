import Arrays
import NN
import Optimizers

/// How a model is trained: the hyper-parameters, as a value that a file or a command line can hold.
///
/// ```swift
/// var settings = TrainingSettings(epochs: 10, learningRate: 0.1, batchSize: 256, optimizer: .sgd)
/// settings.learningRate = 0.5
/// try settings.trainer(loss: .crossEntropy(), examples: training.count, seed: 0).fit(net, training)
/// ```
public struct TrainingSettings: Sendable, Hashable, Codable {
    /// The optimizers by name.
    public enum OptimizerName: String, Sendable, Hashable, Codable, CaseIterable {
        /// Adam, with weight decay in the gradient.
        case adam
        /// Adam, with decoupled weight decay.
        case adamW = "adamw"
        /// Stochastic gradient descent.
        case sgd
    }

    /// Learning-rate schedules by name.
    public enum Schedule: String, Sendable, Hashable, Codable, CaseIterable {
        /// The learning rate stays the same.
        case constant
        /// The learning rate rises linearly over the first tenth of the steps and decays along half a cosine to 0.
        case warmUpCosine = "warm-up-cosine"
    }

    /// The number of passes over the training data.
    public var epochs: Int
    /// The step size, 0 or more.
    public var learningRate: Float
    /// What is added to the gradient times each parameter, 0 or more.
    public var weightDecay: Float
    /// The number of rows in one step.
    public var batchSize: Int
    /// Which optimizer takes the steps.
    public var optimizer: OptimizerName

    /// The momentum, in 0..<1: for `sgd` only.
    public var momentum: Float
    /// β₂, the decay rate of the second moment, in 0..<1: for `adamW` only.
    public var beta2: Float
    /// The learning-rate schedule over the steps.
    public var schedule: Schedule

    /// Makes settings.
    public init(
        epochs: Int, learningRate: Float, weightDecay: Float = 0, batchSize: Int, optimizer: OptimizerName,
        momentum: Float = 0, beta2: Float = 0.999, schedule: Schedule = .constant
    ) {
        self.epochs = epochs
        self.learningRate = learningRate
        self.weightDecay = weightDecay
        self.batchSize = batchSize
        self.optimizer = optimizer
        self.momentum = momentum
        self.beta2 = beta2
        self.schedule = schedule
    }

    private enum CodingKeys: String, CodingKey {
        case epochs, optimizer, momentum, beta2, schedule
        case learningRate = "learning_rate"
        case weightDecay = "weight_decay"
        case batchSize = "batch_size"
    }

    /// The trainer of these settings for `examples` examples, on which the length of a schedule depends.
    public func trainer(loss: Loss, examples: Int, seed: RandomSeed) -> Trainer {
        var trainer = Trainer(epochs: epochs, batchSize: batchSize, loss: loss, optimizer: optimizerKind, seed: seed)
        guard schedule == .warmUpCosine else { return trainer }
        let stepsPerEpoch = batchCount(of: max(batchSize, 1), for: examples)
        let (steps, isTooMany) = epochs.multipliedReportingOverflow(by: stepsPerEpoch)
        trainer.schedule = .warmUpCosine(over: isTooMany ? .max : steps)
        trainer.scheduleUnit = .step
        return trainer
    }

    private var optimizerKind: OptimizerKind {
        switch optimizer {
        case .adam: .adam(learningRate: learningRate, weightDecay: weightDecay)
        case .adamW: .adamW(learningRate: learningRate, weightDecay: weightDecay, betas: (0.9, beta2))
        case .sgd: .sgd(learningRate: learningRate, momentum: momentum, weightDecay: weightDecay)
        }
    }
}

extension LearningRateSchedule {
    /// Rises linearly over the first tenth of `steps`, times half a cosine from 1 to 0.
    static func warmUpCosine(over steps: Int) -> LearningRateSchedule {
        let cosine = LearningRateSchedule.cosine(over: steps)
        return LearningRateSchedule { step in min(1, Float(step) * 10 / Float(max(steps, 1))) * cosine(step) }
    }
}
