import Input
import TabularKit

/// What is read is written and read again without an error, in as many rows of columns of the same names.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzCSV(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    guard let table = try? DataFrame(csv: bytes(data, count)) else { return 0 }
    do {
        let again = try DataFrame(csv: table.csv())
        precondition(again.rowCount == table.rowCount, "\(table.rowCount) rows became \(again.rowCount)")
        precondition(again.columnNames.map { Array($0.utf8) } == table.columnNames.map { Array($0.utf8) })
    } catch {
        preconditionFailure("what was written cannot be read: \(error)")
    }
    return 0
}
