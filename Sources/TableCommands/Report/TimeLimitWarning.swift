import Regression
import Support

extension CrossValidationReport {
    /// What the time limit left of the folds; nil if it left all.
    var timeLimitWarning: String? {
        let limited = folds.compactMap(\.limited)
        let shortest = limited.min { ($0.models, $0.epochs ?? .max) < ($1.models, $1.epochs ?? .max) }
        return shortest.map {
            "the time limit cut \(limited.count) of \(counted(folds.count, "fold")) short; the shortest trained \($0)"
        }
    }
}

extension FittedRegressor {
    /// What the time limit left of the training; nil if it left all.
    var timeLimitWarning: String? { limited.map { "the time limit cut the training short: it trained \($0)" } }
}
