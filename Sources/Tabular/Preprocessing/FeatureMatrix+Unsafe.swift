import Arrays
import CKernels

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
        // A flag for each band, by the thread that fills it.
        var areFinite = [Bool](repeating: true, count: (rows + Self.bandHeight - 1) / Self.bandHeight)
        let features = NDArray<Float>(uninitialized: Shape(rows, width)) { scalars in
            let isLarge = rows * width >= 1 << 20
            areFinite.mutateConcurrently(threads: threads(forCells: rows * width)) { isFinite, band in
                let band = band * Self.bandHeight..<min((band + 1) * Self.bandHeight, rows)
                if isLarge {
                    let size = band.count * width * MemoryLayout<Float>.stride
                    memory_populate(scalars + band.lowerBound * width, size)
                }
                for start in stride(from: band.lowerBound, to: band.upperBound, by: Self.tileHeight) {
                    let rows = start..<min(start + Self.tileHeight, band.upperBound)
                    if !fill(scalars + start * width, rows) { isFinite = false }
                }
            }
        }
        return (features, !areFinite.contains(false))
    }

    /// The rows whose memory a thread takes at once, and those that it fills at once.
    private static let (bandHeight, tileHeight) = (256, 64)

    /// Fills the memory of some rows; says whether numbers are finite.
    private func fill(_ tile: UnsafeMutablePointer<Float>, _ rows: Range<Int>) -> Bool {
        tile.initialize(repeating: 0, count: rows.count * width)
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
                    for row in numbers.indices { values[row] = numbers[row] }
                    for function in functions { function.apply(to: &values) }
                    if !floats_spread(values, values.count, tile + position + feature, width) { areFinite = false }
                }
            case .ordinals(let codes, let numbers, let position):
                codes.write(rows, as: numbers, to: tile + position, width: width)
            case .indicators(let codes, let features, let position):
                codes.writeOnes(rows, at: features, to: tile + position, width: width)
            }
        }
        return areFinite
    }
}
