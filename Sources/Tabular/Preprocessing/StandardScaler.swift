/// Gives a column mean 0 and deviation 1: `(x - mean) / deviation`, as pandas does it, with n - 1 in the deviation.
///
/// Missing values are left out of mean and deviation and stay missing. A column that does not vary (a constant, a single
/// value, none at all, or differences that are rounding errors of its size) becomes 0, whatever comes later.
public struct StandardScaler: NumericTransformer, Hashable {
    /// Makes a scaler.
    public init() {}

    /// Learns mean and deviation.
    ///
    /// In two passes over differences, the first from a value of the column, the second from the mean, so that no digits are
    /// lost to a large mean; and in units of the largest difference, so that no square is too large or too small.
    public func fitted(to values: [Double]) -> Fitted {
        let present = values.lazy.filter { !$0.isNaN }
        guard let pivot = present.first else { return Fitted(mean: 0, deviation: 0) }
        let count = Double(present.count)
        let mean = pivot + present.reduce(0) { $0 + ($1 - pivot) } / count
        let spread = present.reduce(0) { max($0, ($1 - mean).magnitude) }
        guard count > 1, spread > Self.roundingErrors * mean.ulp else {
            return Fitted(mean: mean, deviation: 0)
        }
        // A power of two: multiplying by it rounds nothing.
        let unit = spread.binade
        let squares = present.reduce(0) { $0 + (($1 - mean) / unit) * (($1 - mean) / unit) }
        return Fitted(mean: mean, deviation: unit * (squares / (count - 1)).squareRoot())
    }

    /// How many units in the last place of the mean the values of a constant column may differ by.
    private static let roundingErrors = 16.0

    /// A mean and a deviation.
    public struct Fitted: FittedNumericTransformer {
        /// The mean of the values; 0 if there were none.
        public let mean: Double
        /// Their deviation; 0 if they do not vary.
        public let deviation: Double

        /// Standardizes the values.
        public func transform(_ values: inout [Double]) {
            // A missing value stays NaN either way.
            let factor = deviation == 0 ? 0.0 : 1.0, divisor = deviation == 0 ? 1.0 : deviation
            for row in values.indices { values[row] = (values[row] - mean) * factor / divisor }
        }
    }
}
