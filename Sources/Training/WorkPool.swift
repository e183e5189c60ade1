import Arrays
import Ranks

/// Runs independent pieces of work in parallel: folds, trials of a sweep, models of an ensemble.
///
/// ```swift
/// let pool = WorkPool(jobs: 2)
/// let losses = try await pool.run([0.1, 0.5], seed: { _ in 7 }) { rate in try trainedLoss(rate) }
/// ```
///
/// Each piece draws from its own seed and computes matrix products with one thread: results do not depend on the number
/// of jobs. They are `Codable`, so that another process can compute them.
///
/// A pool within a piece of another pool runs its pieces one after the other: the processors are busy already. Within
/// `withRanks`, the ranks of an MPI job share the pieces, each of them `jobs` at a time. All ranks run a single piece: in
/// it they may share the shards of batches.
public struct WorkPool: Sendable {
    /// The number of pieces that run at a time, 1 or more.
    public let jobs: Int

    /// Makes a pool; by default with a job for each processor.
    public init(jobs: Int? = nil) { self.jobs = max(jobs ?? processorCount, 1) }

    @TaskLocal private static var isRunning = false

    /// The number of pieces that run at a time here: one within a piece of another pool.
    package var freeJobs: Int { Self.isRunning ? 1 : jobs }

    /// Runs `body` once for each piece.
    ///
    /// - Parameters:
    ///   - pieces: The inputs.
    ///   - seed: The seed of a piece.
    ///   - done: Called in the caller's task after each piece with its index and its result, in the order of
    ///     completion; with several ranks, on the first one alone.
    ///   - body: Computes the result of a piece.
    /// - Throws: Errors of `body` and `done`, once the running pieces are cancelled; a `CancellationError` if the task
    ///   is cancelled.
    /// - Returns: The results in the order of the pieces.
    public func run<Piece: Sendable, Result: Codable & Sendable>(
        _ pieces: [Piece], seed: (Piece) throws -> RandomSeed,
        done: (_ index: Int, _ result: Result) async throws -> Void = { _, _ in },
        _ body: @escaping @Sendable (Piece) async throws -> Result
    ) async throws -> [Result] {
        let seeds = try pieces.map(seed)
        let compute = { @Sendable (index: Int) in
            try Task.checkCancellation()
            return try await withRandomSeed(seeds[index]) { try await body(pieces[index]) }
        }
        return try await MatrixThreads.withSingleThread {
            guard !Self.isRunning, pieces.count > 1 else {
                var results: [Result] = []
                for index in pieces.indices {
                    results.append(try await compute(index))
                    if Ranks.current.isFirst { try await done(index, results[index]) }
                }
                return results
            }
            return try await Self.$isRunning.withValue(true) {
                let shared = try await Ranks.current.results(
                    ofPieces: pieces.count, atATime: jobs, done: done, compute)
                if let shared { return shared }
                return try await runConcurrently(pieces.count, done, compute)
            }
        }
    }

    private func runConcurrently<Result: Sendable>(
        _ count: Int, _ done: (Int, Result) async throws -> Void,
        _ compute: @escaping @Sendable (Int) async throws -> Result
    ) async throws -> [Result] {
        try await withThrowingTaskGroup(of: (Int, Result).self) { group in
            var results = [Result?](repeating: nil, count: count)
            var waiting = (0..<count).makeIterator()
            func startNext() {
                guard let index = waiting.next() else { return }
                group.addTask { (index, try await compute(index)) }
            }
            for _ in 0..<min(jobs, count) { startNext() }
            while let (index, result) = try await group.next() {
                startNext()
                results[index] = result
                try await done(index, result)
            }
            return results.compactMap(\.self)
        }
    }
}
