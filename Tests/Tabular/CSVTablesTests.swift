import Foundation
import TestSupport
import Testing

@testable import Tabular

/// A file read in tables equals the file read at once, however it is cut.
@Suite struct CSVTablesTests {
    static let texts = [
        "a,b\n1,x\n2,y\n3,z\n4,w\n5,v\n", "\n\na,b\r\n1,x\r\n\r\n2,y\r\n3,\"z\r\n\"\r\n4,w",
        // Columns that widen, become text late, are missing for long, or for a while.
        "i,r,m,b,s,h,z\n1,1,NA,True,x,1,-0\n2,2,NA,NA,NA,2,1\nNA,0.5,NA,false,\"a,b\",NA,2\n4,NA,7,TRUE,\"c\"\"d\",4,0.5\n"
            + "5,1e3,NA,True,x,99999999999999999999,NA\n006,3,8,True,a longer text,5,4\nx,4,9,NA,y,6,5\n",
        "a,b\n", "a\n1\n\n\n", "k,x\nNA,NA\nNA,NA\n",
    ]

    @Test(arguments: texts) func tablesTogetherAreTheWhole(text: String) throws {
        try withFile(text) { url in
            let whole = try DataFrame(contentsOfCSV: url)
            for partSize in [1, 2, 3, 7, 16, 40, 1000] {
                for partCount in [1, 2, 5] {
                    let tables = try CSVTables(
                        contentsOf: url, partSize: partSize, partCount: partCount)
                    let found = try all(tables)
                    #expect(try found.dropFirst().reduce(found[0]) { try $0.appending($1) } == whole)
                    #expect(found.allSatisfy { $0.columns.map(\.kind) == whole.columns.map(\.kind) })
                    #expect(tables.rowCount == whole.rowCount && tables.columnNames == whole.columnNames)
                }
            }
        }
    }

    @Test func columnsAreLeftOut() throws {
        try withFile("a,b,c\n1,x,2\n3,y,4\n") { url in
            let tables = try CSVTables(contentsOf: url, tableSize: 1).dropping("b")
            #expect(tables.columnNames == ["a", "c"])
            let whole = try DataFrame(csv: "a,c\n1,2\n3,4\n")
            let found = try all(tables)
            #expect(try found.dropFirst().reduce(found[0]) { try $0.appending($1) } == whole)
            #expect(throws: DataFrameError.self) { try tables.dropping("b") }
        }
    }

    @Test func errorsAreThoseOfTheWhole() throws {
        try withFile("a,b\n1,2\n3\n") { url in
            let error = try #require(throws: CSVError.self) { try CSVTables(contentsOf: url, tableSize: 1) }
            #expect(error == #expect(throws: CSVError.self) { try DataFrame(contentsOfCSV: url) })
        }
    }

    @Test(arguments: ["a\n1\nx\n", "a\n1\n", "b\n1\n2\n"]) func tellsOfAFileThatChanged(text: String) throws {
        try withFile("a\n1\n2\n") { url in
            let tables = try CSVTables(contentsOf: url)
            try Data(text.utf8).write(to: url)
            let error = try #require(throws: CSVError.self) { try tables.forEach { _ in } }
            #expect(error.reason.contains("changed"))
        }
    }

    private func all(_ tables: CSVTables) throws -> [DataFrame] {
        var all: [DataFrame] = []
        try tables.forEach { all.append($0) }
        return all
    }

    private func withFile(_ text: String, _ body: (URL) throws -> Void) throws {
        try withTemporaryFolder { folder in
            let url = folder.appending(path: "table.csv")
            try Data(text.utf8).write(to: url)
            try body(url)
        }
    }
}
