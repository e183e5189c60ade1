import Arrays
import Autograd
import NN

/// Measures loss and metrics on other examples after each epoch, and adds them to its record: `valid_loss`,
/// `valid_accuracy`.
public struct Evaluation: TrainingCallback {
    /// What is evaluated.
    public let source: any ExampleSource
    /// What is measured beside the loss.
    public let metrics: [Metric]
    /// What stands before the names in the record: `valid`.
    public let prefix: String

    /// Makes the callback.
    ///
    /// - Parameters:
    ///   - source: What is evaluated.
    ///   - metrics: What is measured beside the loss.
    ///   - prefix: What stands before the names in the record.
    public init(on source: any ExampleSource, metrics: [Metric] = [], prefix: String = "valid") {
        self.source = source
        self.metrics = metrics
        self.prefix = prefix
    }

    /// Evaluates the model as it is now.
    public func epochEnded(_ run: TrainingRun) {
        let values = evaluate(run.model, on: source, loss: run.trainer.loss, metrics: metrics)
        for (name, value) in values { run.record("\(prefix)_\(name)", value) }
    }
}

/// Means of the loss and of metrics over examples, by name, the loss as `loss`; no graph is recorded and nothing dropped.
///
/// - Parameters:
///   - model: What is evaluated.
///   - source: The examples.
///   - loss: Its name in the result is `loss`.
///   - metrics: What is measured beside it.
///   - batchSize: How many examples go through the model at a time: memory, not numbers, depends on it, but for the last
///     bits.
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

/// The outputs of `model` for the examples of `source`, in order, as rows; no graph is recorded and nothing dropped.
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

/// Runs `body` without recording a graph and with modules behaving as in use, also from within a step of training.
func withoutTraining<Result>(_ body: () throws -> Result) rethrows -> Result {
    try withTraining(false) { try withoutGradients(body) }
}
