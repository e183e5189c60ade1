import CommandSupport
import Tabular

/// How the rows of a block behind others are counted.
func place(behind rows: Int) -> String { rows == 0 ? "" : "counted behind row \(rows): " }

/// What is wrong with a row of a block behind others.
struct RowError: ExitStatusConvertible, CustomStringConvertible {
    let error: DataFrameError
    let rowsBefore: Int

    var exitStatus: ExitStatus { error.exitStatus }
    var description: String { "\(place(behind: rowsBefore))\(error)" }

    static func adding<Result>(_ rows: Int, _ body: () throws -> Result) throws -> Result {
        do {
            return try body()
        } catch let error as DataFrameError {
            throw RowError(error: error, rowsBefore: rows)
        }
    }
}
