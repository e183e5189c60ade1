import Support
import Tabular

/// Warnings about columns of rows that come in blocks.
struct ColumnWarnings {
    private var found: [(warning: PreprocessingWarning, rowsBefore: Int, more: Int)] = []

    /// Adds the warnings of a block after `rows` rows.
    mutating func add(_ warnings: [PreprocessingWarning], after rows: Int) {
        for warning in warnings {
            if let place = found.firstIndex(where: {
                $0.warning.column == warning.column && $0.warning.code == warning.code
            }) {
                found[place].more += warning.rowCount
            } else {
                found.append((warning, rows, 0))
            }
        }
    }

    var texts: [String] {
        found.map { warning, rowsBefore, more in
            "\(place(after: rowsBefore))\(warning)" + (more > 0 ? "; and in \(counted(more, "later row"))" : "")
        }
    }
}
