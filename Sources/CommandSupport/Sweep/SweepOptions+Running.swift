import ArgumentParser
import Arrays
import Logging
import NN
import Optimizers
import Plots
import Ranks
import Support
import Training

extension SweepOptions {
    /// The combinations around `base`; some may be equal.
    package func combinations(around base: Hyperparameters, seed: RandomSeed) -> [Hyperparameters] {
        let all =
            common.trials.map { SweepAxis.random(axes, around: base, count: $0, seed: seed) }
            ?? SweepAxis.grid(axes, around: base) ?? []
        return all.map { $0.withoutIdleChoices(like: base) }
    }

    /// The axes of the flags with values. Dropout follows the layers; an axis draws the same whatever axes follow it.
    private var axes: [SweepAxis<Hyperparameters>] {
        let epochs = common.epochs.values(), batchSizes = others.batchSize.values(),
            optimizers = others.optimizer.values()
        return [
            common.hidden.isEmpty ? nil : SweepAxis(\.network.hidden, common.hidden.map(\.values)),
            others.depth.values().map { SweepAxis(\.depth, $0) },
            others.activation.values().map { SweepAxis(\.network.activation, $0) },
            others.initializer.values().map { SweepAxis(\.network.initializer, $0) },
            others.dropout.axis(\.dropout), common.learningRate.axis(\.training.learningRate),
            others.weightDecay.axis(\.training.weightDecay),
            epochs.flatMap { $0.count > 1 ? SweepAxis(\.training.epochs, $0) : nil },
            batchSizes.flatMap { $0.count > 1 ? SweepAxis(\.training.batchSize, $0) : nil },
            optimizers.flatMap { $0.count > 1 ? SweepAxis(\.training.optimizer, $0) : nil },
        ].compactMap(\.self)
    }

    /// Applies options with a single value, which all trials have in common.
    package func applySingleValues(to changes: inout HyperparameterChanges) {
        if let epochs = common.epochs.values(), epochs.count == 1 { changes.epochs = epochs[0] }
        if let sizes = others.batchSize.values(), sizes.count == 1 { changes.batchSize = sizes[0] }
        if let optimizers = others.optimizer.values(), optimizers.count == 1 { changes.optimizer = optimizers[0] }
        changes.momentum = others.momentum ?? changes.momentum
    }

    /// Runs the trials with progress on standard error, and shows the results.
    ///
    /// - Parameters:
    ///   - trials: The trials; some may be equal.
    ///   - settings: The hyperparameters of a trial, for tables and charts.
    ///   - description: The common part of the trials, and the files.
    ///   - metric: The name and direction of the metric.
    ///   - output: The output options.
    ///   - picture: The chart of the metric against a parameter, if any.
    ///   - announcement: The trials in the form in which the program announces work to other ranks.
    ///   - body: Runs one trial and returns its metric.
    package func run<Trial: Codable & Hashable & Sendable>(
        _ trials: [Trial], settings: @escaping (Trial) -> Hyperparameters, _ description: RunDescription<Trial>,
        metric: (name: String, direction: MetricDirection), output: SweepOutputOptions, picture: ChartFile?,
        announcement: (SweepWork<Trial>) -> some Encodable, _ body: @escaping @Sendable (Trial) async throws -> Double?
    ) async throws {
        let study = description.files.map { "\($0.name) \($0.sha1)" }.joined(separator: ", ")
        let all = Sweep(trials, of: study, ranking: metric.direction, results: output.kept.results.map(fileURL))
        if all.trials.count < trials.count { note(all.trials.count, of: trials.count, output.shown.messages) }
        let sweep = others.part.map { all.part($0) } ?? all
        try output.record.prepare()
        let report = SweepReport(metricName: metric.name, trials: sweep.trials, settings: settings)
        let results = try await Ranks.withProgram(doing: announcement(SweepWork(sweep, jobs: parallel.jobs))) {
            try await sweep.run(jobs: parallel.jobs) { result, left in
                if !output.shown.messages.quiet { Console.note("\(report.line(result)), \(left) left\n") }
            } _: { trial in
                try await body(trial)
            }
        }
        try Console.show {
            try output.shown.format.print(json: results, text: report.table(results))
        } afterWriting: {
            try picture?.write(report.chart(results, by: output.kept.plotBy))
            try output.record.write(
                RunDocument(
                    command: "sweep", description, report: SweepSummary(metric: metric.name, results: results),
                    environment: RunEnvironment(threads: min(parallel.jobs ?? processorCount, sweep.trials.count))))
        }
        if results.allSatisfy({ $0.metric == nil }) {
            throw CommandError(.nonFinite, "No trial has a finite metric: try lower learning rates")
        }
    }
}

private struct SweepSummary<Trial: Codable & Hashable & Sendable>: Encodable {
    let metric: String
    let results: [TrialResult<Trial>]
}

private func note(_ trials: Int, of combinations: Int, _ messages: MessageOptions) {
    messages.logger("sweep").notice(
        """
        \(trials) of \(combinations) combinations differ; equal ones, such as dropout without hidden layers, are tried \
        once
        """)
}

extension Hyperparameters {
    /// Without hidden layers, the same with no dropout and the activation of `base`, which have no effect.
    fileprivate func withoutIdleChoices(like base: Hyperparameters) -> Hyperparameters {
        guard network.hidden.isEmpty else { return self }
        var trial = self
        (trial.network.dropout, trial.network.activation) = ([], base.network.activation)
        return trial
    }
}
