import Arrays
import CKernels

/// Lays codes of categories side by side in a row-major matrix, a column of it for each column of text.
struct CodeMatrix {
    private let rows: Int
    private var columns: [(codes: PackedIntegers, others: [Int32])] = []

    init(rows: Int) { self.rows = rows }

    /// Adds a column: for each code the one that `others` has for it, the first of them for -1.
    mutating func add(_ codes: PackedIntegers, as others: [Int32]) { columns.append((codes, others)) }

    /// The matrix, rows x columns.
    func filled() -> NDArray<Int32> {
        let width = columns.count
        return NDArray(uninitialized: Shape(rows, width)) { codes in
            var bands = stride(from: 0, to: rows, by: Self.bandHeight).map { $0..<min($0 + Self.bandHeight, rows) }
            let isLarge = rows * width >= 1 << 20
            bands.mutateConcurrently(threads: threads(forCells: rows * width)) { rows, _ in
                if isLarge {
                    memory_populate(
                        codes + rows.lowerBound * width, rows.count * width * MemoryLayout<Int32>.stride)
                }
                for (position, column) in columns.enumerated() {
                    column.codes.write(
                        rows, as: column.others, to: codes + rows.lowerBound * width + position, width: width)
                }
            }
        }
    }

    /// The rows that a thread fills at once.
    private static let bandHeight = 256
}
