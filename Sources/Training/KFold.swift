import Arrays

/// K-fold splits of rows into contiguous folds, in order, as in the book: counts and indices only, for any model.
///
/// Every row is in the validation part of exactly one fold. Where the rows do not divide evenly, the first folds have one
/// row more, as in scikit-learn.
public struct KFold: Sendable {
    /// The number of folds, 2 or more.
    public let count: Int

    /// Makes a splitter into `count` folds.
    public init(_ count: Int) { self.count = count }

    /// The folds of `rows` rows.
    ///
    /// - Parameters:
    ///   - rows: The number of rows, at least as many as folds.
    ///   - seed: The root of the folds' seeds.
    /// - Throws: `TrainingError` for fewer than 2 folds and for more folds than rows.
    public func split(rows: Int, seed: RandomSeed = 0) throws -> [Fold] {
        guard count >= 2 else { throw TrainingError.tooFewFolds(count) }
        guard count <= rows else { throw TrainingError.moreFoldsThanRows(folds: count, rows: rows) }
        return (0..<count).map { index in
            let start = index * (rows / count) + min(index, rows % count)
            let end = (index + 1) * (rows / count) + min(index + 1, rows % count)
            return Fold(
                index: index, training: Array(0..<start) + Array(end..<rows), validation: Array(start..<end),
                seed: seed.derived(.fold, index))
        }
    }
}

/// One split into rows to train on and rows to validate on.
public struct Fold: Sendable, Equatable {
    /// The number of the fold, from 0.
    public let index: Int
    /// The rows to train on, in ascending order.
    public let training: [Int]
    /// The rows to validate on, in ascending order.
    public let validation: [Int]
    /// The seed of all that is random in this fold.
    public let seed: RandomSeed
}
