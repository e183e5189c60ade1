import CommandSupport
import Tabular

/// The place from which the rows of a block behind `rows` others are counted.
func place(behind rows: Int) -> String { rows == 0 ? "" : "counted behind row \(rows): " }

/// Runs `body` on a block of rows behind `rows` others; its errors say so.
func countingRows<Result>(behind rows: Int, _ body: () throws -> Result) throws -> Result {
    do {
        return try body()
    } catch let error as DataFrameError {
        throw CommandError(error.category, "\(place(behind: rows))\(error)")
    }
}
