import Arrays
import CTabular

/// The features of columns side by side, as a row-major matrix.
///
/// It is made in bands of rows that stay in a processor's cache: column after column of the whole matrix would load
/// each row's memory once a column. Beside the columns, only the matrix is in memory.
struct FeatureMatrix {
    /// The content of one or more columns of the matrix.
    enum Source {
        /// The functions of each feature, applied to the numbers of a column in order.
        case numbers(Column, [[NumericFunction]], at: Int)
        /// A number for each category of a column, the first for missing values.
        case ordinals(PackedIntegers, numbers: [Float], at: Int)
        /// For each category the feature that is 1, counted from `at`, -1 for none; the first for missing values.
        case indicators(PackedIntegers, features: [Int32], at: Int)
    }

    private let rows: Int
    private let width: Int
    private var sources: [Source] = []

    init(rows: Int, width: Int) { (self.rows, self.width) = (rows, width) }

    /// Adds the content of further columns, which must be in the matrix.
    mutating func add(_ source: Source) {
        precondition(source.columns.lowerBound >= 0 && source.columns.upperBound <= width)
        sources.append(source)
    }

    func filled() -> NDArray<Float> {
        let bands = RowBands(rows: rows, width: width, cells: 1 << 17, heights: 64...2048)
        let threads = threads(forCells: rows * width), isFresh = ArrayPages.areFresh(byteCount: rows * width * 4)
        var turns = Array(0..<bands.count)
        return NDArray(uninitialized: Shape(rows, width)) { scalars in
            turns.mutateConcurrently(threads: threads) { band, _ in
                let lines = scalars + bands[band].lowerBound * width, count = bands[band].count * width
                // All pages of the band at once.
                if threads > 1 { ArrayPages.provide(lines, byteCount: count * 4) }
                if !isFresh { lines.initialize(repeating: 0, count: count) }
                write(bands[band], to: lines)
            }
        }
    }

    /// Writes consecutive rows to zeroed memory: for one-hot features, only the ones.
    func write(_ rows: Range<Int>, to lines: UnsafeMutablePointer<Float>) {
        var numbers = [Double](repeating: 0, count: rows.count), values = numbers
        for index in sources.indices { sources[index].write(rows, to: lines, width: width, &numbers, &values) }
    }
}

extension FeatureMatrix.Source {
    fileprivate var columns: Range<Int> {
        switch self {
        case .numbers(_, let features, let position): position..<position + features.count
        case .ordinals(_, _, let position): position..<position + 1
        case .indicators(_, let features, let position): position..<position + Int((features.max() ?? -1) + 1)
        }
    }

    /// Writes its features into rows of `width` floats; `numbers` and `values` are buffers of one element for each row.
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

/// Codes of categories side by side, as a row-major matrix with a column for each column of text.
struct CodeMatrix {
    private var columns: [(codes: PackedIntegers, others: [Int32])] = []

    /// Adds a column: each code is replaced by its element of `others`, whose first is for -1.
    mutating func add(_ codes: PackedIntegers, as others: [Int32]) { columns.append((codes, others)) }

    func write(_ rows: Range<Int>, to lines: UnsafeMutablePointer<Int32>) {
        for (position, column) in columns.enumerated() {
            column.codes.write(rows, as: column.others, to: lines + position, width: columns.count)
        }
    }
}
