import Arrays

/// Lays columns side by side in a row-major matrix.
///
/// Column after column would touch every row's memory once per column; this goes through a few rows at a time, whose memory
/// stays in the cache meanwhile.
struct FeatureMatrix {
    /// What fills one or more columns of the matrix.
    enum Source {
        /// A number per row.
        case numbers([Float], at: Int)
        /// Per row the feature that is 1, counted from `at`; -1 for none.
        case indicators([Int32], at: Int)
    }

    private let rows: Int
    private let width: Int
    private var sources: [Source] = []

    init(rows: Int, width: Int) { (self.rows, self.width) = (rows, width) }

    mutating func add(_ source: Source) { sources.append(source) }

    /// The matrix, rows x width.
    func array() -> NDArray<Float> {
        var scalars = [Float](repeating: 0, count: rows * width)
        for start in stride(from: 0, to: rows, by: Self.tileHeight) {
            let tile = start..<min(start + Self.tileHeight, rows)
            for source in sources { fill(&scalars, tile, source) }
        }
        return NDArray(shape: Shape(rows, width), scalars: scalars)
    }

    private static let tileHeight = 32

    private func fill(_ scalars: inout [Float], _ tile: Range<Int>, _ source: Source) {
        switch source {
        case .numbers(let numbers, let column):
            for row in tile { scalars[row * width + column] = numbers[row] }
        case .indicators(let features, let column):
            for row in tile where features[row] >= 0 { scalars[row * width + column + Int(features[row])] = 1 }
        }
    }
}
