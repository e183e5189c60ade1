import Input
import Tabular

/// Every table that is read can be written and read again, with as many rows and the same column names.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzCSV(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    guard let table = try? DataFrame(csv: bytes(data, count)) else { return 0 }
    do {
        let again = try DataFrame(csv: table.csv())
        precondition(again.rowCount == table.rowCount, "\(table.rowCount) rows became \(again.rowCount)")
        precondition(again.columnNames.map { Array($0.utf8) } == table.columnNames.map { Array($0.utf8) })
    } catch {
        preconditionFailure("a written table cannot be read: \(error)")
    }
    return 0
}
