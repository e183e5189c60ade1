import Arrays

/// Splits that train on the past and validate on what follows, in windows that grow.
///
/// As [`TimeSeriesSplit`](https://scikit-learn.org/stable/modules/generated/sklearn.model_selection.TimeSeriesSplit.html):
/// the rows in order of time are divided into `count` + 1 parts, the remainder goes to the first; fold i trains on
/// parts 0 to i and validates on part i + 1. Rows of the first part are never validated.
public struct TimeSeriesSplit: Splitter, Hashable, Codable {
    /// The number of folds, 2 or more.
    public var count: Int
    /// The time of each row. Rows of equal time keep their order.
    public let times: [Double]
    /// The number of rows between the training rows and the validation rows of a fold.
    public var gap: Int

    /// Makes a splitter into `count` folds.
    public init(_ count: Int, times: [Double], gap: Int = 0) {
        (self.count, self.times, self.gap) = (count, times, gap)
    }

    /// Throws a `TrainingError` for fewer than 2 folds, and for too few rows.
    public func check(rows: Int) throws {
        try check(times.count, rows: rows)
        guard count >= 2 else { throw TrainingError.tooFewFolds(count) }
        guard gap >= 0, rows - count * (rows / (count + 1)) - gap > 0, rows > count else {
            throw TrainingError.invalidSetting(
                name: "The split by time", value: "\(count) folds with a gap of \(gap)",
                allowed: "smaller: \(rows) rows are too few; lower the folds or the gap")
        }
    }

    /// The fold of an index.
    public func fold(_ index: Int, rows: Int, seed: RandomSeed) -> Fold {
        let order = Array(0..<rows).stablySorted { times[$0] < times[$1] }
        let size = rows / (count + 1), start = rows - (count - index) * size
        return Fold(
            index: index, training: order[..<(start - gap)].sorted(), validation: order[start..<start + size].sorted(),
            seed: seed.ofFold(index))
    }
}
