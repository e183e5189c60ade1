import Arrays
import Support
import Training

/// The metrics of predictions.
public enum RegressionMetric: String, Sendable, Hashable, Codable, CaseIterable {
    /// The root mean squared error.
    case rmse
    /// The root mean squared error of logarithms, for prices: an error of 10 % weighs the same for all of them.
    case logRMSE = "log-rmse"
    /// The mean absolute error.
    case mae
    /// The share of the variance explained, at most 1; 0 for predicting the mean of the same rows.
    case r2

    /// The name in tables and messages.
    public var title: String {
        switch self {
        case .rmse: "RMSE"
        case .logRMSE: "log-RMSE"
        case .mae: "MAE"
        case .r2: "R2"
        }
    }

    /// Which values are better.
    public var direction: MetricDirection { self == .r2 ? .largest : .smallest }

    /// The metric of predictions, computed in double precision; NaN without rows.
    ///
    /// - Parameters:
    ///   - predictions: One for each row; for `logRMSE` all positive.
    ///   - targets: The true values, likewise.
    ///   - rows: The rows to use; nil for all.
    public func callAsFunction(
        _ predictions: NDArray<Float>, _ targets: NDArray<Float>, rows: [Int]? = nil
    ) -> Double {
        onScale(onItsScale(predictions.doubles), onItsScale(targets.doubles), rows: rows)
    }

    /// The numbers whose differences are errors: logarithms, or the numbers themselves.
    func onItsScale(_ values: [Double]) -> [Double] { self == .logRMSE ? values.map { log($0) } : values }

    func onItsScale(_ value: Double) -> Double { self == .logRMSE ? log(value) : value }

    func onScale(_ predictions: [Double], _ targets: [Double], rows: [Int]?) -> Double {
        switch self {
        case .rmse, .logRMSE: rootMeanSquaredError(predictions, targets, rows: rows)
        case .mae: meanAbsoluteError(predictions, targets, rows: rows)
        case .r2: coefficientOfDetermination(predictions, targets, rows: rows)
        }
    }
}

/// The metric of a model on training and validation rows.
public struct Scores: Sendable, Hashable, Codable {
    /// On the training rows.
    public let train: Double
    /// On the validation rows.
    public let valid: Double

    /// Makes scores.
    public init(train: Double, valid: Double) { (self.train, self.valid) = (train, valid) }

    var isFinite: Bool { train.isFinite && valid.isFinite }
}

/// Targets on the scale of a metric, to score predictions.
struct Scorer: Sendable {
    let metric: RegressionMetric
    private let targets: [Double]
    /// The lowest prediction, to which lower ones are clamped; nil for none.
    private let lowest: Float?

    init(_ metric: RegressionMetric, _ targets: [Double], lowest: Float?) {
        (self.metric, self.lowest) = (metric, lowest)
        self.targets = metric.onItsScale(targets)
    }

    /// The metric of the predictions of all rows, on the training and validation rows of a fold.
    func scores(_ predictions: NDArray<Float>, _ fold: Fold) -> Scores {
        let predictions = onItsScale(predictions)
        return Scores(
            train: metric.onScale(predictions, targets, rows: fold.training),
            valid: metric.onScale(predictions, targets, rows: fold.validation))
    }

    func score(_ predictions: NDArray<Float>, rows: [Int]? = nil) -> Double {
        metric.onScale(onItsScale(predictions), rows.map { $0.map { targets[$0] } } ?? targets, rows: nil)
    }

    private func onItsScale(_ predictions: NDArray<Float>) -> [Double] {
        // In one pass, to allocate one array.
        let lowest = lowest ?? -.infinity
        return predictions.scalars.map { metric.onItsScale(Double($0 < lowest ? lowest : $0)) }
    }
}
