import Classification
import DataHub
import Regression
import Support
import Tabular

/// An error of a command itself.
package struct CommandError: ExplainedError {
    package let category: ErrorCategory
    package let reason: String
    package let advice: String?

    /// An error with `reason`, a sentence without its period, and what to do.
    package init(_ category: ErrorCategory, _ reason: String, advice: String? = nil) {
        (self.category, self.reason, self.advice) = (category, reason, advice)
    }

    /// An output that exists already and may be replaced.
    package static func outputExists(_ path: String) -> CommandError {
        CommandError(.outputExists, "\(path) exists already; --force replaces it")
    }
}

/// Advice that names flags of this program for a library's error, which names none; nil if no flag helps.
package func flagAdvice(for error: any Error) -> String? {
    switch error {
    case let error as HubError where error.code == .unavailable:
        "--mirror URL takes another source; file:///FOLDER works."
    // The one column that must be numbers is the target.
    case let error as DataFrameError where error.code == .kindMismatch && error.row != nil:
        "--target names another column to predict."
    case let error as CSVError where error.code == .fieldCount:
        "--bad-rows skip drops such rows; --skip-rows and --comment skip lines before the header."
    case let error as CSVError where error.code == .encoding: "--encoding windows-1252 or utf-16 reads other encodings."
    case RegressionError.targetNotPositive: "--metric rmse, mae and r2 take any number."
    case RegressionError.differentColumns: "--drop drops columns from both tables."
    case RegressionError.noFeatures(let dropped) where dropped.contains { $0.reason == .rowNumber }:
        "--numeric keeps columns that look like row numbers."
    case RegressionError.noModel: "'submit --save' writes one."
    case ClassificationError.noClassifier: "'fashion-mnist train --save' writes one."
    default: nil
    }
}
