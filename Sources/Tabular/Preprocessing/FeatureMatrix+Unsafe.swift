import Arrays
import CKernels

/// Lays the features of columns side by side in a row-major matrix.
///
/// Column after column would touch every row's memory once per column; this goes through bands of rows, whose memory stays
/// in the cache meanwhile, and makes their features there: beside the columns, nothing but the matrix is in memory.
struct FeatureMatrix {
    /// What fills one or more columns of the matrix.
    enum Source {
        /// For each feature the functions that make it of the numbers of a column, one after the other.
        case numbers(Column, [[NumericFunction]], at: Int)
        /// A number for each category of a column, and before them one for missing values.
        case ordinals(PackedIntegers, numbers: [Float], at: Int)
        /// For each category of a column the feature that is 1, counted from `at`, -1 for none; before them one for missing
        /// values.
        case indicators(PackedIntegers, features: [Int32], at: Int)
    }

    private let rows: Int
    private let width: Int
    private var sources: [Source] = []

    init(rows: Int, width: Int) { (self.rows, self.width) = (rows, width) }

    mutating func add(_ source: Source) { sources.append(source) }

    /// The matrix, rows x width, and whether numbers are finite: those of the columns, and their features as `Float`.
    func filled() -> (features: NDArray<Float>, areFinite: Bool) {
        let bands = RowBands(rows: rows, width: width)
        // A flag for each band, by the thread that fills it.
        var areFinite = [Bool](repeating: true, count: bands.count)
        let features = NDArray<Float>(uninitialized: Shape(rows, width)) { scalars in
            areFinite.mutateConcurrently(threads: bands.threads) { isFinite, band in
                isFinite = fill(bands.take(band, of: scalars), bands[band])
            }
        }
        return (features, !areFinite.contains(false))
    }

    /// Fills the memory of some rows; says whether numbers are finite.
    private func fill(_ band: UnsafeMutablePointer<Float>, _ rows: Range<Int>) -> Bool {
        band.initialize(repeating: 0, count: rows.count * width)
        var areFinite = true
        var numbers = [Double](repeating: 0, count: rows.count), values = numbers
        for source in sources {
            switch source {
            case .numbers(let column, let features, let position):
                column.readNumbers(rows, into: &numbers)
                // Integers are small enough.
                if column.kind == .real, numbers.contains(where: { $0.magnitude > Column.largestNumber }) {
                    areFinite = false
                }
                for (feature, functions) in features.enumerated() {
                    if feature == features.count - 1 {
                        swap(&values, &numbers)
                    } else {
                        for row in numbers.indices { values[row] = numbers[row] }
                    }
                    for function in functions { function.apply(to: &values) }
                    if !floats_spread(values, values.count, band + position + feature, width) { areFinite = false }
                }
            case .ordinals(let codes, let numbers, let position):
                codes.write(rows, as: numbers, to: band + position, width: width)
            case .indicators(let codes, let features, let position):
                codes.writeOnes(rows, at: features, to: band + position, width: width)
            }
        }
        return areFinite
    }
}
