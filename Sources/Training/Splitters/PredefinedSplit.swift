import Arrays

/// Splits that a table gives: the fold in which each row is a validation row.
public struct PredefinedSplit: Splitter, Hashable, Codable {
    /// The fold of each row, by its place among the distinct numbers.
    public let folds: [Int]
    /// The number of folds.
    public var count: Int { numbers.count }
    private let numbers: [Int]

    /// Makes a splitter of the numbers of folds, one for each row.
    public init(folds: [Int]) { (self.folds, numbers) = (folds, Set(folds).sorted()) }

    /// Throws a `TrainingError` for fewer than 2 folds.
    public func check(rows: Int) throws {
        try check(folds.count, rows: rows)
        guard count >= 2 else { throw TrainingError.tooFewFolds(count) }
    }

    /// The fold of an index.
    public func fold(_ index: Int, rows: Int, seed: RandomSeed) -> Fold {
        Fold(index, rows: rows, seed: seed) { folds[$0] == numbers[index] }
    }
}
