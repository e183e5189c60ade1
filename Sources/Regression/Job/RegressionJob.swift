import Arrays
import NN
import Support
import Tabular
import Training

/// A run as a Codable value: all that determines its results, from the tables to the seed.
///
/// ```swift
/// var job = try RegressionJob(contentsOf: URL(filePath: "runs/1"))     // what `--run-dir runs/1` recorded
/// job.model.changes.epochs = 200
/// let report = try await job.crossValidated()
/// ```
///
/// The defaults of nil properties depend on others: see `usualPreset` and `shufflesRows`. JSON keys are in snake case.
public struct RegressionJob: Sendable, Hashable, Codable, CustomStringConvertible {
    /// The tables.
    public var tables: TableChoice
    /// The syntax of the files; UTF-16 is found by its byte order mark.
    public var syntax = CSVSyntax.ofUserFiles
    /// How values are read. Its text columns become categories.
    public var reading = ReadingPolicy()
    /// The recognition of numbers and dates in text columns; nil for the default: numbers and dates, or nothing with
    /// the preset `book`.
    public var recognition: RecognitionChoice?
    /// The roles of the columns.
    public var columns = ColumnRoles()
    /// The models and their training settings.
    public var model = ModelChoice()
    /// The metric to report.
    public var metric = RegressionMetric.logRMSE
    /// The folds of a cross-validation.
    public var folds = FoldChoice()
    /// Whether a cross-validation measures permutation importance.
    public var importance = false
    /// The seed of weights, shuffling, dropout and splits.
    public var seed: RandomSeed = 0

    /// Makes a job with the default settings.
    public init(_ tables: TableChoice) { self.tables = tables }

    /// The main settings: `RegressionJob(sample, preset book, log-rmse, 5 folds, seed 0)`.
    public var description: String {
        "RegressionJob(\(tables), preset \(preset.rawValue), \(metric.rawValue), \(folds.count) folds, seed \(seed.value))"
    }

    /// Reads the job of a recorded run: of the file at `url`, or of `run.json` in the folder there.
    ///
    /// - Throws: `RunRecordError` for another kind of file; a `SystemError` if it cannot be read.
    public init(contentsOf url: URL) throws { self = try RunRecord<RegressionJob>(contentsOf: url).job }

    /// The default preset: `general` for files or with a family, `book` for the registered house prices.
    public var usualPreset: RegressionPreset { tables.areFiles || model.family != nil ? .general : .book }

    /// The preset, given or default.
    public var preset: RegressionPreset { model.preset ?? usualPreset }

    /// The recognition, given or default.
    var usedRecognition: RecognitionChoice {
        recognition ?? (preset == .book ? RecognitionChoice([]) : RecognitionChoice())
    }

    /// Whether rows are shuffled before the split, given or default: those of files, which are often sorted, unless the
    /// preset is `book`. Folds of registered data are contiguous, the same for all presets.
    public var shufflesRows: Bool { folds.shuffled ?? (tables.areFiles && preset != .book) }
}

extension RegressionJob {
    /// Throws a `TrainingError` for impossible settings, as an edited file may have.
    func check() throws {
        func check(_ isAllowed: Bool, _ name: String, _ value: some Any, _ allowed: String) throws {
            if !isAllowed { throw TrainingError.invalidSetting(name: name, value: "\(value)", allowed: allowed) }
        }
        guard folds.count >= 2 else { throw TrainingError.tooFewFolds(folds.count) }
        try check((1...1000).contains(folds.repeats), "The number of repeats", folds.repeats, "from 1 to 1000")
        try check(folds.gap >= 0, "The gap", folds.gap, "0 or more")
        if let seconds = model.timeLimit {
            try check(seconds > 0 && seconds.isFinite, "The time limit", seconds, "more than 0 seconds")
            try Deadline.checkRanks()
        }
        if let recipe = model.recipe {
            let quantile = recipe.boundingQuantile ?? 0
            try check(!recipe.models.isEmpty, "The number of models", 0, "1 or more")
            try check(
                recipe.selection?.isPossible ?? true, "The selection", recipe.selection.map { "\($0)" } ?? "none",
                "of 2 to 1000 folds, 1 to 1000 rounds and a tolerance of 1 or more")
            try check((0..<0.5).contains(quantile), "The bounding quantile", quantile, "in 0..<0.5")
        }
        for network in try hyperparameters().map(\.after.network) where !network.isPossible {
            throw TrainingError.invalidSetting(
                name: "The plan of hidden layers", value: "\(network.hidden) with dropout \(network.dropout)",
                allowed: "of fewer than 1000 widths from 1, and of probabilities")
        }
    }
}

/// The folds of a cross-validation.
public struct FoldChoice: Sendable, Hashable, Codable {
    /// The number of folds.
    public var count = 5
    /// Whether the rows are shuffled first; nil for the default of the tables.
    public var shuffled: Bool?
    /// The number of repetitions, each with its own seeds.
    public var repeats = 1
    /// The column whose equal values stay in one fold; nil for none.
    public var group: String?
    /// The column of times, by which folds train on the past alone; nil for none.
    public var time: String?
    /// The number of rows between the training rows and the validation rows, with `time`.
    public var gap = 0
    /// The column whose values name the folds, which is no feature; nil for none.
    public var column: String?
    /// Whether each fold has about the same share of ranges of the target.
    public var stratified = false

    /// Makes the default choice: five folds, once.
    public init() {}
}

/// The roles of the columns of a table.
public struct ColumnRoles: Sendable, Hashable, Codable {
    /// The column to predict; nil for that of the registered data, `SalePrice`.
    public var target: String?
    /// The column that identifies rows; nil for `Id` if present, or one found by name and values unless the preset is
    /// `book`.
    public var identifier: String?
    /// Columns to drop, from both tables.
    public var drop: [String] = []
    /// Columns of text to read as numbers, and row numbers to keep; values that cannot be parsed become missing.
    public var numeric: [String] = []

    /// Makes the default roles.
    public init() {}

    /// The default target.
    public static let usualTarget = "SalePrice"
    static let usualIdentifier = "Id"

    /// The target, given or default.
    public var targetName: String { target ?? Self.usualTarget }

    /// The identifier of a table with these columns, if it has one.
    func identifier(among names: [String]) -> String? {
        if let identifier { return identifier }
        let isFree = targetName != Self.usualIdentifier && !drop.contains(Self.usualIdentifier)
        return isFree && names.contains(Self.usualIdentifier) ? Self.usualIdentifier : nil
    }
}
