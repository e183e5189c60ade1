import Plots
import Tabular
import Text

/// How one fold of a cross-validation went.
public struct FoldReport: Sendable, Hashable, Codable {
    /// The number of the fold, from 1 in each repetition.
    public let fold: Int
    /// The number of the repetition, from 1.
    public let repetition: Int
    /// The metric in the end.
    public let scores: Scores
    /// The metric after each epoch, if it was tracked.
    public let history: [Scores]
    /// The rows left out.
    public let rows: [Int]
    /// The predictions for them.
    public let predictions: [Float]
    /// What each column is worth, if it was measured.
    public let importances: [Double]
    /// How long it took, preprocessing and evaluation included.
    public let seconds: Double
}

/// What a column is worth to a model: how much worse the metric becomes when its values are exchanged among the rows.
public struct ColumnImportance: Sendable, Hashable, Codable {
    /// The column.
    public let column: String
    /// The mean over the folds; about 0 for a column that is worth nothing.
    public let mean: Double
    /// The deviation over the folds, with n - 1.
    public let deviation: Double
}

/// How a cross-validation went.
///
/// `print(report)` shows a table of the folds, their mean and their deviation.
public struct CrossValidationReport: Sendable, Hashable, Codable {
    /// What was measured.
    public let metric: RegressionMetric
    /// The folds in order, repetition after repetition.
    public let folds: [FoldReport]
    /// The columns that the models saw.
    public let columns: [String]
    /// How many rows were split.
    public let rowCount: Int
    /// How long all folds took together.
    public let seconds: Double

    /// The mean of the folds' metrics.
    public var mean: Scores { .mean(of: folds.map(\.scores)) }

    /// The deviation of the folds' metrics, with n - 1.
    public var deviation: Scores {
        Scores(
            train: NumberStatistics(folds.map(\.scores.train), need: .moments).deviation(),
            valid: NumberStatistics(folds.map(\.scores.valid), need: .moments).deviation())
    }

    /// For each row the mean of the predictions of the models that had not seen it, one for each repetition.
    public var outOfFoldPredictions: [Float] {
        var sums = [Double](repeating: 0, count: rowCount)
        for fold in folds {
            for (row, prediction) in zip(fold.rows, fold.predictions) { sums[row] += Double(prediction) }
        }
        let repetitions = Double(folds.last?.repetition ?? 1)
        return sums.map { Float($0 / repetitions) }
    }

    /// What each column is worth, the most valuable first; empty if it was not measured.
    public var importances: [ColumnImportance] {
        guard folds.allSatisfy({ $0.importances.count == columns.count }) else { return [] }
        return columns.enumerated().map { index, column in
            let values = NumberStatistics(folds.map { $0.importances[index] }, need: .moments)
            return ColumnImportance(column: column, mean: values.mean, deviation: values.deviation())
        }.sorted { $0.mean > $1.mean }
    }
}

extension CrossValidationReport: CustomStringConvertible {
    /// The folds with their mean and deviation as a table, and under it what the columns are worth, if it was measured.
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
            [$0.column.shownInOneLine, $0.mean.formatted(decimals: 6), $0.deviation.formatted(decimals: 6)]
        }
        let header = ["column", "\(metric.title) worse when shuffled", "deviation"]
        return lines.isEmpty ? [] : [""] + TextTable([header] + lines, alignment: .right).lines
    }
}

extension CrossValidationReport {
    /// The means of the folds' metrics over the epochs, on the rows trained on and on those left out; needs the history.
    public var chart: Chart {
        let histories = folds.map(\.history)
        let means = (0..<(histories.map(\.count).min() ?? 0)).map { epoch in
            Scores.mean(of: histories.map { $0[epoch] })
        }
        return .learningCurves(y: metric.axis, ["train": means.map(\.train), "valid": means.map(\.valid)])
    }
}

extension RegressionMetric {
    /// Errors are drawn by their logarithm; R², which may be negative, as it is.
    var axis: Chart.Axis {
        self == .r2 ? .init("R2") : .init(rawValue.split(separator: "-").joined(separator: " "), .logarithmic)
    }
}

extension FittedRegressor {
    /// The metric on the rows trained on over the epochs; needs the history.
    public func chart(of metric: RegressionMetric) -> Chart {
        .learningCurves(y: metric.axis, ["train": history])
    }
}

extension Scores {
    /// The mean of each of the two.
    static func mean(of values: [Scores]) -> Scores {
        Scores(
            train: values.reduce(0) { $0 + $1.train } / Double(values.count),
            valid: values.reduce(0) { $0 + $1.valid } / Double(values.count))
    }

    fileprivate var cells: [String] { [train.formatted(decimals: 6), valid.formatted(decimals: 6)] }
}
