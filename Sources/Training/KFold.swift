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
public struct KFold: Sendable, Hashable, Codable {
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

    /// The folds of `rows` rows.
    ///
    /// - Parameters:
    ///   - rows: The number of rows, at least as many as folds.
    ///   - seed: The root of the seeds of shuffles and folds.
    /// - Throws: `TrainingError` for fewer than 2 folds or 1 repetition, and for more folds than rows.
    public func split(rows: Int, seed: RandomSeed = 0) throws -> [Fold] {
        try check(rows: rows)
        return (0..<count * repeats).map { fold($0, rows: rows, seed: seed) }
    }

    func check(rows: Int) throws {
        guard count >= 2 else { throw TrainingError.tooFewFolds(count) }
        guard count <= rows else { throw TrainingError.moreFoldsThanRows(folds: count, rows: rows) }
        guard repeats >= 1 else {
            throw TrainingError.invalidSetting(name: "The number of repeats", value: "\(repeats)", allowed: "1 or more")
        }
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
    func fold(_ index: Int, rows: Int, seed: RandomSeed) -> Fold {
        let order = order(of: rows, seed: seed.derived(.split, index / count)), position = index % count
        let start = position * (rows / count) + min(position, rows % count)
        let end = (position + 1) * (rows / count) + min(position + 1, rows % count)
        var training = Array(order[..<start]), validation = Array(order[start..<end])
        training += order[end...]
        if shuffled {
            training.sort()
            validation.sort()
        }
        return Fold(index: index, training: training, validation: validation, seed: Self.seed(ofFold: index, seed))
    }

    static func seed(ofFold index: Int, _ root: RandomSeed) -> RandomSeed { root.derived(.fold, index) }
}

/// One split into training rows and validation rows.
public struct Fold: Sendable, Equatable, CustomStringConvertible {
    /// The number of the fold, from 0 and through all repetitions.
    public let index: Int
    /// The training rows, in ascending order.
    public let training: [Int]
    /// The validation rows, in ascending order.
    public let validation: [Int]
    /// The seed of all that is random in this fold.
    public let seed: RandomSeed

    /// The sizes: `fold 0: 1168 training rows, 292 validation rows`.
    public var description: String {
        "fold \(index): \(training.count) training rows, \(validation.count) validation rows"
    }
}
