import Arrays
import Platform

/// Tries many combinations of settings, several at a time, and keeps the results in a file of JSON lines.
///
/// ```swift
/// let sweep = Sweep(trials, of: "sample, seed 0", ranking: .largest, results: URL(filePath: "sweep.jsonl"))
/// let ranked = try await sweep.run { trial in try accuracy(of: trial) }
/// ```
///
/// A trial is any value that JSON can hold: `Hyperparameters`, a job, a type of one's own. A trial whose result the file has is
/// not run again: an interrupted sweep resumes. Several sweeps may keep their results in one file at the same time.
public struct Sweep<Trial: Codable & Hashable & Sendable>: Sendable {
    /// What is tried, each combination once.
    public let trials: [Trial]
    /// What the trials are run on, as far as they do not say it themselves: data and seed.
    public let study: String
    /// Which metric is the best.
    public let ranking: SweepRanking
    /// Where results are kept, if they are.
    public let results: URL?

    /// Makes a sweep; a combination that `trials` has twice is tried once.
    public init(_ trials: [Trial], of study: String, ranking: SweepRanking, results: URL? = nil) {
        var seen = Set<Trial>()
        self.trials = trials.filter { seen.insert($0).inserted }
        self.study = study
        self.ranking = ranking
        self.results = results
    }

    /// Runs the trials that have no result yet.
    ///
    /// - Parameters:
    ///   - jobs: How many trials run at a time, each with one thread for its matrix products; by default as many as there are
    ///     processors.
    ///   - done: Called after each trial with its result and the number of those that are left.
    ///   - body: Runs one trial and gives its metric. What it draws without a seed of its own depends on the trial alone. Nil
    ///     is a result too, as is a metric that is not finite and a `TrainingError` for such numbers: the trial is ranked last.
    /// - Throws: What `body` throws else, a `TrainingError` for a file of results that is none, a `SystemError` if it cannot be
    ///   read or written. The results up to then are kept.
    /// - Returns: The results of all trials, the best first.
    public func run(
        jobs: Int? = nil, done: (_ result: TrialResult<Trial>, _ left: Int) -> Void = { _, _ in },
        _ body: @escaping @Sendable (Trial) async throws -> Double?
    ) async throws -> [TrialResult<Trial>] {
        var record = try SweepRecord<Trial>(results)
        let known = Set(record.results.filter { $0.study == study }.map(\.trial))
        let pending = trials.filter { !known.contains($0) }
        var left = pending.count
        _ = try await WorkPool(jobs: jobs).run(pending, seed: seed) { _, result in
            left -= 1
            try await record.append(result)
            done(result, left)
        } _: { trial in
            try await attempt(trial, body)
        }
        // Each once, though two sweeps that ran at the same time may both have tried it.
        var wanted = Set(trials)
        return ranked(record.results.filter { $0.study == study && wanted.remove($0.trial) != nil })
    }

    /// The results, the best first; those without a metric last.
    func ranked(_ results: [TrialResult<Trial>]) -> [TrialResult<Trial>] {
        func key(_ result: TrialResult<Trial>) -> Double {
            guard let metric = result.metric else { return .infinity }
            return ranking == .smallest ? metric : -metric
        }
        return results.sorted { key($0) < key($1) }
    }

    private func attempt(
        _ trial: Trial, _ body: @Sendable (Trial) async throws -> Double?
    ) async throws -> TrialResult<Trial> {
        let start = ContinuousClock.now
        var metric: Double?
        do {
            metric = try await body(trial).flatMap { $0.isFinite ? $0 : nil }
        } catch let error as TrainingError where error.isNonFinite {
            metric = nil
        }
        return TrialResult(
            trial: trial, study: study, metric: metric, seconds: (ContinuousClock.now - start) / .seconds(1))
    }

    /// The seed of a trial depends on the trial alone, whatever is tried before it.
    private func seed(of trial: Trial) throws -> RandomSeed {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        return try encoder.encode(trial).reduce(0) { $0.derived(.sweep, Int($1)) }
    }
}

/// Which metric of a sweep is the best.
public enum SweepRanking: Sendable { case smallest, largest }
