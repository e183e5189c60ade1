import Arrays

/// Shuffled K-fold splits in which each fold has about the same share of each stratum, such as ranges of the target.
///
/// Deals the rows of each stratum to the folds in turn; each stratum continues where the one before ended.
public struct StratifiedKFold: Splitter, Hashable, Codable {
    /// The number of folds, 2 or more.
    public var count: Int
    /// The number of splits, each with a new shuffle and new seeds.
    public var repeats: Int
    /// The stratum of each row; any numbers.
    public let strata: [Int]

    /// Makes a splitter into `count` folds.
    public init(_ count: Int, strata: [Int], repeats: Int = 1) {
        (self.count, self.strata, self.repeats) = (count, strata, repeats)
    }

    /// Makes a splitter by `bins` ranges of the targets with equally many rows.
    public init(_ count: Int, targets: [Double], bins: Int = 10, repeats: Int = 1) {
        let order = Array(targets.indices).stablySorted { targets[$0] < targets[$1] }
        var strata = [Int](repeating: 0, count: targets.count)
        for (place, row) in order.enumerated() { strata[row] = place * bins / targets.count }
        self.init(count, strata: strata, repeats: repeats)
    }

    /// Throws a `TrainingError` as `KFold`.
    public func check(rows: Int) throws {
        try check(strata.count, rows: rows)
        try KFold(count, repeats: repeats).check(rows: rows)
    }

    /// The fold of an index through all repetitions.
    public func fold(_ index: Int, rows: Int, seed: RandomSeed) -> Fold {
        var order = Array(0..<rows), stream = RandomStream(seed: seed.derived(.split, index / count))
        stream.shuffle(&order)
        var folds = [Int](repeating: 0, count: rows)
        for (place, row) in order.stablySorted(by: { strata[$0] < strata[$1] }).enumerated() {
            folds[row] = place % count
        }
        return Fold(index, rows: rows, seed: seed) { folds[$0] == index % count }
    }
}
