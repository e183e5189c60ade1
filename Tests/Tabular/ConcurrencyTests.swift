import Arrays
import Testing

@testable import Tabular

@Suite struct ConcurrencyTests {
    /// Each step follows the order of the jobs, and every job is done once.
    @Test(arguments: 1...4) func assemblyLinesKeepTheOrder(_ threads: Int) {
        let (steps, jobs) = (5, 200)
        var orders = [[Int]](repeating: [], count: steps)
        AssemblyLine.run(threads: threads, steps: 1, elements: &orders) { line in
            while case let job = line.takeJob(),
                line.perform(0, of: job, { if job == jobs - 1 { line.stop(at: 0) } })
            {
                for step in 0..<steps { line.change(step, of: job) { $0.append(job) } }
            }
        }
        #expect(orders.allSatisfy { $0 == Array(0..<jobs) })
    }

    @Test func findsMissingRowsOfEveryRange() {
        let flags = (0..<150).map { $0 % 7 == 0 || (60..<70).contains($0) || $0 == 127 }
        let validity = Validity(flags)
        for start in 0...150 {
            for end in start...150 {
                var rows: [Int] = []
                validity.forEachMissing(in: start..<end) { rows.append($0) }
                #expect(rows == (start..<end).filter { flags[$0] })
            }
        }
    }

    /// Large enough for several threads.
    @Test func largeMatricesHaveTheRowsOfSmallOnes() throws {
        let (rows, categories) = (600, 2000)
        let frame = try DataFrame([
            "x": Column((0..<rows).map { $0 % 11 == 0 ? nil : Double($0) }),
            "s": Column((0..<rows).map { $0 % 13 == 0 ? nil : "\($0 * 7 % categories)" }),
        ])
        let learned = try DataFrame([
            "x": Column((0..<categories).map { Double($0) }), "s": Column((0..<categories).map { "\($0)" }),
        ])
        let encoder = try Preprocessor(.standardize(), .fillMissing(0), .oneHot()).fitted(to: learned)
        let whole = try encoder(frame)
        for start in stride(from: 0, to: rows, by: 100) {
            let some = try encoder(frame[rows: start..<start + 100])
            let expected = whole.scalars[start * encoder.width..<(start + 100) * encoder.width]
            #expect(some.scalars.elementsEqual(expected))
        }
    }
}
