import Plots
import Support
import Tabular
import Training

/// The result of one fold of a cross-validation.
public struct FoldReport: Sendable, Hashable, Codable, CustomStringConvertible {
    /// The number of the fold, from 1 in each repetition.
    public let fold: Int
    /// The number of the repetition, from 1.
    public let repetition: Int
    /// The metric after training.
    public let scores: Scores
    /// The metric after each epoch, if tracked.
    public let history: [Scores]
    /// The validation rows.
    public let rows: [Int]
    /// Their predictions.
    public let predictions: [Float]
    /// The permutation importance of each column, if measured.
    public let importances: [Double]
    /// What was trained within a time limit; nil if nothing was left out.
    public internal(set) var limited: LimitedTraining?
    /// The time, including preprocessing and evaluation.
    public let seconds: Double

    /// The fold and its metric: `fold 1.2: train 0.131, valid 0.143`.
    public var description: String {
        "fold \(repetition).\(fold): train \(scores.cells[0]), valid \(scores.cells[1])"
    }
}

/// Permutation importance of a column: how much worse the metric becomes when its values are shuffled among the rows.
public struct ColumnImportance: Sendable, Hashable, Codable {
    /// The column.
    public let column: String
    /// The mean over the folds; about 0 for a useless column.
    public let mean: Double
    /// The standard deviation over the folds, with n - 1.
    public let deviation: Double
}

/// The result of a cross-validation.
///
/// `print(report)` shows a table of the folds, their mean and their deviation.
public struct CrossValidationReport: Sendable, Hashable, Codable {
    /// The metric.
    public let metric: RegressionMetric
    /// The folds in order, repetition after repetition.
    public let folds: [FoldReport]
    /// The feature columns.
    public let columns: [String]
    /// The number of training rows.
    public let rowCount: Int
    /// The time of all folds together.
    public let seconds: Double

    /// The mean over the folds.
    public var mean: Scores { .mean(of: folds.map(\.scores)) }

    /// The standard deviation over the folds, with n - 1.
    public var deviation: Scores {
        Scores(
            train: NumberStatistics(folds.map(\.scores.train), need: .moments).deviation(),
            valid: NumberStatistics(folds.map(\.scores.valid), need: .moments).deviation())
    }

    /// For each row, the mean over the repetitions of its out-of-fold predictions; NaN for a row of no validation set.
    public var outOfFoldPredictions: [Float] {
        var sums = [Double](repeating: 0, count: rowCount), counts = sums
        for fold in folds {
            for (row, prediction) in zip(fold.rows, fold.predictions) {
                sums[row] += Double(prediction)
                counts[row] += 1
            }
        }
        return zip(sums, counts).map { Float($0 / $1) }
    }

    /// The permutation importances, the largest first; empty if not measured.
    public var importances: [ColumnImportance] {
        guard folds.allSatisfy({ $0.importances.count == columns.count }) else { return [] }
        return columns.enumerated().map { index, column in
            let values = NumberStatistics(folds.map { $0.importances[index] }, need: .moments)
            return ColumnImportance(column: column, mean: values.mean, deviation: values.deviation())
        }.sorted { $0.mean > $1.mean }
    }
}

extension CrossValidationReport: CustomStringConvertible {
    /// A table of the folds with mean and standard deviation, and a table of importances, if measured.
    public var description: String {
        let isRepeated = (folds.last?.repetition ?? 1) > 1
        let lines = folds.map { fold in
            [isRepeated ? "\(fold.repetition).\(fold.fold)" : "\(fold.fold)"] + fold.scores.cells
                + [fold.seconds.formatted(decimals: 3)]
        }
        let header = ["fold", "train \(metric.title)", "valid \(metric.title)", "seconds"]
        let meanSeconds = folds.reduce(0) { $0 + $1.seconds } / Double(folds.count)
        let ends = [["mean"] + mean.cells + [meanSeconds.formatted(decimals: 3)], ["std"] + deviation.cells + [""]]
        let table = TextTable([header] + lines + ends, alignment: .right).lines
        return (table + importanceLines).joined(separator: "\n")
    }

    private var importanceLines: [String] {
        let lines = importances.map {
            [$0.column.shownInOneLine, $0.mean.metricText(decimals: 6), $0.deviation.metricText(decimals: 6)]
        }
        guard !lines.isEmpty else { return [] }
        let table = TextTable([["column", "mean", "std"]] + lines, alignment: .right).lines
        return ["", "permutation importance: \(metric.title) worse when shuffled"] + table
    }
}

extension CrossValidationReport {
    /// Learning curves: the mean over the folds of training and validation metric for each epoch; needs the history.
    public var chart: Chart {
        let histories = folds.map(\.history)
        let means = (0..<(histories.map(\.count).min() ?? 0)).map { epoch in
            Scores.mean(of: histories.map { $0[epoch] })
        }
        return .learningCurves(y: metric.axis, ["train": means.map(\.train), "valid": means.map(\.valid)])
    }
}

extension RegressionMetric {
    /// A logarithmic axis for errors; a linear one for R², which may be negative.
    var axis: Chart.Axis {
        self == .r2 ? .init("R2") : .init(rawValue.split(separator: "-").joined(separator: " "), .logarithmic)
    }
}

extension FittedRegressor {
    /// The learning curve of the metric on the training rows; needs the history.
    public func chart(of metric: RegressionMetric) -> Chart {
        .learningCurves(y: metric.axis, ["train": history])
    }
}

extension Scores {
    static func mean(of values: [Scores]) -> Scores {
        Scores(
            train: values.reduce(0) { $0 + $1.train } / Double(values.count),
            valid: values.reduce(0) { $0 + $1.valid } / Double(values.count))
    }

    fileprivate var cells: [String] { [train.metricText(decimals: 6), valid.metricText(decimals: 6)] }
}
