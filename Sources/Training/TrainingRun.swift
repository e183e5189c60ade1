import Arrays
import Autograd
import NN
import Optimizers
import Support

/// A training run under way, as callbacks see and change it.
public final class TrainingRun: CustomStringConvertible {
    /// The settings.
    public let trainer: Trainer
    /// The model.
    public let model: any Module
    /// The optimizer; its learning rate follows the trainer's schedule.
    public let optimizer: any Optimizer
    let learningRate: Float
    /// The epochs so far.
    public internal(set) var history = History()
    let exampleCount: Int
    /// The number of steps in an epoch.
    public let stepsPerEpoch: Int
    /// The number of steps done of the current epoch; 0 between two epochs.
    public internal(set) var step = 0
    /// Memory for what the ranks add up in a step.
    var sharedNumbers: [Float] = []
    /// Whether this epoch is the last.
    public private(set) var isStopping = false

    init(_ trainer: Trainer, _ model: any Module, exampleCount: Int) {
        (self.trainer, self.model, self.exampleCount) = (trainer, model, exampleCount)
        optimizer = trainer.optimizer.makeOptimizer(for: trainer.parameterGroups(model))
        learningRate = optimizer.learningRate
        stepsPerEpoch = batchCount(of: trainer.batchSize, for: exampleCount)
    }

    /// The number of epochs done.
    public var epoch: Int { history.epochs.count }

    /// The number of steps done in all epochs.
    public var totalSteps: Int { epoch * stepsPerEpoch + step }

    /// Adds the gradient of the loss of a batch, times `weight`, to the parameters' own.
    ///
    /// - Returns: The weighted loss and the outputs.
    func propagate(_ batch: Batch, weight: Float = 1) -> (loss: Float, outputs: NDArray<Float>) {
        let outputs = model(batch.input)
        let whole = trainer.loss(outputs, Tensor(batch.targets)), loss = weight == 1 ? whole : whole * weight
        if totalSteps == 0 { requireListed(loss.reachedParameters) }
        loss.backward()
        return (loss.item, outputs.value)
    }

    /// Stops the program if the loss depends on a parameter that the model does not list and the optimizer does not
    /// step: it would silently be neither trained nor saved.
    private func requireListed(_ reached: [Parameter]) {
        let known = Set((model.parameters + optimizer.parameters).map { ObjectIdentifier($0) })
        let hidden = reached.first { !known.contains(ObjectIdentifier($0)) }
        require(
            hidden == nil,
            "the loss depends on a parameter of shape \(hidden?.shape ?? []) that \(model.title) does not list: a closure "
                + "or a variable outside of it hides it; store its layer in a property of the module, or freeze it")
    }

    /// Throws if no epoch so far has the metric of `target`.
    func requireMeasured(_ target: MetricTarget) throws(TrainingError) {
        guard let last = history.epochs.last, history.epochs.allSatisfy({ $0[target.metric] == nil }) else { return }
        throw .unknownMetric(target.metric, measured: last.metrics.keys.sorted())
    }

    /// Adds a metric to the record of the last epoch.
    public func record(_ metric: String, _ value: Double) {
        guard !history.epochs.isEmpty else { return }
        history.epochs[history.epochs.count - 1].metrics[metric] = value
    }

    /// Ends the run after this epoch.
    public func stop() { isStopping = true }

    /// The model and the epochs done: `Sequential, epoch 3 of 10`.
    public var description: String { "\(model.title), epoch \(epoch) of \(trainer.epochs)" }
}
