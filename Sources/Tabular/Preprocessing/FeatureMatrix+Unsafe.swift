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

    /// The matrix, rows x width.
    func filled() -> NDArray<Float> {
        let bands = RowBands(rows: rows, width: width)
        var turns = Array(0..<bands.count)
        return NDArray(uninitialized: Shape(rows, width)) { scalars in
            turns.mutateConcurrently(threads: bands.threads) { band, _ in
                write(bands[band], to: bands.take(band, of: scalars))
            }
        }
    }

    /// Writes some rows, each behind the one before, to memory that is zero: of categories with features of their own, only the
    /// ones are written.
    func write(_ rows: Range<Int>, to lines: UnsafeMutablePointer<Float>) {
        var numbers = [Double](repeating: 0, count: rows.count), values = numbers
        for index in sources.indices { sources[index].write(rows, to: lines, width: width, &numbers, &values) }
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
    /// each row.
    fileprivate func write(
        _ rows: Range<Int>, to lines: UnsafeMutablePointer<Float>, width: Int, _ numbers: inout [Double],
        _ values: inout [Double]
    ) {
        switch self {
        case .numbers(let column, let features, let position):
            column.readNumbers(rows, into: &numbers)
            for (feature, functions) in features.enumerated() {
                values.withUnsafeMutableBufferPointer { _ = $0.update(fromContentsOf: numbers) }
                for function in functions { function.apply(to: &values) }
                floats_spread(values, values.count, lines + position + feature, width)
            }
        case .ordinals(let codes, let numbers, let position):
            codes.write(rows, as: numbers, to: lines + position, width: width)
        case .indicators(let codes, let features, let position):
            codes.writeOnes(rows, at: features, to: lines + position, width: width)
        }
    }
}
