import Arrays
import Autograd
import NN
import Optimizers
import Ranks

/// Trains any module on shuffled mini-batches.
///
/// ```swift
/// let trainer = Trainer(epochs: 100, batchSize: 64, loss: .meanSquaredError, optimizer: .adam(learningRate: 5))
/// try trainer.fit(model, features, prices)
/// ```
///
/// Shuffling and dropout of an epoch depend only on the seed and the number of the epoch. The batches of an epoch are
/// equal in size, give or take one example; PyTorch's last batch holds the remainder, and its step is the noisiest,
/// right before the evaluation.
public struct Trainer: Sendable, CustomStringConvertible {
    /// The number of passes over the training data.
    public var epochs: Int
    /// The number of examples in a batch, at most.
    public var batchSize: Int
    /// The training loss.
    public var loss: Loss
    /// The optimizer.
    public var optimizer: OptimizerSettings
    /// The groups of parameters with settings of their own; by default one group of all.
    public var parameterGroups: @Sendable (any Module) -> [ParameterGroup] = { [ParameterGroup($0.parameters)] }
    /// The factor of the learning rate in each epoch or step, counted from 0.
    public var schedule = LearningRateSchedule.constant
    /// Whether the schedule counts epochs or steps.
    public var scheduleUnit = ScheduleUnit.epoch
    /// The largest norm of all gradients together, to which they are clipped; nil for no limit.
    public var gradientNormLimit: Float?
    /// Metrics of the batches during training, besides the loss.
    public var metrics: [Metric] = []
    /// The number of shards of each batch, a power of two; with more than one, the ranks of an MPI job share them.
    ///
    /// A shard is an equal part of a batch. Gradients, loss and metrics of shards are added in a fixed binary tree, and
    /// matrix products use one thread: results depend on the number of shards, not on the number of ranks.
    public var shards = 1
    /// The seed of shuffling and dropout.
    public var seed: RandomSeed

    /// The unit that a schedule counts.
    public enum ScheduleUnit: Sendable { case epoch, step }

    /// Makes a trainer; every setting may be changed afterwards.
    ///
    /// The default seed is the next one of the scope (`withRandomSeed`), in a fold that of the fold.
    public init(
        epochs: Int, batchSize: Int, loss: Loss = .meanSquaredError, optimizer: OptimizerSettings,
        seed: RandomSeed = RandomScope.nextSeed()
    ) {
        (self.epochs, self.batchSize, self.loss) = (epochs, batchSize, loss)
        (self.optimizer, self.seed) = (optimizer, seed)
    }

    /// The main settings: `Trainer(epochs: 100, batchSize: 64, loss: ..., optimizer: ...)`.
    public var description: String {
        "Trainer(epochs: \(epochs), batchSize: \(batchSize), loss: \(loss.name), optimizer: \(optimizer))"
    }

    /// Trains `model` on all rows of `features` and `targets`.
    ///
    /// - Throws: As `fit(_:_:from:callbacks:)`.
    /// - Returns: Loss and metrics of each epoch.
    @discardableResult
    public func fit(
        _ model: any Module, _ features: NDArray<Float>, _ targets: NDArray<Float>,
        callbacks: [any TrainingCallback] = []
    ) throws -> History {
        try fit(model, Examples(features: features, targets: targets), callbacks: callbacks)
    }

    /// Trains `model` on the examples of `source`.
    ///
    /// - Parameters:
    ///   - model: The module; its parameters are changed.
    ///   - source: The examples.
    ///   - checkpoint: A state of an earlier run of this trainer. The run resumes there, to the same numbers as without
    ///     the interruption.
    ///   - callbacks: Called in this order.
    /// - Throws: `TrainingError` for settings that are not positive, a checkpoint of other settings or of another
    ///   model, and for a loss or parameters that are not finite; `CancellationError` at the next step after its task
    ///   was cancelled; errors of callbacks.
    /// - Returns: Each epoch with `train_loss` and the metrics, means over its batches during training, and the metrics
    ///   that callbacks added.
    @discardableResult
    public func fit(
        _ model: any Module, _ source: any ExampleSource, from checkpoint: Checkpoint? = nil,
        callbacks: [any TrainingCallback] = []
    ) throws -> History {
        try validate(exampleCount: source.rows.count)
        settle(model, by: source)
        let run = TrainingRun(self, model, exampleCount: source.rows.count)
        try checkpoint?.restore(run)
        guard shards > 1 else { return try fit(run, source, callbacks) }
        return try MatrixThreads.withSingleThread { try fit(run, source, callbacks) }
    }

