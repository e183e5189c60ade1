import Support

/// Intervals around predictions, from the residuals of out-of-fold predictions.
///
/// An interval of level 0.9 holds the target of about nine of ten new rows, if they are like the training rows, whatever
/// the model. For log-RMSE it has the same ratio on both sides, else the same distance.
/// Source: Lei et al., [*Distribution-free predictive inference for regression*](https://arxiv.org/abs/1604.04173), 2018.
public struct PredictionIntervals: Sendable, Hashable, Codable, CustomStringConvertible {
    /// Whether residuals are those of logarithms.
    public let isRelative: Bool
    /// The sorted magnitudes of the residuals; of more than 1,000 residuals, 1,000 evenly spaced quantiles.
    public let residuals: [Double]

    /// Takes the residuals of a cross-validation. Throws `RegressionError.noIntervals` if it predicted no row.
    public init(_ report: CrossValidationReport, of table: RegressionTable) throws {
        let isRelative = report.metric == .logRMSE
        func scaled(_ value: Double) -> Double { isRelative ? log(value) : value }
        let magnitudes = zip(table.targets, report.outOfFoldPredictions).compactMap { target, prediction in
            prediction.isNaN ? nil : abs(scaled(target) - scaled(Double(prediction)))
        }.sorted()
        guard !magnitudes.isEmpty else { throw RegressionError.noIntervals }
        self.isRelative = isRelative
        let count = min(magnitudes.count, 1000)
        residuals = (0..<count).map { magnitudes[($0 + 1) * magnitudes.count / count - 1] }
    }

    /// The number of residuals and the median: `prediction intervals from 1000 residuals, median 0.08`.
    public var description: String {
        "prediction intervals from \(residuals.count) residuals, median \(Float(residuals[residuals.count / 2]))"
    }

    /// Whether the residuals can be those of a cross-validation: a file may hold any numbers.
    var isValid: Bool {
        let largest = isRelative ? log(Double.greatestFiniteMagnitude) : .greatestFiniteMagnitude
        return !residuals.isEmpty && residuals.allSatisfy { (0...largest).contains($0) }
    }

    /// The interval of a prediction at a level between 0 and 1.
    public func interval(around prediction: Float, level: Double) -> ClosedRange<Float> {
        let rank = (Double(residuals.count + 1) * level).rounded(.up)
        let width = residuals[min(max(Int(rank) - 1, 0), residuals.count - 1)]
        guard isRelative else {
            return Float(Double(prediction) - width)...Float(Double(prediction) + width)
        }
        let (divided, multiplied) = (Float(Double(prediction) / exp(width)), Float(Double(prediction) * exp(width)))
        return prediction < 0 ? multiplied...divided : divided...multiplied
    }
}
