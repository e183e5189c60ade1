import Tabular
import Testing

/// Mistakes of the calling program print a message.
@Suite struct MisuseTests {
    @Test func positionsOutOfRangeAreNamed() async {
        let row = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) { _ = Column([1])[1] }
        #expect(message(row).contains("Column: row 1 is out of range for 1 rows"))
        let column = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
            _ = try DataFrame(csv: "a,b\n1,2\n")[-3]
        }
        #expect(message(column).contains("DataFrame: column -3 is out of range for 2 columns"))
        let twice = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
            _ = try DataFrame(csv: "a,b\n1,2\n")[columns: [1, -1]]
        }
        #expect(message(twice).contains("DataFrame: a column is chosen twice: [1, 1]"))
    }

    @Test func impossibleArgumentsAreNamed() async {
        let syntax = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
            _ = CSVSyntax(separator: "\"")
        }
        #expect(message(syntax).contains("CSVSyntax: \"\\\"\" cannot separate fields"))
        let writer = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
            _ = try DataFrame(csv: "a\n1\n").csv(separator: "\n")
        }
        #expect(message(writer).contains("CSV: \"\\n\" cannot separate fields"))
        let summary = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
            _ = try DataFrame(csv: "a\n1\n").summary(mostFrequent: -1)
        }
        #expect(message(summary).contains("DataFrame.summary: a number of values is 0 or more, not -1"))
    }

    private func message(_ outcome: ExitTest.Result?) -> String {
        String(decoding: outcome?.standardErrorContent ?? [], as: UTF8.self)
    }
}
