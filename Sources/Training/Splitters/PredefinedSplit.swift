import Arrays

/// Splits given by the table: the fold of each row.
public struct PredefinedSplit: Splitter, Hashable, Codable {
    /// The fold label of each row; folds are in ascending order of labels.
    public let folds: [Int]
    /// The number of folds.
    public var count: Int { numbers.count }
    private let numbers: [Int]

    /// Makes a splitter from the fold label of each row.
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
