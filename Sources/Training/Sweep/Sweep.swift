import Arrays

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Tries many combinations of hyper-parameters, several at a time, and keeps the results in a file of JSON lines.
///
/// ```swift
/// let sweep = Sweep(trials, of: "sample, seed 0", ranking: .largest, results: URL(filePath: "sweep.jsonl"))
/// let ranked = try await sweep.run { trial in try accuracy(of: trial) }
/// ```
///
/// A trial whose result the file has is not run again: a sweep that was broken off goes on where it was. Several sweeps may
/// keep their results in one file at the same time.
public struct Sweep: Sendable {
    /// Which metric is the best.
    public enum Ranking: Sendable { case smallest, largest }

    /// What is tried, each combination once.
    public let trials: [Hyperparameters]
    /// What the trials are run on: their data and seed.
    public let study: String
    /// Which metric is the best.
    public let ranking: Ranking
    /// Where results are kept, if they are.
    public let results: URL?

    /// Makes a sweep; a combination that `trials` has twice is tried once.
    public init(_ trials: [Hyperparameters], of study: String, ranking: Ranking, results: URL? = nil) {
        var seen = Set<Hyperparameters>()
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
    ///   - body: Runs one trial and gives its metric. What it draws without a seed of its own depends on the trial alone. Nil is a result too, as is a metric that is not finite and a
    ///     `TrainingError` for such numbers: the trial is ranked last.
    /// - Throws: What `body` throws else, a `TrainingError` for a file of results that is none, a `SystemError` if it cannot be
    ///   read or written. The results up to then are kept.
    /// - Returns: The results of all trials, the best first.
    public func run(
        jobs: Int? = nil, done: (_ result: TrialResult, _ left: Int) -> Void = { _, _ in },
        _ body: @escaping @Sendable (Hyperparameters) async throws -> Double?
    ) async throws -> [TrialResult] {
        var record = try SweepRecord(results)
        let known = Set(record.results.filter { $0.study == study }.map(\.trial))
        let pending = trials.filter { !known.contains($0) }
        try await MatrixThreads.withSingleThread {
            try await withThrowingTaskGroup(of: TrialResult.self) { group in
                var left = pending.count
                var next = pending.makeIterator()
                for _ in 0..<min(max(jobs ?? processorCount, 1), pending.count) {
                    if let trial = next.next() { group.addTask { try await attempt(trial, body) } }
                }
                while let result = try await group.next() {
                    if let trial = next.next() { group.addTask { try await attempt(trial, body) } }
                    left -= 1
                    try await record.append(result)
                    done(result, left)
                }
            }
        }
        // Each once, though two sweeps that ran at the same time may both have tried it.
        var wanted = Set(trials)
        return ranked(record.results.filter { $0.study == study && wanted.remove($0.trial) != nil })
    }

    /// The results, the best first; those without a metric last.
    func ranked(_ results: [TrialResult]) -> [TrialResult] {
        func key(_ result: TrialResult) -> Double {
            guard let metric = result.metric else { return .infinity }
            return ranking == .smallest ? metric : -metric
        }
        return results.sorted { key($0) < key($1) }
    }

    private func attempt(
        _ trial: Hyperparameters, _ body: @Sendable (Hyperparameters) async throws -> Double?
    ) async throws -> TrialResult {
        let start = ContinuousClock.now
        var metric: Double?
        do {
            metric = try await withRandomSeed(trial.seed) { try await body(trial) }.flatMap { $0.isFinite ? $0 : nil }
        } catch let error as TrainingError where error.isNonFinite {
            metric = nil
        }
        return TrialResult(
            trial: trial, study: study, metric: metric, seconds: (ContinuousClock.now - start) / .seconds(1))
    }
}
