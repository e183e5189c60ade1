import Arrays
import NN
import Tabular
import Training

/// A run as a value: all that decides its numbers, from the tables to the seed.
///
/// ```swift
/// var job = try RegressionJob(contentsOf: URL(filePath: "runs/1"))     // what `--run-dir runs/1` recorded
/// job.model.changes.epochs = 200
/// let report = try await job.crossValidated()
/// ```
///
/// To repeat a run, to look at it before training, to try it with other settings or to run a share of its folds elsewhere are
/// operations on this value. A property that is nil follows from the others: see `usualPreset` and `splitter`. In JSON, a name of
/// several words is in snake case.
public struct RegressionJob: Sendable, Hashable, Codable {
    /// Where the rows come from.
    public var tables: TableChoice
    /// How the files are written.
    public var syntax = CSVSyntax()
    /// How their values are read. The columns of text are those that are to be categories.
    public var reading = ReadingPolicy()
    /// The roles of the columns.
    public var columns = ColumnRoles()
    /// The models and how they are trained.
    public var model = ModelChoice()
    /// The metric to report.
    public var metric = RegressionMetric.logRMSE
    /// How the rows are split in a cross-validation.
    public var folds = FoldChoice()
    /// Whether a cross-validation measures permutation importance.
    public var importance = false
    /// The seed of initial weights, the order of the rows, dropout and the splits.
    public var seed: RandomSeed = 0

    /// Makes a job with the usual settings.
    public init(_ tables: TableChoice) { self.tables = tables }

    /// The preset where none is given: `general` for files and where a family is given, `book` for the registered house prices.
    public var usualPreset: RegressionPreset { tables.areFiles || model.family != nil ? .general : .book }

    /// The preset, as given or the usual one.
    public var preset: RegressionPreset { model.preset ?? usualPreset }

    /// The splitter of its folds. Unless told otherwise, the rows of files are shuffled, as they are often sorted, but for the preset
    /// `book`; the folds of the registered data are contiguous, the same for all presets.
    public var splitter: KFold {
        KFold(
            folds.count, shuffled: folds.shuffled ?? (tables.areFiles && preset != .book), repeats: folds.repeats)
    }
}

extension RegressionJob {
    /// Throws a `TrainingError` for settings that no run can have: a job may come from a file that was edited.
    func check() throws {
        func check(_ isAllowed: Bool, _ name: String, _ value: some Any, _ allowed: String) throws {
            if !isAllowed { throw TrainingError.invalidSetting(name: name, value: "\(value)", allowed: allowed) }
        }
        guard folds.count >= 2 else { throw TrainingError.tooFewFolds(folds.count) }
        try check((1...1000).contains(folds.repeats), "The number of repeats", folds.repeats, "from 1 to 1000")
        if let recipe = model.recipe {
            let quantile = recipe.boundingQuantile ?? 0
            try check(!recipe.models.isEmpty, "The number of models", 0, "1 or more")
            try check((0..<0.5).contains(quantile), "The bounding quantile", quantile, "in 0..<0.5")
        }
        for network in try hyperparameters().map(\.after.network) where !network.isPossible {
            throw TrainingError.invalidSetting(
                name: "The plan of hidden layers", value: "\(network.hidden) with dropout \(network.dropout)",
                allowed: "of fewer than 1000 widths from 1, and of probabilities")
        }
    }
}

/// How the rows are split in a cross-validation.
public struct FoldChoice: Sendable, Hashable, Codable {
    /// The number of folds.
    public var count = 5
    /// Whether the rows are shuffled before they are split; nil for what suits the tables.
    public var shuffled: Bool?
    /// How often the rows are split, each time with other seeds.
    public var repeats = 1

    /// Makes the usual choice: five folds, once.
    public init() {}
}

/// The roles of the columns of a table.
public struct ColumnRoles: Sendable, Hashable, Codable {
    /// The column to predict; nil for that of the registered data, `SalePrice`.
    public var target: String?
    /// The column that names the rows and is no feature; nil for `Id`, if there is one.
    public var identifier: String?
    /// Columns to ignore, of either table.
    public var drop: [String] = []
    /// Columns of text to read as numbers, and row numbers to keep; values that cannot be parsed become missing.
    public var numeric: [String] = []

    /// Makes the usual roles.
    public init() {}

    /// The name of the target where none is given.
    public static let usualTarget = "SalePrice"
    /// The name of the identifier where none is given.
    static let usualIdentifier = "Id"

    /// The target as given, or the usual one.
    public var targetName: String { target ?? Self.usualTarget }

    /// The identifier of a table with columns of the given names, if it has one.
    func identifier(among names: [String]) -> String? {
        if let identifier { return identifier }
        let isFree = targetName != Self.usualIdentifier && !drop.contains(Self.usualIdentifier)
        return isFree && names.contains(Self.usualIdentifier) ? Self.usualIdentifier : nil
    }
}
