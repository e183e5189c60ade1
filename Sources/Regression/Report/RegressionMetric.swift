import Arrays
import Platform
import Training

/// How good predictions of a table are, in one number.
public enum RegressionMetric: String, Sendable, Hashable, Codable, CaseIterable {
    /// The root of the mean squared difference.
    case rmse
    /// The same of logarithms, for prices: being off by a tenth counts the same for cheap and dear.
    case logRMSE = "log-rmse"
    /// The mean absolute difference.
    case mae
    /// The share of the variance that is explained, at most 1; 0 for predicting the mean of the rows it is measured on.
    case r2

    /// How tables and messages call it.
    public var title: String {
        switch self {
        case .rmse: "RMSE"
        case .logRMSE: "log-RMSE"
        case .mae: "MAE"
        case .r2: "R2"
        }
    }

    /// Whether a larger value is a better one.
    public var prefersLarger: Bool { self == .r2 }

    /// How much worse `value` is than `reference`; negative if it is better.
    func loss(of value: Double, against reference: Double) -> Double {
        prefersLarger ? reference - value : value - reference
    }

    /// The metric of predictions, computed in double precision; NaN without rows.
    ///
    /// - Parameters:
    ///   - predictions: One for each row; for `logRMSE` all positive.
    ///   - targets: The true values, likewise.
    ///   - rows: The rows that count; nil for all of them.
    public func callAsFunction(
        _ predictions: NDArray<Float>, _ targets: NDArray<Float>, rows: [Int]? = nil
    ) -> Double {
        onScale(onItsScale(predictions.doubles), onItsScale(targets.doubles), rows: rows)
    }

    /// The numbers whose differences count: logarithms, or the numbers themselves.
    func onItsScale(_ values: [Double]) -> [Double] { self == .logRMSE ? values.map { log($0) } : values }

    /// The same of one number.
    func onItsScale(_ value: Double) -> Double { self == .logRMSE ? log(value) : value }

    /// The metric of numbers that are on its scale already.
    func onScale(_ predictions: [Double], _ targets: [Double], rows: [Int]?) -> Double {
        switch self {
        case .rmse, .logRMSE: rootMeanSquaredError(predictions, targets, rows: rows)
        case .mae: meanAbsoluteError(predictions, targets, rows: rows)
        case .r2: coefficientOfDetermination(predictions, targets, rows: rows)
        }
    }
}

/// The metric of one model on the rows that it was trained on and on the rows that were left out.
public struct Scores: Sendable, Hashable, Codable {
    /// On the rows trained on.
    public let train: Double
    /// On the rows left out.
    public let valid: Double

    /// Makes scores.
    public init(train: Double, valid: Double) { (self.train, self.valid) = (train, valid) }

    /// Whether both are finite.
    var isFinite: Bool { train.isFinite && valid.isFinite }
}

/// True values on a metric's scale, and how predictions are brought to it.
struct Scorer: Sendable {
    let metric: RegressionMetric
    private let targets: [Double]
    /// What predictions below count as; nil where they count as they are.
    private let lowest: Float?

    init(_ metric: RegressionMetric, _ targets: [Double], lowest: Float?) {
        (self.metric, self.lowest) = (metric, lowest)
        self.targets = metric.onItsScale(targets)
    }

    /// The metric of the predictions of all rows, on either part of them.
    func scores(_ predictions: NDArray<Float>, _ fold: Fold) -> Scores {
        let predictions = onItsScale(predictions)
        return Scores(
            train: metric.onScale(predictions, targets, rows: fold.training),
            valid: metric.onScale(predictions, targets, rows: fold.validation))
    }

    /// The metric of the predictions of `rows`, or of all.
    func score(_ predictions: NDArray<Float>, rows: [Int]? = nil) -> Double {
        metric.onScale(onItsScale(predictions), rows.map { $0.map { targets[$0] } } ?? targets, rows: nil)
    }

    private func onItsScale(_ predictions: NDArray<Float>) -> [Double] {
        // In one pass: each array of many rows counts.
        let lowest = lowest ?? -.infinity
        return predictions.scalars.map { metric.onItsScale(Double($0 < lowest ? lowest : $0)) }
    }
}
