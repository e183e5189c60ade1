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
