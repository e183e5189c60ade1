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
/// A fold draws from its own seed, and its matrix products use one thread: results do not depend on `jobs`.
///
/// - Parameters:
///   - splitter: The splitter of the rows.
///   - rows: The number of rows.
///   - seed: The root of the folds' seeds.
///   - only: The indices of the folds to run, counted from 0 through all repetitions; nil for all folds.
///   - jobs: The number of folds at a time; by default that of the processors.
///   - body: Computes the result of one fold.
/// - Throws: `TrainingError` if the rows cannot be split so or an index has no fold; errors of `body`.
/// - Returns: The results in the order of the folds.
public func crossValidate<Result: Codable & Sendable>(
    _ splitter: some Splitter, rows: Int, seed: RandomSeed = 0, only: [Int]? = nil, jobs: Int? = nil,
    _ body: @escaping @Sendable (Fold) async throws -> Result
) async throws -> [Result] {
    try splitter.check(rows: rows)
    let all = 0..<splitter.count * splitter.repeats
    if let index = only?.first(where: { !all.contains($0) }) {
        throw TrainingError.invalidSetting(
            name: "The number of a fold", value: "\(index + 1)", allowed: "from 1 to \(all.count)")
    }
    let wanted = only.map { Set($0).sorted() } ?? Array(all)
    // The rows of a fold are in memory only while it runs.
    return try await WorkPool(jobs: jobs).run(wanted) {
        seed.ofFold($0)
    } _: { index in
        try await body(splitter.fold(index, rows: rows, seed: seed))
    }
}

/// Runs `body` once for each of some folds of your own, `jobs` of them at a time; see the function above.
public func crossValidate<Result: Codable & Sendable>(
    folds: [Fold], jobs: Int? = nil, _ body: @escaping @Sendable (Fold) async throws -> Result
) async throws -> [Result] {
    try await WorkPool(jobs: jobs).run(folds) {
        $0.seed
    } _: { fold in
        try await body(fold)
    }
}
