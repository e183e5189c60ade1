import Arrays

/// The root of the mean squared difference.
///
/// - Parameters:
///   - predictions: One for each row.
///   - targets: The true values.
///   - rows: The rows that count; nil for all of them.
/// - Returns: The metric, added up in double precision; NaN where there are no rows.
public func rootMeanSquaredError(
    _ predictions: NDArray<Float>, _ targets: NDArray<Float>, rows: [Int]? = nil
) -> Double {
    require(
        predictions.count == targets.count,
        "rootMeanSquaredError: \(predictions.count) predictions for \(targets.count) targets")
    let rows = rows ?? Array(0..<targets.count)
    var sum: Double = 0
    for row in rows {
        let difference = Double(predictions.scalars[row] - targets.scalars[row])
        sum += difference * difference
    }
    return (sum / Double(rows.count)).squareRoot()
}

/// The mean absolute difference.
///
/// - Parameters:
///   - predictions: One for each row.
///   - targets: The true values.
///   - rows: The rows that count; nil for all of them.
/// - Returns: The metric, added up in double precision; NaN where there are no rows.
public func meanAbsoluteError(
    _ predictions: NDArray<Float>, _ targets: NDArray<Float>, rows: [Int]? = nil
) -> Double {
    require(
        predictions.count == targets.count,
        "meanAbsoluteError: \(predictions.count) predictions for \(targets.count) targets")
    let rows = rows ?? Array(0..<targets.count)
    let sum = rows.reduce(0.0) { $0 + Double(predictions.scalars[$1] - targets.scalars[$1]).magnitude }
    return sum / Double(rows.count)
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
/// - Returns: The metric, added up in double precision; NaN where there are no rows.
public func coefficientOfDetermination(
    _ predictions: NDArray<Float>, _ targets: NDArray<Float>, rows: [Int]? = nil
) -> Double {
    let error = rootMeanSquaredError(predictions, targets, rows: rows)
    let rows = rows ?? Array(0..<targets.count)
    let values = rows.map { Double(targets.scalars[$0]) }
    let mean = values.reduce(0, +) / Double(rows.count)
    let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    return 1 - error * error * Double(rows.count) / squares
}

/// The root of the mean squared difference of logarithms, as the book reports it for prices.
///
/// - Parameters:
///   - predictions: One for each row; those below 1 count as 1, so that their logarithm exists and is not negative.
///   - targets: The true values, all positive.
/// - Returns: The metric, added up in double precision; NaN where there are no rows.
public func logRMSE(_ predictions: NDArray<Float>, _ targets: NDArray<Float>) -> Double {
    rootMeanSquaredError(logPrices(predictions), targets.log())
}

/// The logarithms of predicted prices, those below 1 taken as 1.
package func logPrices(_ predictions: NDArray<Float>) -> NDArray<Float> {
    predictions.clamped(to: 1...Float.infinity).log()
}
