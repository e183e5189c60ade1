import Arrays
import Ranks
import Support

/// Tries many combinations of settings in parallel, and keeps the results in a file of JSON lines.
///
/// ```swift
/// let sweep = Sweep(trials, of: "sample, seed 0", ranking: .largest, results: URL(filePath: "sweep.jsonl"))
/// let ranked = try await sweep.run { trial in try accuracy(of: trial) }
/// ```
///
/// A trial is any Codable value: `Hyperparameters`, a job, your own type. A trial with a result in the file is not run
/// again: an interrupted sweep resumes. Several sweeps may write to one file at the same time.
public struct Sweep<Trial: Codable & Hashable & Sendable>: Sendable, CustomStringConvertible {
    /// The trials, each once.
    public let trials: [Trial]
    /// Identifies the data and settings that trials do not hold; results of other studies in the file are ignored.
    public let study: String
    /// Which metrics are better.
    public let ranking: MetricDirection
    /// The file of results, if there is one.
    public let results: URL?

    /// Makes a sweep; duplicate trials run once.
    public init(_ trials: [Trial], of study: String, ranking: MetricDirection, results: URL? = nil) {
        var seen = Set<Trial>()
        self.trials = trials.filter { seen.insert($0).inserted }
        (self.study, self.ranking, self.results) = (study, ranking, results)
    }

    /// The number of trials and the study: `Sweep(12 trials of sample, seed 0)`.
    public var description: String { "Sweep(\(trials.count) trials of \(study))" }

    /// Runs the trials that have no result yet.
    ///
    /// - Parameters:
    ///   - jobs: The number of trials at a time, each with one thread for matrix products; by default that of the
    ///     processors.
    ///   - done: Called after each trial with its result and the number of trials left; with several ranks, on the
    ///     first one alone.
    ///   - body: Runs a trial, which draws from a seed of its own, and returns its metric. A trial with nil, a metric
    ///     that is not finite, or a `TrainingError` for such numbers ranks last.
    /// - Throws: Other errors of `body`, a `TrainingError` for another kind of file, a `SystemError` if it cannot be
    ///   read or written. The results so far are kept.
    /// - Returns: The results of all trials, the best first.
    public func run(
        jobs: Int? = nil, done: (_ result: TrialResult<Trial>, _ left: Int) -> Void = { _, _ in },
        _ body: @escaping @Sendable (Trial) async throws -> Double?
    ) async throws -> [TrialResult<Trial>] {
        let ranks = Ranks.current
        var record = try SweepRecord<Trial>(ranks.isFirst ? results : nil)
        let known = try await ranks.shared { record.results.filter { $0.study == study } }
        let tried = Set(known.map(\.trial))
        let pending = trials.filter { !tried.contains($0) }
        var left = pending.count
        let new = try await WorkPool(jobs: jobs).run(pending, seed: seed) { _, result in
            left -= 1
            try await record.append(result)
            done(result, left)
        } _: { trial in
            try await attempt(trial, body)
        }
        // Each once, though two sweeps at the same time may both have run it; equal metrics in the order of the trials.
        let all = Dictionary((known + new).map { ($0.trial, $0) }) { first, _ in first }
        return ranked(trials.compactMap { all[$0] })
    }

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
        } catch let error as TrainingError where error.category == .nonFinite {
            metric = nil
        }
        return TrialResult(
            trial: trial, study: study, metric: metric, seconds: (ContinuousClock.now - start) / .seconds(1))
    }

    /// The seed of a trial, which depends on the trial alone.
    private func seed(of trial: Trial) throws -> RandomSeed {
        try JSONEncoder.sorted().encode(trial).reduce(0) { $0.derived(.sweep, Int($1)) }
    }
}
