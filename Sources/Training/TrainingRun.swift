import Arrays
import Autograd
import NN
import Optimizers

/// A training run under way: what callbacks see and may change.
public final class TrainingRun {
    /// The settings.
    public let trainer: Trainer
    /// What is trained.
    public let model: any Module
    /// What changes its parameters; its learning rate follows the trainer's schedule.
    public let optimizer: any Optimizer
    /// The learning rate before the schedule.
    let learningRate: Float
    /// The epochs so far.
    public internal(set) var history = History()
    /// How many examples an epoch shows.
    let exampleCount: Int
    /// How many steps one epoch has.
    public let stepsPerEpoch: Int
    /// How many steps of the epoch under way are done; 0 between two epochs.
    public internal(set) var step = 0
    /// Whether no epoch is to follow.
    public private(set) var isStopping = false

    init(_ trainer: Trainer, _ model: any Module, exampleCount: Int) {
        self.trainer = trainer
        self.model = model
        optimizer = trainer.optimizer.makeOptimizer(for: trainer.parameterGroups(model))
        learningRate = optimizer.learningRate
        self.exampleCount = exampleCount
        stepsPerEpoch = batchCount(of: trainer.batchSize, for: exampleCount)
    }

    /// How many epochs are done.
    public var epoch: Int { history.epochs.count }

    /// How many steps are done in all.
    public var totalSteps: Int { epoch * stepsPerEpoch + step }

    /// Stops the program if one of the parameters that the loss depends on is neither listed by the model nor stepped by the
    /// optimizer: it would never be trained, nor saved, and nothing would say so.
    func requireListed(_ reached: [Parameter]) {
        let known = Set((model.parameters + optimizer.parameters).map { ObjectIdentifier($0) })
        let hidden = reached.first { !known.contains(ObjectIdentifier($0)) }
        require(
            hidden == nil,
            "the loss depends on a parameter of shape \(hidden?.shape ?? []) that \(model.title) does not list: a closure "
                + "or a variable outside of it hides it; store its layer in a property of the module, or freeze it")
    }

    /// Throws if the metric that `target` names was in no epoch so far: it would never be better.
    func requireMeasured(_ target: MetricTarget) throws(TrainingError) {
        guard let last = history.epochs.last, history.epochs.allSatisfy({ $0[target.metric] == nil }) else { return }
        throw .unknownMetric(target.metric, measured: last.metrics.keys.sorted())
    }

    /// Adds a metric to the record of the last epoch.
    public func record(_ metric: String, _ value: Double) {
        guard !history.epochs.isEmpty else { return }
        history.epochs[history.epochs.count - 1].metrics[metric] = value
    }

    /// Lets the run end after this epoch.
    public func stop() { isStopping = true }
}
