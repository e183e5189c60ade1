import Arrays

/// A way to split the rows of a table into folds of training rows and validation rows.
///
/// ```swift
/// let houses = GroupKFold(5, groups: houseNumbers)      // no house in training and validation
/// try await crossValidate(houses, rows: 120) { fold in ... }
/// ```
public protocol Splitter: Sendable {
    /// The number of folds of each repetition.
    var count: Int { get }
    /// The number of repetitions; 1 by default.
    var repeats: Int { get }

    /// Throws a `TrainingError` if `rows` rows cannot be split.
    func check(rows: Int) throws

    /// The fold of an index through all repetitions, from 0, for rows that `check` accepts.
    func fold(_ index: Int, rows: Int, seed: RandomSeed) -> Fold
}

extension Splitter {
    /// One.
    public var repeats: Int { 1 }

    /// The folds of `rows` rows.
    ///
    /// - Parameters:
    ///   - rows: The number of rows.
    ///   - seed: The root of the seeds of shuffles and folds.
    /// - Throws: A `TrainingError` if the rows cannot be split.
    public func split(rows: Int, seed: RandomSeed = 0) throws -> [Fold] {
        try check(rows: rows)
        return (0..<count * repeats).map { fold($0, rows: rows, seed: seed) }
    }

    func checkRepeats() throws {
        guard repeats >= 1 else {
            throw TrainingError.invalidSetting(name: "The number of repeats", value: "\(repeats)", allowed: "1 or more")
        }
    }

    /// Throws unless there is a label for each row.
    func check(_ labels: Int, rows: Int) throws {
        guard labels == rows else {
            throw TrainingError.invalidSetting(
                name: "The number of labels", value: "\(labels)", allowed: "that of the rows, \(rows)")
        }
    }
}

extension RandomSeed {
    /// The seed of a fold, from the root of the seeds.
    func ofFold(_ index: Int) -> RandomSeed { derived(.fold, index) }
}

extension Fold {
    /// The fold whose validation rows are those that `isValidation` accepts, of all rows or of some.
    init(_ index: Int, rows: Int, seed: RandomSeed, where isValidation: (Int) -> Bool) {
        self.init(
            index: index, training: (0..<rows).filter { !isValidation($0) },
            validation: (0..<rows).filter(isValidation),
            seed: seed.ofFold(index))
    }
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

    /// Makes a fold of your own; give each fold its own seed.
    public init(index: Int, training: [Int], validation: [Int], seed: RandomSeed) {
        (self.index, self.training, self.validation, self.seed) = (index, training, validation, seed)
    }

    /// The sizes: `fold 0: 1168 training rows, 292 validation rows`.
    public var description: String {
        "fold \(index): \(training.count) training rows, \(validation.count) validation rows"
    }
}
