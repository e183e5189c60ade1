import Arrays

/// K-fold splits of row indices, contiguous as in the book, or shuffled.
///
/// ```swift
/// try KFold(5).split(rows: 1460)                              // 0..<292, 292..<584 ...
/// try KFold(5, shuffled: true, repeats: 3).split(rows: 1460)  // 15 folds of three shuffles
/// ```
///
/// Every row is a validation row of exactly one fold of each repetition. Where the rows do not divide evenly, the first
/// folds have one row more, as in scikit-learn.
public struct KFold: Splitter, Hashable, Codable {
    /// The number of folds, 2 or more.
    public var count: Int
    /// Whether the rows are shuffled first, as sorted tables need.
    public var shuffled: Bool
    /// The number of splits, each with a new shuffle and new seeds.
    public var repeats: Int

    /// Makes a splitter into `count` folds.
    public init(_ count: Int, shuffled: Bool = false, repeats: Int = 1) {
        (self.count, self.shuffled, self.repeats) = (count, shuffled, repeats)
    }

    /// Throws a `TrainingError` for fewer than 2 folds or 1 repetition, and for more folds than rows.
    public func check(rows: Int) throws {
        guard count >= 2 else { throw TrainingError.tooFewFolds(count) }
        guard count <= rows else { throw TrainingError.moreFoldsThanRows(folds: count, rows: rows) }
        try checkRepeats()
    }

    private func order(of rows: Int, seed: RandomSeed) -> [Int] {
        var order = Array(0..<rows)
        if shuffled {
            var stream = RandomStream(seed: seed)
            stream.shuffle(&order)
        }
        return order
    }

    /// The fold of an index through all repetitions. Costs a shuffle, if the rows are shuffled.
    public func fold(_ index: Int, rows: Int, seed: RandomSeed) -> Fold {
        let order = order(of: rows, seed: seed.derived(.split, index / count)), position = index % count
        let start = position * (rows / count) + min(position, rows % count)
        let end = (position + 1) * (rows / count) + min(position + 1, rows % count)
        var training = Array(order[..<start]), validation = Array(order[start..<end])
        training += order[end...]
        if shuffled {
            training.sort()
            validation.sort()
        }
        return Fold(index: index, training: training, validation: validation, seed: seed.ofFold(index))
    }
}
