import Regression
import Support

extension CrossValidationReport {
    /// A warning about folds that a time limit cut short; nil if there are none.
    var timeLimitWarning: String? {
        let limited = folds.compactMap(\.limited)
        let shortest = limited.min { ($0.models, $0.epochs ?? .max) < ($1.models, $1.epochs ?? .max) }
        return shortest.map {
            "the time limit cut \(limited.count) of \(counted(folds.count, "fold")) short; the shortest trained \($0)"
        }
    }
}

extension FittedRegressor {
    /// A warning if a time limit cut the training short.
    var timeLimitWarning: String? { limited.map { "the time limit cut the training short: it trained \($0)" } }
}
