import CommandSupport
import Tabular

/// The place of a block of rows after `rows` others, from which its rows are counted.
func place(after rows: Int) -> String { rows == 0 ? "" : "in the block after row \(rows): " }

/// Runs `body` on a block of rows after `rows` others; its errors say so.
func countingRows<Result>(after rows: Int, _ body: () throws -> Result) throws -> Result {
    do {
        return try body()
    } catch let error as DataFrameError {
        throw CommandError(error.category, "\(place(after: rows))\(error)")
    }
}
