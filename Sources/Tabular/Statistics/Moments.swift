/// Mean, deviation and skewness of the numbers of a column; missing ones, NaN, are left out.
///
/// In two passes over differences, the first from a value of the column, the second from the mean, so that no digits are lost
/// to a large mean; and in units of the largest difference, so that no power is too large or too small.
struct Moments {
    /// How many numbers there are.
    let count: Int
    /// Their mean; 0 without any.
    let mean: Double
    /// A power of two near the largest difference from the mean; 0 if the numbers do not vary.
    private let unit: Double
    /// The sum of the squared differences from the mean, in units.
    private let squares: Double
    /// The sum of their third powers, in units.
    private let cubes: Double

    init(_ values: [Double]) {
        let present = values.filter { !$0.isNaN }
        count = present.count
        guard let pivot = present.first else {
            (mean, unit, squares, cubes) = (0, 0, 0, 0)
            return
        }
        let mean = pivot + present.reduce(0) { $0 + ($1 - pivot) } / Double(present.count)
        let spread = present.reduce(0) { max($0, ($1 - mean).magnitude) }
        // A power of two: dividing by it rounds nothing.
        let unit = count > 1 && spread > Self.roundingErrors * mean.ulp ? spread.binade : 0
        let differences = unit == 0 ? [] : present.map { ($0 - mean) / unit }
        (self.mean, self.unit) = (mean, unit)
        squares = differences.reduce(0) { $0 + $1 * $1 }
        cubes = differences.reduce(0) { $0 + $1 * $1 * $1 }
    }

    /// How many units in the last place of the mean the values of a constant column may differ by.
    private static let roundingErrors = 16.0

    /// Whether the numbers are one number but for rounding errors of its size, or there are none.
    var isConstant: Bool { unit == 0 }

    /// The deviation; 0 if the numbers do not vary.
    func deviation(_ divisor: StandardScaler.Divisor) -> Double {
        guard !isConstant else { return 0 }
        return unit * (squares / Double(divisor == .sample ? count - 1 : count)).squareRoot()
    }

    /// The skewness, as pandas and Excel define it for a sample; 0 for fewer than three numbers, or if they do not vary.
    ///
    /// Source: Joanes and Gill, *Comparing measures of sample skewness and kurtosis*, 1998: G1.
    var skewness: Double {
        guard count > 2, !isConstant else { return 0 }
        let n = Double(count)
        return n * (n - 1).squareRoot() / (n - 2) * (cubes / (squares * squares.squareRoot()))
    }
}
