import Arrays
import Support

/// The root mean squared error.
///
/// - Parameters:
///   - predictions: One for each row.
///   - targets: The true values.
///   - rows: The rows to use; nil for all.
/// - Returns: The metric, computed in double precision; NaN where there are no rows.
public func rootMeanSquaredError(
    _ predictions: NDArray<Float>, _ targets: NDArray<Float>, rows: [Int]? = nil
) -> Double {
    rootMeanSquaredError(predictions.doubles, targets.doubles, rows: rows)
}

/// The same in double precision.
package func rootMeanSquaredError(_ predictions: [Double], _ targets: [Double], rows: [Int]?) -> Double {
    let squares = sum(predictions, targets, rows: rows) { $0 * $0 }
    return (squares.total / squares.count).squareRoot()
}

/// The mean absolute error.
///
/// - Parameters:
///   - predictions: One for each row.
///   - targets: The true values.
///   - rows: The rows to use; nil for all.
/// - Returns: The metric, computed in double precision; NaN where there are no rows.
public func meanAbsoluteError(
    _ predictions: NDArray<Float>, _ targets: NDArray<Float>, rows: [Int]? = nil
) -> Double {
    meanAbsoluteError(predictions.doubles, targets.doubles, rows: rows)
}

/// The same in double precision.
package func meanAbsoluteError(_ predictions: [Double], _ targets: [Double], rows: [Int]?) -> Double {
    let magnitudes = sum(predictions, targets, rows: rows, \.magnitude)
    return magnitudes.total / magnitudes.count
}

/// The share of the variance of the targets that predictions explain, R²: 1 - Σ(y - ŷ)² / Σ(y - ȳ)².
///
/// As [`r2_score`](https://scikit-learn.org/stable/modules/generated/sklearn.metrics.r2_score.html) of scikit-learn;
/// NaN or negative infinity where the targets do not vary.
///
/// - Parameters:
///   - predictions: One for each row.
///   - targets: The true values.
///   - rows: The rows to use; nil for all.
/// - Returns: The metric, computed in double precision; NaN where there are no rows.
public func coefficientOfDetermination(
    _ predictions: NDArray<Float>, _ targets: NDArray<Float>, rows: [Int]? = nil
) -> Double {
    coefficientOfDetermination(predictions.doubles, targets.doubles, rows: rows)
}

/// The same in double precision.
package func coefficientOfDetermination(_ predictions: [Double], _ targets: [Double], rows: [Int]?) -> Double {
    let errors = sum(predictions, targets, rows: rows) { $0 * $0 }.total
    let values = rows.map { $0.map { targets[$0] } } ?? targets
    let mean = values.reduce(0, +) / Double(values.count)
    return 1 - errors / values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
}

/// The root mean squared error of logarithms, as the book reports it for prices.
///
/// - Parameters:
///   - predictions: One for each row; those below 1 are clamped to 1, whose logarithm is 0.
///   - targets: The true values, all positive.
/// - Returns: The metric, computed in double precision; NaN where there are no rows.
public func logRMSE(_ predictions: NDArray<Float>, _ targets: NDArray<Float>) -> Double {
    rootMeanSquaredError(predictions.doubles.map { log(max($0, 1)) }, targets.doubles.map { log($0) }, rows: nil)
}

/// The sum over rows of a function of the error of each prediction, and the number of rows.
private func sum(
    _ predictions: [Double], _ targets: [Double], rows: [Int]?, _ term: (Double) -> Double
) -> (total: Double, count: Double) {
    require(
        predictions.count == targets.count, "a metric of \(predictions.count) predictions for \(targets.count) targets")
    guard let rows else {
        return (zip(predictions, targets).reduce(0) { $0 + term($1.0 - $1.1) }, Double(targets.count))
    }
    return (rows.reduce(0) { $0 + term(predictions[$1] - targets[$1]) }, Double(rows.count))
}

extension NDArray<Float> {
    /// Its elements in double precision.
    package var doubles: [Double] { scalars.map { Double($0) } }
}

extension Double {
    /// A metric as text with `decimals` decimals; from 10⁹ on, as for a diverging loss, and where fewer than two digits
    /// would be left, as for a tiny target, five digits and an exponent.
    package func metricText(decimals: Int) -> String {
        let least = (1..<max(decimals, 1)).reduce(1.0) { least, _ in least / 10 }
        guard isFinite, self != 0, magnitude >= 1e9 || magnitude < least else { return formatted(decimals: decimals) }
        var (digits, exponent) = (self, 0)
        while digits.magnitude >= 9.99995 { (digits, exponent) = (digits / 10, exponent + 1) }
        while digits.magnitude < 0.999995 { (digits, exponent) = (digits * 10, exponent - 1) }
        return "\(digits.formatted(decimals: 4))e\(exponent < 0 ? "" : "+")\(exponent)"
    }
}
