import Arrays

/// Lays the features of columns side by side in a row-major matrix.
///
/// Column after column would touch every row's memory once per column; this goes through a few rows at a time, whose memory
/// stays in the cache meanwhile, and makes their features there: beside the columns, nothing but the matrix is in memory.
struct FeatureMatrix {
    /// What fills one or more columns of the matrix.
    enum Source {
        /// For each feature the functions that make it of the numbers of a column, one after the other.
        case numbers(Column, [[NumericFunction]], at: Int)
        /// A number for each category of a column, and before them one for missing values.
        case ordinals([Int32], numbers: [Float], at: Int)
        /// For each category of a column the feature that is 1, counted from `at`, -1 for none; before them one for missing
        /// values.
        case indicators([Int32], features: [Int32], at: Int)
    }

    private let rows: Int
    private let width: Int
    private var sources: [Source] = []

    init(rows: Int, width: Int) { (self.rows, self.width) = (rows, width) }

    mutating func add(_ source: Source) { sources.append(source) }

    /// The matrix, rows x width, and whether numbers are finite: those of the columns, and their features as `Float`.
    func filled() -> (features: NDArray<Float>, areFinite: Bool) {
        // A flag for each tile, by the thread that fills it.
        var areFinite = [Bool](repeating: true, count: (rows + Self.tileHeight - 1) / Self.tileHeight)
        let features = NDArray<Float>(uninitialized: Shape(rows, width)) { scalars in
            let scalars = UnsafeMutableBufferPointer(start: scalars, count: rows * width)
            areFinite.mutateConcurrently(threads: threads(forCells: scalars.count)) { isFinite, tile in
                let rows = tile * Self.tileHeight..<min((tile + 1) * Self.tileHeight, rows)
                isFinite = fill(
                    UnsafeMutableBufferPointer(rebasing: scalars[rows.lowerBound * width..<rows.upperBound * width]),
                    rows)
            }
        }
        return (features, !areFinite.contains(false))
    }

    private static let tileHeight = 64

    /// Fills the memory of some rows; says whether numbers are finite.
    private func fill(_ tile: UnsafeMutableBufferPointer<Float>, _ rows: Range<Int>) -> Bool {
        tile.initialize(repeating: 0)
        var areFinite = true
        var numbers = [Double](repeating: 0, count: rows.count)
        for source in sources {
            switch source {
            case .numbers(let column, let features, let position):
                column.readNumbers(rows, into: &numbers)
                areFinite = areFinite && !numbers.contains { $0.magnitude > Column.largestNumber }
                for (feature, functions) in features.enumerated() {
                    let isFinite = fill(tile, column: position + feature, numbers, functions)
                    areFinite = areFinite && isFinite
                }
            case .ordinals(let codes, let numbers, let position):
                for row in rows {
                    tile[(row - rows.lowerBound) * width + position] = numbers[Int(codes[row]) + 1]
                }
            case .indicators(let codes, let features, let position):
                for row in rows {
                    let feature = Int(features[Int(codes[row]) + 1])
                    if feature >= 0 { tile[(row - rows.lowerBound) * width + position + feature] = 1 }
                }
            }
        }
        return areFinite
    }

    private func fill(
        _ tile: UnsafeMutableBufferPointer<Float>, column: Int, _ numbers: [Double], _ functions: [NumericFunction]
    ) -> Bool {
        var numbers = numbers
        for function in functions { function.apply(to: &numbers) }
        var areFinite = true
        for row in numbers.indices {
            let number = Float(numbers[row])
            areFinite = areFinite && number.isFinite
            tile[row * width + column] = number
        }
        return areFinite
    }
}
