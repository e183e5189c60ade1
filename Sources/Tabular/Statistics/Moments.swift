/// Mean, deviation and skewness of the numbers of a column; missing ones, NaN, are left out.
///
/// From differences, first from a value of the column, then from the mean, so that no digits are lost to a large mean; and in
/// units of the largest difference, so that no power is too large or too small.
struct Moments {
    private let present: [Double]
    /// Their mean; 0 without any.
    let mean: Double
    /// A power of two near the largest difference from the mean; 0 if the numbers do not vary.
    private let unit: Double

    /// Costs two passes over the values, and one more for each power that is asked for.
    init(_ values: [Double]) {
        present = values.contains { $0.isNaN } ? values.filter { !$0.isNaN } : values
        guard let pivot = present.first else {
            (mean, unit) = (0, 0)
            return
        }
        let mean = pivot + present.reduce(0) { $0 + ($1 - pivot) } / Double(present.count)
        let spread = present.reduce(0) { max($0, ($1 - mean).magnitude) }
        // Dividing by a power of two rounds nothing.
        unit = present.count > 1 && spread > Self.roundingErrors * mean.ulp ? spread.binade : 0
        self.mean = mean
    }

    /// How many units in the last place of the mean the values of a constant column may differ by.
    private static let roundingErrors = 16.0

    /// Whether `values` are constant, as `isConstant` says of their moments; mostly known after the first two.
    static func areConstant(_ values: [Double]) -> Bool {
        guard let first = values.first(where: { !$0.isNaN }) else { return true }
        // Numbers this far apart are no rounding errors, whatever the mean.
        let margin = 1e-9 * first.magnitude
        return !values.contains { ($0 - first).magnitude > margin } && Moments(values).isConstant
    }

    /// How many numbers there are.
    var count: Int { present.count }

    /// Whether the numbers are one number but for rounding errors of its size, or there are none.
    var isConstant: Bool { unit == 0 }

    /// The sum of the squared differences from the mean, in units.
    private var squares: Double { present.reduce(0) { $0 + (($1 - mean) / unit) * (($1 - mean) / unit) } }

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
        let n = Double(count), squares = squares
        let cubes = present.reduce(0) { sum, number in
            let difference = (number - mean) / unit
            return sum + difference * difference * difference
        }
        return n * (n - 1).squareRoot() / (n - 2) * (cubes / (squares * squares.squareRoot()))
    }
}
