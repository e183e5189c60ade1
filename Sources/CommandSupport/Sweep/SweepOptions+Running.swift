import ArgumentParser
import Arrays
import DataHub
import Files
import Logging
import NN
import Platform
import Plots
import Training

/// What the trials of a sweep have in common, for its record.
package struct RunDescription<Job: Encodable & Sendable>: Sendable {
    let command: String
    let job: Job
    let files: [SourceFile]

    /// Describes a run.
    package init(command: String, job: Job, files: [SourceFile]) {
        (self.command, self.job, self.files) = (command, job, files)
    }
}

extension SweepOptions {
    /// The combinations around `base`; some may be equal.
    package func combinations(around base: Hyperparameters, seed: RandomSeed) -> [Hyperparameters] {
        let all =
            trials.map { SweepAxis.random(axes, around: base, count: $0, seed: seed) }
            ?? SweepAxis.grid(axes, around: base) ?? []
        return all.map { $0.withoutIdleChoices(like: base) }
    }

    /// The axes of flags with values; dropout comes after the layers that it is behind. What later flags draw changes nothing of
    /// what earlier ones do.
    private var axes: [SweepAxis<Hyperparameters>] {
        var axes = [SweepAxis<Hyperparameters>]()
        if !hidden.isEmpty { axes.append(SweepAxis(\.network.hidden, hidden.map(\.numbers))) }
        if let depth { axes.append(SweepAxis(\.depth, depth.numbers)) }
        if !activation.isEmpty { axes.append(SweepAxis(\.network.activation, activation)) }
        if !initializer.isEmpty { axes.append(SweepAxis(\.network.initializer, initializer)) }
        if let dropout { axes.append(dropout.axis(\.dropout)) }
        if let learningRate { axes.append(learningRate.axis(\.training.learningRate)) }
        if let weightDecay { axes.append(weightDecay.axis(\.training.weightDecay)) }
        if let epochs, epochs.numbers.count > 1 { axes.append(SweepAxis(\.training.epochs, epochs.numbers)) }
        if let batchSize, batchSize.numbers.count > 1 {
            axes.append(SweepAxis(\.training.batchSize, batchSize.numbers))
        }
        if optimizer.count > 1 { axes.append(SweepAxis(\.training.optimizer, optimizer)) }
        return axes
    }

    /// Changes what is given with a single value, which all trials have in common.
    package func applySingleValues(to changes: inout HyperparameterChanges) {
        if let epochs, epochs.numbers.count == 1 { changes.epochs = epochs.numbers[0] }
        if let batchSize, batchSize.numbers.count == 1 { changes.batchSize = batchSize.numbers[0] }
        if optimizer.count == 1 { changes.optimizer = optimizer[0] }
        changes.momentum = momentum ?? changes.momentum
    }

    /// Runs the trials, says on standard error how far it is, and shows the results.
    ///
    /// - Parameters:
    ///   - trials: The trials; some may be equal.
    ///   - settings: The hyperparameters of a trial, for tables and charts.
    ///   - description: The command, what the trials have in common, and the files.
    ///   - metric: What `body` gives, and which of it is best.
    ///   - output: Where the results go.
    ///   - picture: The chart of the metric against a parameter, if it is wanted.
    ///   - body: Runs one trial.
    package func run<Trial: Codable & Hashable & Sendable>(
        _ trials: [Trial], settings: @escaping (Trial) -> Hyperparameters, _ description: RunDescription<Trial>,
        metric: (name: String, ranking: SweepRanking), output: SweepOutputOptions, picture: ChartFile?,
        _ body: @escaping @Sendable (Trial) async throws -> Double?
    ) async throws {
        let study = description.files.map { "\($0.name) \($0.sha1)" }.joined(separator: ", ")
        let sweep = Sweep(trials, of: study, ranking: metric.ranking, results: output.results.map(fileURL))
        if sweep.trials.count < trials.count { note(sweep.trials.count, of: trials.count, output.shown.messages) }
        try output.record.prepare()
        let report = SweepReport(metricName: metric.name, trials: sweep.trials, settings: settings)
        let results = try await sweep.run(jobs: parallel.jobs) { result, left in
            if !output.shown.messages.quiet { Console.note("\(report.line(result)), \(left) left\n") }
        } _: { trial in
            try await body(trial)
        }
        try Console.show {
            switch output.shown.format {
            case .json: try Console.print(json: results)
            case .text: try Console.print(report.table(results))
            }
        } afterWriting: {
            try picture?.write(report.chart(results, by: output.plotBy))
            try output.record.write(
                RunDocument(
                    command: description.command, job: description.job, files: description.files,
                    report: SweepSummary(metric: metric.name, results: results),
                    threads: min(parallel.jobs ?? processorCount, sweep.trials.count)))
        }
        if results.allSatisfy({ $0.metric == nil }) { throw NoFiniteTrial() }
    }
}

/// The report of a sweep.
private struct SweepSummary<Trial: Codable & Hashable & Sendable>: Encodable {
    let metric: String
    let results: [TrialResult<Trial>]
}

private func note(_ trials: Int, of combinations: Int, _ messages: MessageOptions) {
    messages.logger("sweep").notice(
        """
        \(combinations) combinations come to \(trials): those that make no difference, such as dropout without hidden \
        layers, are tried once
        """)
}

extension Hyperparameters {
    /// Without hidden layers, with no dropout and the activation of `base`: there is nothing to apply them to.
    fileprivate func withoutIdleChoices(like base: Hyperparameters) -> Hyperparameters {
        guard network.hidden.isEmpty else { return self }
        var trial = self
        (trial.network.dropout, trial.network.activation) = ([], base.network.activation)
        return trial
    }
}

/// No trial came to a number.
private struct NoFiniteTrial: ExitStatusConvertible, CustomStringConvertible {
    var exitStatus: ExitStatus { .nonFinite }
    var description: String { "No trial has a finite metric: try lower learning rates." }
}
