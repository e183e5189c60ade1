import Arrays

/// Runs `body` once for each fold, `jobs` of them at a time.
///
/// ```swift
/// let errors = try await crossValidate(KFold(5), rows: 1460) { fold in
///     ...                                  // train on fold.training, seeded by fold.seed
///     return logRMSE(predictions, prices)  // on fold.validation
/// }
/// ```
///
/// What a fold draws without a seed of its own comes from its seed, and each fold's matrix products use one thread: results
/// do not depend on `jobs`.
///
/// - Parameters:
///   - splitter: How the rows are split.
///   - rows: Their number.
///   - seed: The root of the folds' seeds.
///   - jobs: How many folds run at a time; by default as many as there are processors.
///   - body: What to do with one fold.
/// - Throws: `TrainingError` if the rows cannot be split so, and what `body` throws.
/// - Returns: The results in the order of the folds.
public func crossValidate<Result: Sendable>(
    _ splitter: KFold, rows: Int, seed: RandomSeed = 0, jobs: Int? = nil,
    _ body: @escaping @Sendable (Fold) throws -> Result
) async throws -> [Result] {
    let folds = try splitter.split(rows: rows, seed: seed)
    let jobs = max(jobs ?? processorCount, 1)
    return try await MatrixThreads.withSingleThread {
        try await withThrowingTaskGroup(of: (Int, Result).self) { group in
            var results = [Result?](repeating: nil, count: folds.count)
            for (position, fold) in folds.enumerated() {
                if position >= jobs, let (index, result) = try await group.next() { results[index] = result }
                group.addTask { (fold.index, try withRandomSeed(fold.seed) { try body(fold) }) }
            }
            for try await (index, result) in group { results[index] = result }
            return results.compactMap(\.self)
        }
    }
}
