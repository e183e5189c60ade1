import Arrays
import CKernels

#if canImport(Glibc)
    import Glibc
#endif

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
        // A flag for each tile, by the thread that fills it.
        var areFinite = [Bool](repeating: true, count: (rows + Self.tileHeight - 1) / Self.tileHeight)
        let scalars = [Float](unsafeUninitializedCapacity: rows * width) { scalars, count in
            count = rows * width
            Self.useLargePages(for: scalars)
            areFinite.mutateConcurrently(threads: threads(forCells: count)) { isFinite, tile in
                let rows = tile * Self.tileHeight..<min((tile + 1) * Self.tileHeight, rows)
                isFinite = fill(
                    UnsafeMutableBufferPointer(rebasing: scalars[rows.lowerBound * width..<rows.upperBound * width]),
                    rows)
            }
        }
        return (NDArray(shape: Shape(rows, width), scalars: scalars), !areFinite.contains(false))
    }

    private static let tileHeight = 64

    /// Asks for pages of 2 MB, as numpy does for arrays of 4 MB and more: a matrix of many pages is made for the first time
    /// here, and most of that time would be theirs.
    private static func useLargePages(for scalars: UnsafeMutableBufferPointer<Float>) {
        #if canImport(Glibc)
            let memory = UnsafeMutableRawBufferPointer(scalars), pageSize = 1 << 12
            guard memory.count >= 1 << 22, let start = memory.baseAddress?.alignedUp(toMultipleOf: pageSize) else { return }
            madvise(start, memory.count - pageSize, MADV_HUGEPAGE)
        #endif
    }

    /// Fills the memory of some rows; says whether numbers are finite.
    private func fill(_ tile: UnsafeMutableBufferPointer<Float>, _ rows: Range<Int>) -> Bool {
        tile.initialize(repeating: 0)
        var areFinite = true
        var (numbers, values) = ([Double](repeating: 0, count: rows.count), [Double](repeating: 0, count: rows.count))
        var places = [Int32](repeating: 0, count: rows.count)
        for source in sources {
            switch source {
            case .numbers(let column, let features, let position):
                column.readNumbers(rows, into: &numbers)
                if numbers.contains(where: { $0.magnitude > Column.largestNumber }) { areFinite = false }
                for (feature, functions) in features.enumerated() {
                    for row in numbers.indices { values[row] = numbers[row] }
                    for function in functions { function.apply(to: &values) }
                    if !fill(tile, column: position + feature, values) { areFinite = false }
                }
            case .ordinals(let codes, let numbers, let position):
                codes.read(rows, into: &places)
                for row in places.indices { tile[row * width + position] = numbers[Int(places[row]) + 1] }
            case .indicators(let codes, let features, let position):
                codes.read(rows, into: &places)
                for row in places.indices {
                    let feature = Int(features[Int(places[row]) + 1])
                    if feature >= 0 { tile[row * width + position + feature] = 1 }
                }
            }
        }
        return areFinite
    }

    /// Puts numbers into a column of some rows; says whether they are finite there.
    private func fill(_ tile: UnsafeMutableBufferPointer<Float>, column: Int, _ values: [Double]) -> Bool {
        guard let first = tile.baseAddress else { return true }
        return floats_spread(values, values.count, first + column, width)
    }
}