    private func fit(
        _ run: TrainingRun, _ source: any ExampleSource, _ callbacks: [any TrainingCallback]
    ) throws -> History {
        for callback in callbacks { try callback.runStarted(run) }
        var batch = Batch()
        while run.epoch < epochs, !run.isStopping {
            try train(run, source, &batch, callbacks)
            for callback in callbacks { try callback.epochEnded(run) }
        }
        return run.history
    }

    /// Runs the model on one example, from which lazy layers learn their input width and make their parameters.
    private func settle(_ model: any Module, by source: any ExampleSource) {
        guard model.awaitsInput, let row = source.rows.first else { return }
        var batch = Batch()
        source.fill(&batch, rows: [row])
        withoutTraining { _ = model(batch.input) }
    }

    private func validate(exampleCount: Int) throws {
        func check(_ isAllowed: Bool, _ name: String, _ value: some Any, _ allowed: String) throws {
            if !isAllowed { throw TrainingError.invalidSetting(name: name, value: "\(value)", allowed: allowed) }
        }
        try check(epochs >= 0, "The number of epochs", epochs, "0 or more")
        try check(batchSize > 0, "The batch size", batchSize, "1 or more")
        try check(exampleCount > 0 || epochs == 0, "The number of examples", exampleCount, "1 or more")
        try check(shards > 0 && shards.nonzeroBitCount == 1, "The number of shards", shards, "a power of two")
        let ranks = Ranks.current.count
        try check(
            shards == 1 || shards.isMultiple(of: ranks), "The number of ranks", ranks,
            "a power of two up to the number of shards, \(shards)")
        try check(gradientNormLimit ?? 1 > 0, "The limit of the gradients' norm", gradientNormLimit ?? 1, "more than 0")
        if let fault = optimizer.fault {
            try check(false, "The optimizer's \(fault.name)", fault.value, fault.allowed)
        }
    }

    private func train(
        _ run: TrainingRun, _ source: any ExampleSource, _ batch: inout Batch, _ callbacks: [any TrainingCallback]
    ) throws {
        let (start, epoch) = (ContinuousClock.now, run.epoch + 1)
        var order = source.rows
        var stream = RandomStream(seed: seed.derived(.shuffling, epoch))
        stream.shuffle(&order)
        var means = RunningMeans(metrics)
        try withTraining {
            try withRandomSeed(seed.derived(.dropout, epoch)) {
                for rows in batches(of: batchSize, in: order) {
                    try Task.checkCancellation()
                    try step(run, source, rows, &batch, &means)
                    for callback in callbacks { try withTraining(false) { try callback.stepEnded(run) } }
                }
            }
        }
        run.step = 0
        guard run.optimizer.parameters.allSatisfy({ $0.value.isFinite }) else {
            throw TrainingError.nonFiniteParameters(epoch: epoch)
        }
        let metrics = means.values.map { ("train_\($0)", $1) }
        let seconds = (ContinuousClock.now - start) / .seconds(1)
        run.history.epochs.append(
            EpochRecord(epoch: epoch, seconds: seconds, metrics: Dictionary(uniqueKeysWithValues: metrics)))
    }

    /// The factor of the schedule in a step of an epoch, both counted from 0.
    func learningRateFactor(_ run: TrainingRun, epoch: Int, step: Int = 0) -> Float {
        schedule(scheduleUnit == .epoch ? epoch : epoch * run.stepsPerEpoch + step)
    }

    /// Takes one step, and adds the batch's loss and metrics before it to `means`.
    private func step(
        _ run: TrainingRun, _ source: any ExampleSource, _ rows: ArraySlice<Int>, _ batch: inout Batch,
        _ means: inout RunningMeans
    ) throws {
        let optimizer = run.optimizer
        optimizer.learningRate = run.learningRate * learningRateFactor(run, epoch: run.epoch, step: run.step)
        let batchLoss: Float
        if shards > 1 {
            let sums = try ShardedBatch(run, source, rows).propagated(using: &batch)
            means.add(loss.sum(of: sums.loss, count: rows.count), sums.metrics.map { Double($0) }, count: rows.count)
            batchLoss = sums.loss
        } else {
            optimizer.zeroGradients()
            source.fill(&batch, rows: rows)
            let output = run.propagate(batch)
            means.add(loss.sum(of: output.loss, count: rows.count), output.outputs, batch.targets, count: rows.count)
            batchLoss = output.loss
        }
        guard batchLoss.isFinite else { throw TrainingError.nonFiniteLoss(epoch: run.epoch + 1, batch: run.step + 1) }
        if let gradientNormLimit { clipGradients(of: optimizer.parameters, toNorm: gradientNormLimit) }
        optimizer.step()
        run.step += 1
    }
}
