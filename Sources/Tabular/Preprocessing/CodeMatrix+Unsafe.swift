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
        let bands = RowBands(rows: rows, width: width)
        return NDArray(uninitialized: Shape(rows, width)) { codes in
            var turns = Array(0..<bands.count)
            turns.mutateConcurrently(threads: bands.threads) { band, _ in
                let lines = bands.take(band, of: codes)
                for (position, column) in columns.enumerated() {
                    column.codes.write(bands[band], as: column.others, to: lines + position, width: width)
                }
            }
        }
    }
}
