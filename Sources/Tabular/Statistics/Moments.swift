import CTabular

/// Mean, standard deviation and skewness of the numbers of a column, collected in any number of parts. NaN is ignored.
///
/// Each part sums powers of differences, first from a value of the column, then from the part's mean, so that a large
/// mean costs no digits. Their unit is the largest difference, so that no power overflows or underflows. The sum of the
/// second differences corrects the mean's rounding. Parts are merged without their numbers.
///
/// Source: Pébay, *Formulas for robust, one-pass parallel computation of covariances and arbitrary-order statistical
/// moments*, 2008; for the rounded mean, Chan, Golub and LeVeque, *Algorithms for computing the sample variance*, 1983.
struct Moments {
    private(set) var count = 0
    /// The mean as one number, and its rounding error.
    private var pivot = 0.0, shift = 0.0
    /// The smallest number; infinite without numbers.
    private(set) var minimum = Double.infinity
    /// The largest number; negative infinite without numbers.
    private(set) var maximum = -Double.infinity
    /// A power of two near the largest difference from the mean; 0 if absent.
    private var unit = 0.0
    /// The sums of the squares and cubes of the differences from the mean, in units.
    private var squares = 0.0, cubes = 0.0

    /// The mean; 0 without numbers.
    var mean: Double { pivot + shift }
    init() {}

    init(_ values: [Double]) {
        for start in stride(from: 0, to: values.count, by: Self.blockSize) {
            add(Array(values[start..<min(start + Self.blockSize, values.count)]))
        }
    }

    /// The number of numbers to add at once: they stay in the processor's first cache.
    static let blockSize = 2048

    /// Adds some numbers, in two passes over them.
    mutating func add(_ values: [Double]) {
        guard let first = values.first(where: { !$0.isNaN }) else { return }
        let start = count == 0 ? first : pivot
        let range = numbers_range(values, values.count, start)
        var part = Moments()
        (part.count, part.pivot) = (range.count, start + range.sum / Double(range.count))
        (part.minimum, part.maximum) = (range.lowest, range.highest)
        part.unit = part.spread > 0 ? max(part.spread.binade, .leastNormalMagnitude) : 0
        if part.unit > 0, part.unit.isFinite {
            part.take(numbers_powers(values, values.count, part.pivot, part.unit))
        }
        add(part)
    }

    /// Takes the sums of the powers of the differences from the pivot, and converts them to the mean.
    private mutating func take(_ powers: number_powers) {
        let n = Double(count), lack = powers.sum / n
        shift = lack * unit
        squares = powers.squares - n * lack * lack
        cubes = powers.cubes - 3 * lack * powers.squares + 2 * n * lack * lack * lack
    }

    mutating func add(_ other: Moments) {
        guard other.count > 0 else { return }
        guard count > 0 else { return self = other }
        let (n, m) = (Double(count), Double(other.count)), total = n + m
        let difference = (other.pivot - pivot) + (other.shift - shift)
        let common = max(unit, other.unit, difference.magnitude.binade)
        if common > 0 {
            let (left, right) = (powers(in: common), other.powers(in: common)), d = difference / common
            cubes = left.cubes + right.cubes + d * d * d * n * m * (n - m) / (total * total)
            cubes += 3 * d * (n * right.squares - m * left.squares) / total
            squares = left.squares + right.squares + d * d * n * m / total
        }
        (count, unit) = (count + other.count, common)
        move(by: difference * (m / total))
        (minimum, maximum) = (min(minimum, other.minimum), max(maximum, other.maximum))
    }

    /// Moves the mean; the shift keeps the rounding error of the pivot.
    ///
    /// Source: Knuth, *The Art of Computer Programming*, volume 2, 4.2.2: the error of a sum.
    private mutating func move(by distance: Double) {
        let (old, step) = (pivot, shift + distance)
        pivot = old + step
        let taken = pivot - old
        shift = (old - (pivot - taken)) + (step - taken)
    }

    private func powers(in common: Double) -> (squares: Double, cubes: Double) {
        let ratio = unit / common
        return (squares * ratio * ratio, cubes * ratio * ratio * ratio)
    }

    private var spread: Double { max(maximum - mean, mean - minimum) }

    /// The units in the last place of the mean by which the values of a constant column may differ.
    private static let roundingErrors = 16.0

    /// Whether the numbers are equal up to rounding errors, which whole numbers do not have, or there are none.
    var isConstant: Bool {
        guard count > 1, !isWhole else { return minimum >= maximum }
        return !(spread > Self.roundingErrors * mean.ulp)
    }

    private var isWhole: Bool { Int64(exactly: minimum) != nil && Int64(exactly: maximum) != nil }

    /// The standard deviation; 0 if the numbers are constant.
    func deviation(_ divisor: StandardScaler.Divisor) -> Double {
        guard !isConstant else { return 0 }
        return unit * (squares / Double(divisor == .sample ? count - 1 : count)).squareRoot()
    }

    /// The skewness, as pandas and Excel define it for a sample; 0 for fewer than three numbers or constant ones.
    ///
    /// Source: Joanes and Gill, *Comparing measures of sample skewness and kurtosis*, 1998: G1.
    var skewness: Double {
        guard count > 2, !isConstant else { return 0 }
        let n = Double(count)
        return n * (n - 1).squareRoot() / (n - 2) * (cubes / (squares * squares.squareRoot()))
    }
}
