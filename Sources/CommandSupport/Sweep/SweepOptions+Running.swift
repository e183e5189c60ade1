import ArgumentParser
import Arrays
import Files
import Logging
import NN
import Plots
import Training

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

extension SweepOptions {
    /// The combinations around `base`; some may be equal.
    private func combinations(around base: Hyperparameters) -> [Hyperparameters] {
        let all =
            trials.map { SweepAxis.random(axes, around: base, count: $0, seed: RandomSeed(seed)) }
            ?? SweepAxis.grid(axes, around: base) ?? []
        return all.map { $0.withoutIdleChoices(like: base) }
    }

    /// The axes that flags were given for; dropout comes after the layers that it is behind.
    private var axes: [SweepAxis] {
        var axes = [SweepAxis]()
        if !hidden.isEmpty { axes.append(SweepAxis(\.network.hidden, hidden.map(\.numbers))) }
        if let depth { axes.append(SweepAxis(\.depth, depth.numbers)) }
        if !activation.isEmpty { axes.append(SweepAxis(\.network.activation, activation)) }
        if !initializer.isEmpty { axes.append(SweepAxis(\.network.initializer, initializer)) }
        if let dropout { axes.append(dropout.axis(\.dropout)) }
        if let learningRate { axes.append(learningRate.axis(\.training.learningRate)) }
        if let weightDecay { axes.append(weightDecay.axis(\.training.weightDecay)) }
        return axes
    }

    /// Runs the trials, says on standard error how far it is, and shows the results.
    ///
    /// - Parameters:
    ///   - base: What the trials have in common.
    ///   - data: What they are run on, by names and sums of its files.
    ///   - conditions: What else they have in common, beside `base` and the seed: results are told apart by it.
    ///   - metric: What `body` gives, and which of it is best.
    ///   - output: Where the results go.
    ///   - picture: The chart of the metric against a parameter, if it is wanted.
    ///   - body: Runs one trial.
    package func run(
        around base: Hyperparameters, data: [SourceFile], conditions: [String] = [],
        metric: (name: String, ranking: Sweep.Ranking), output: SweepOutputOptions, picture: ChartFile?,
        _ body: @escaping @Sendable (Hyperparameters) async throws -> Double?
    ) async throws {
        let base = Hyperparameters(network: base.network, training: steps.applied(to: base.training))
        try steps.checkEffect(on: base.training)
        let trials = combinations(around: base)
        let study = (data.map { "\($0.name) \($0.sha1)" } + conditions + ["seed \(seed)"]).joined(separator: ", ")
        let sweep = Sweep(trials, of: study, ranking: metric.ranking, results: output.results.map(fileURL))
        if sweep.trials.count < trials.count { note(sweep.trials.count, of: trials.count, output.shown.messages) }
        try output.record.prepare()
        let report = SweepReport(metricName: metric.name, trials: sweep.trials)
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
                SweepSummary(files: data, metric: metric.name, results: results),
                threads: min(parallel.jobs ?? processorCount, sweep.trials.count))
        }
        if results.allSatisfy({ $0.metric == nil }) { throw NoFiniteTrial() }
    }
}

/// The record of a sweep.
private struct SweepSummary: Encodable {
    let files: [SourceFile]
    let metric: String
    let results: [TrialResult]
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
