import Tabular
import TestSupport
import Testing

/// The odd and hostile tables of `Fixtures/hostile`.
@Suite struct HostileFileTests {
    @Test(arguments: HostileFile.all("csv")) func isReadOrRefused(file: HostileFile) throws {
        do {
            let table = try DataFrame(contentsOfCSV: file.url)
            let (names, values) = (try #require(file.expected.columns), try #require(file.expected.values))
            #expect(table.columnNames.map { Array($0.utf8) } == names.map { Array($0.utf8) })
            for (column, expected) in zip(table.columns, values) {
                let read = (0..<column.count).map { Array((column[$0]?.description ?? "").utf8) }
                #expect(read == expected.map { Array($0.utf8) })
            }
        } catch let error as CSVError {
            #expect("\(error.code)" == file.expected.code, "\(error)")
            #expect(error.description.contains(file.testDescription))
        }
    }

    @Test func thereAreMany() { #expect(HostileFile.all("csv").count > 40) }
}
