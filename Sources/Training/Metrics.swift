import Arrays

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// The root of the mean squared difference.
///
/// - Parameters:
///   - predictions: One for each row.
///   - targets: The true values.
///   - rows: The rows that count; nil for all of them.
/// - Returns: The metric, computed in double precision; NaN where there are no rows.
public func rootMeanSquaredError(
    _ predictions: NDArray<Float>, _ targets: NDArray<Float>, rows: [Int]? = nil
) -> Double {
    rootMeanSquaredError(predictions.doubles, targets.doubles, rows: rows)
}

/// The same of numbers that `Float` cannot hold.
package func rootMeanSquaredError(_ predictions: [Double], _ targets: [Double], rows: [Int]?) -> Double {
    let differences = differences(predictions, targets, rows: rows)
    return (differences.reduce(0) { $0 + $1 * $1 } / Double(differences.count)).squareRoot()
}

/// The mean absolute difference.
///
/// - Parameters:
///   - predictions: One for each row.
///   - targets: The true values.
///   - rows: The rows that count; nil for all of them.
/// - Returns: The metric, computed in double precision; NaN where there are no rows.
public func meanAbsoluteError(
    _ predictions: NDArray<Float>, _ targets: NDArray<Float>, rows: [Int]? = nil
) -> Double {
    meanAbsoluteError(predictions.doubles, targets.doubles, rows: rows)
}

/// The same of numbers that `Float` cannot hold.
package func meanAbsoluteError(_ predictions: [Double], _ targets: [Double], rows: [Int]?) -> Double {
    let differences = differences(predictions, targets, rows: rows)
    return differences.reduce(0) { $0 + $1.magnitude } / Double(differences.count)
}

/// The share of the variance of the targets that predictions explain, R²: 1 - Σ(y - ŷ)² / Σ(y - ȳ)².
///
/// As [`r2_score`](https://scikit-learn.org/stable/modules/generated/sklearn.metrics.r2_score.html) of scikit-learn; NaN or
/// negative infinity where the targets do not vary.
///
/// - Parameters:
///   - predictions: One for each row.
///   - targets: The true values.
///   - rows: The rows that count; nil for all of them.
/// - Returns: The metric, computed in double precision; NaN where there are no rows.
public func coefficientOfDetermination(
    _ predictions: NDArray<Float>, _ targets: NDArray<Float>, rows: [Int]? = nil
) -> Double {
    coefficientOfDetermination(predictions.doubles, targets.doubles, rows: rows)
}

/// The same of numbers that `Float` cannot hold.
package func coefficientOfDetermination(_ predictions: [Double], _ targets: [Double], rows: [Int]?) -> Double {
    let errors = differences(predictions, targets, rows: rows)
    let values = rows.map { $0.map { targets[$0] } } ?? targets
    let mean = values.reduce(0, +) / Double(values.count)
    let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    return 1 - errors.reduce(0) { $0 + $1 * $1 } / squares
}

/// The root of the mean squared difference of logarithms, as the book reports it for prices.
///
/// - Parameters:
///   - predictions: One for each row; those below 1 count as 1, so that their logarithm exists and is not negative.
///   - targets: The true values, all positive.
/// - Returns: The metric, computed in double precision; NaN where there are no rows.
public func logRMSE(_ predictions: NDArray<Float>, _ targets: NDArray<Float>) -> Double {
    rootMeanSquaredError(predictions.doubles.map { log(max($0, 1)) }, targets.doubles.map { log($0) }, rows: nil)
}

/// What predictions are off by in some rows, or in all.
private func differences(_ predictions: [Double], _ targets: [Double], rows: [Int]?) -> [Double] {
    require(
        predictions.count == targets.count, "a metric of \(predictions.count) predictions for \(targets.count) targets")
    return rows.map { $0.map { predictions[$0] - targets[$0] } } ?? zip(predictions, targets).map { $0 - $1 }
}

extension NDArray<Float> {
    /// Its elements in double precision.
    package var doubles: [Double] { scalars.map { Double($0) } }
}
