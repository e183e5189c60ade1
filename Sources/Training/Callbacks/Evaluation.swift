import Arrays
import Autograd
import NN

/// Measures loss and metrics on other examples after each epoch, and records them as `valid_loss`, `valid_accuracy`.
public struct Evaluation: TrainingCallback, CustomStringConvertible {
    /// The examples.
    public let source: any ExampleSource
    /// The metrics besides the loss.
    public let metrics: [Metric]
    /// The prefix of the names in the record: `valid`.
    public let prefix: String

    /// Makes the callback.
    public init(on source: any ExampleSource, metrics: [Metric] = [], prefix: String = "valid") {
        (self.source, self.metrics, self.prefix) = (source, metrics, prefix)
    }

    /// The prefix, the metrics and the number of examples: `Evaluation(valid: loss, accuracy of 200 examples)`.
    public var description: String {
        let names = (["loss"] + metrics.map(\.name)).joined(separator: ", ")
        return "Evaluation(\(prefix): \(names) of \(source.rows.count) examples)"
    }

    /// Evaluates the model.
    public func epochEnded(_ run: TrainingRun) {
        let values = evaluate(run.model, on: source, loss: run.trainer.loss, metrics: metrics)
        for (name, value) in values { run.record("\(prefix)_\(name)", value) }
    }
}

/// The mean loss, as `loss`, and mean metrics over examples, by name. Records no graph and applies no dropout.
///
/// - Parameters:
///   - model: The model.
///   - source: The examples.
///   - loss: The loss.
///   - metrics: The metrics besides it.
///   - batchSize: The number of examples at a time. It affects memory, and the results only in their last bits.
public func evaluate(
    _ model: any Module, on source: any ExampleSource, loss: Loss, metrics: [Metric] = [], batchSize: Int = 1024
) -> [String: Double] {
    var batch = Batch()
    var means = RunningMeans(metrics)
    withoutTraining {
        source.forEachBatch(of: batchSize, in: source.rows, using: &batch) { batch, count in
            let output = model(batch.input)
            let loss = loss.sum(of: loss(output, Tensor(batch.targets)).item, count: count)
            means.add(loss, output.value, batch.targets, count: count)
        }
    }
    return means.values
}

/// The outputs of `model` for the examples of `source`, a row each, in order. Records no graph and applies no dropout.
public func predict(_ model: any Module, on source: any ExampleSource, batchSize: Int = 1024) -> NDArray<Float> {
    var batch = Batch()
    var outputs = [NDArray<Float>]()
    if source.rows.isEmpty {
        source.fill(&batch, rows: [])
        return withoutTraining { model(batch.input).value }
    }
    source.forEachBatch(of: batchSize, in: source.rows, using: &batch) { batch, _ in
        outputs.append(withoutTraining { model(batch.input).value })
    }
    return concatenate(outputs)
}

/// Runs `body` without recording a graph and with modules in evaluation mode, even within a training step.
func withoutTraining<Result>(_ body: () throws -> Result) rethrows -> Result {
    try withTraining(false) { try withoutGradients(body) }
}
