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

    /// Adds what fills further columns, which must be in the matrix.
    mutating func add(_ source: Source) {
        precondition(source.columns.lowerBound >= 0 && source.columns.upperBound <= width)
        sources.append(source)
    }

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
        for index in sources.indices {
            areFinite = sources[index].write(rows, to: band, width: width, &numbers, &values) && areFinite
        }
        return areFinite
    }
}

extension FeatureMatrix.Source {
    /// The columns of the matrix that it may fill.
    fileprivate var columns: Range<Int> {
        switch self {
        case .numbers(_, let features, let position): position..<position + features.count
        case .ordinals(_, _, let position): position..<position + 1
        case .indicators(_, let features, let position): position..<position + Int((features.max() ?? -1) + 1)
        }
    }

    /// Writes its features of some rows into lines of `width` floats, by way of `numbers` and `values`, which have a place for
    /// each row; says whether they are finite.
    fileprivate func write(
        _ rows: Range<Int>, to lines: UnsafeMutablePointer<Float>, width: Int, _ numbers: inout [Double],
        _ values: inout [Double]
    ) -> Bool {
        switch self {
        case .numbers(let column, let features, let position):
            column.readNumbers(rows, into: &numbers)
            // Integers are small enough.
            var areFinite = column.kind != .real || numbers.allSatisfy { !($0.magnitude > Column.largestNumber) }
            for (feature, functions) in features.enumerated() {
                values.withUnsafeMutableBufferPointer { _ = $0.update(fromContentsOf: numbers) }
                for function in functions { function.apply(to: &values) }
                if !floats_spread(values, values.count, lines + position + feature, width) { areFinite = false }
            }
            return areFinite
        case .ordinals(let codes, let numbers, let position):
            codes.write(rows, as: numbers, to: lines + position, width: width)
        case .indicators(let codes, let features, let position):
            codes.writeOnes(rows, at: features, to: lines + position, width: width)
        }
        return true
    }
}
