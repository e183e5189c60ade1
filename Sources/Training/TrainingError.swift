import Support

/// Why a training run cannot start or continue.
public enum TrainingError: ExplainedError, Hashable {
    /// Cross-validation with fewer than 2 folds.
    case tooFewFolds(Int)
    /// Cross-validation with more folds than rows.
    case moreFoldsThanRows(folds: Int, rows: Int)
    /// A setting is out of range.
    case invalidSetting(name: String, value: String, allowed: String)
    /// A network would have more parameters than fit into memory together with the optimizer's state.
    case tooManyParameters(Int, limit: Int)
    /// The loss became infinite or NaN. Both are counted from 1.
    case nonFiniteLoss(epoch: Int, batch: Int)
    /// A parameter became infinite or NaN. The epoch is counted from 1.
    case nonFiniteParameters(epoch: Int)

    /// The time limit was over before a training could start.
    case noTimeLeft

    /// A callback needs a metric that no callback before it has measured; `measured` lists those that were.
    case unknownMetric(String, measured: [String])

    /// A file is not a checkpoint of a training run.
    case noCheckpoint(file: String)
    /// A line of a file, counted from 1, is not a result of a sweep.
    case noSweep(file: String, line: Int)
    /// A checkpoint of a run with other settings; each string names a difference.
    case otherSettings([String])

    /// The category, which decides the exit status.
    public var category: ErrorCategory {
        switch self {
        case .nonFiniteLoss, .nonFiniteParameters: .nonFinite
        case .noCheckpoint, .noSweep: .badData
        case .tooFewFolds, .moreFoldsThanRows, .invalidSetting, .otherSettings, .tooManyParameters, .noTimeLeft,
            .unknownMetric:
            .usage
        }
    }

    /// The failure, as a sentence without its period.
    public var reason: String {
        switch self {
        case .tooFewFolds(let count):
            "\(count) folds: cross-validation needs 2 or more"
        case .moreFoldsThanRows(let folds, let rows):
            "\(folds) folds of \(rows) rows: each fold needs a row; use \(rows) folds or fewer"
        case .invalidSetting(let name, let value, let allowed):
            "\(name) is \(value); it must be \(allowed)"
        case .tooManyParameters(let count, let limit):
            "The network would have \(count) parameters; \(limit) are the limit: take narrower layers"
        case .nonFiniteLoss(1, 1):
            "The loss is not finite in the first batch, before any step: look for infinite and missing numbers in the data, "
                + "or take smaller initial values"
        case .nonFiniteLoss(let epoch, let batch):
            "The loss is not finite in epoch \(epoch), batch \(batch): try a lower learning rate"
        case .nonFiniteParameters(let epoch):
            "The model's parameters are not finite after epoch \(epoch): try a lower learning rate"
        case .noTimeLeft:
            "The time limit was over before the training: reading the table takes part of it; allow more seconds"
        case .unknownMetric(let name, let measured):
            "There is no metric '\(name)': measured are \(measured.joined(separator: ", ")). A callback that measures comes before "
                + "those that use it"
        case .noCheckpoint(let file):
            "\(file) is not a checkpoint of a training run: give the last.safetensors of a CheckpointFolder"
        case .noSweep(let file, let line):
            "Line \(line) of \(file) is not a result of a sweep: remove the line, or name another file"
        case .otherSettings(let differences):
            "The checkpoint is that of another run: \(differences.joined(separator: "; ")); "
                + "resume with the same settings, or start a new run"
        }
    }

    /// The largest number of parameters: 268 million or 1 GiB, and as much again for each moment of Adam.
    public static let mostParameters = 1 << 28

    /// Throws if a network would have more than `mostParameters`.
    package static func checkParameterCount(_ count: Int) throws(TrainingError) {
        guard count <= mostParameters else { throw .tooManyParameters(count, limit: mostParameters) }
    }
}
