import Plots
import Text

/// The log-RMSE on the rows that a model was trained on and on the rows that were left out.
public struct LogRMSE: Sendable, Hashable, Codable {
    /// On the rows trained on.
    public let train: Double
    /// On the rows left out.
    public let valid: Double

    /// Whether both are finite.
    var isFinite: Bool { train.isFinite && valid.isFinite }

    private enum CodingKeys: String, CodingKey {
        case train = "train_log_rmse"
        case valid = "valid_log_rmse"
    }
}

/// How one fold of a cross-validation went.
public struct FoldReport: Sendable, Hashable {
    /// The number of the fold, from 1.
    public let fold: Int
    /// The metrics after each epoch, at least one.
    public let history: [LogRMSE]
    /// How long training took, evaluation after each epoch included.
    public let seconds: Double

    /// The metrics after the last epoch; NaN if there was none.
    public var final: LogRMSE { history.last ?? LogRMSE(train: .nan, valid: .nan) }
}

/// How a cross-validation went.
///
/// `print(report)` shows a table of the folds and their mean.
public struct CrossValidationReport: Sendable, Hashable {
    /// The folds in order.
    public let folds: [FoldReport]
    /// How long all folds took together.
    public let seconds: Double

    /// The mean of the folds' last metrics.
    public var mean: LogRMSE { .mean(of: folds.map(\.final)) }
}

extension CrossValidationReport: CustomStringConvertible {
    /// The folds and their mean as a table.
    public var description: String {
        let folds = folds.map { ["\($0.fold)"] + $0.final.cells + [$0.seconds.formatted(decimals: 3)] }
        let header = ["fold", "train log-RMSE", "valid log-RMSE", "seconds"]
        let last = ["mean"] + mean.cells + [seconds.formatted(decimals: 3)]
        return TextTable([header] + folds + [last], alignment: .right).lines.joined(separator: "\n")
    }
}

extension CrossValidationReport {
    /// The means of the folds' log-RMSE over the epochs, on the rows trained on and on those left out.
    public var chart: Chart {
        let histories = folds.map(\.history)
        let means = (0..<(histories.map(\.count).min() ?? 0)).map { epoch in
            LogRMSE.mean(of: histories.map { $0[epoch] })
        }
        return .learningCurves(
            y: .init("log rmse", .logarithmic), ["train": means.map(\.train), "valid": means.map(\.valid)])
    }
}

extension LogRMSE {
    /// The mean of each of the two.
    static func mean(of values: [LogRMSE]) -> LogRMSE {
        LogRMSE(
            train: values.reduce(0) { $0 + $1.train } / Double(values.count),
            valid: values.reduce(0) { $0 + $1.valid } / Double(values.count))
    }

    fileprivate var cells: [String] { [train.formatted(decimals: 6), valid.formatted(decimals: 6)] }
}
