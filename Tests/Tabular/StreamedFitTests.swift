import Foundation
import TestSupport
import Testing

@testable import Tabular

/// Learning table by table equals learning from the whole file at once.
@Suite struct StreamedFitTests {
    /// The steps of the book, and a recipe that needs several passes, quantiles and skewness.
    static let preprocessors: [(String, Preprocessor)] = [
        ("book", Preprocessor(.standardize(), .fillMissing(0), .oneHot())), ("recipe", .recipe),
        ("chain", Preprocessor(.fillMissing(.median, indicator: true), .standardize(), .minMax(), .ordinal())),
    ]

    @Test(arguments: preprocessors) func learnsTheSame(name: String, preprocessor: Preprocessor) throws {
        try withHouses { frame, url in
            let tables = try CSVTables(contentsOf: url, tableSize: 40_000).dropping("Id", "SalePrice")
            let whole = try preprocessor.fitted(to: frame)
            let streamed = try preprocessor.fitted(to: tables)
            #expect(streamed.featureNames == whole.featureNames && streamed.warnings == whole.warnings)
            try expectClose(streamed, whole)
            try checkLaws(on: frame) { try preprocessor.fitted(to: tables) }
        }
    }

    /// Numbers whose digits a single sum of squares loses, and tables of very different numbers.
    @Test func keepsTheDigits() throws {
        let columns: [[Double]] = [
            (0..<5000).map { 1e9 + Double($0 % 3) }, (0..<5000).map { $0 < 4990 ? 1e-200 * Double($0) : 1e150 },
            (0..<5000).map { $0 < 2500 ? 7 : 1e-3 * Double($0) }, [Double](repeating: 14.62, count: 5000),
            (0..<5000).map { $0 == 4999 ? 0.3 : 0.1 + 0.2 },
        ]
        for values in columns {
            let whole = Moments(blocks(values, of: 5000)), parts = Moments(blocks(values, of: 7))
            #expect(abs(parts.mean - whole.mean) <= 1e-12 * whole.mean.magnitude)
            #expect(abs(parts.deviation(.sample) - whole.deviation(.sample)) <= 1e-12 * whole.deviation(.sample))
            #expect(abs(parts.skewness - whole.skewness) <= 1e-9 * whole.skewness.magnitude + 1e-12)
            #expect(parts.isConstant == whole.isConstant && parts.count == whole.count)
        }
    }

    /// Against exact fractions: Fixtures/reference/moments.py. Nothing is learned from larger numbers.
    @Test(
        arguments: try decodeFixture("expected/moments.json", as: [ExactSummary].self)
            .filter { $0.numbers.maximum < Column.largestNumber })
    func keepsTheDigitsOfFarNumbers(_ test: ExactSummary) {
        let parts = Moments(blocks(test.values, of: 7))
        #expect(abs(parts.mean - test.numbers.mean) <= 1e-8 * abs(test.numbers.mean))
    }

    /// Steps that leave a column as it is need no further pass for those behind them.
    @Test(arguments: [NumberStatistics.Need.nothing, .moments, .sortedNumbers])
    func whatIsKnownIsNotGatheredAgain(need: NumberStatistics.Need) {
        struct Same: NumericTransformer {
            let need: NumberStatistics.Need
            func fitted(to statistics: NumberStatistics) -> [[NumericFunction]] { [[]] }
        }
        let moments = NumberStatistics([1, 2, 3, .nan], need: .moments)
        var branches = FeatureBranches([
            .transformer(Same(need: need)),
            .union([[.transformer(Same(need: .moments))], [.transformer(MinMaxScaler())]]),
            .transformer(Imputer(.constant(0))),
        ])
        branches.add([1, 2, 3, .nan])
        branches.finishPass(moments)
        #expect(branches.isFinished)
        let rescale = NumericFunction.rescale(minimum: 1, maximum: 3, lower: 0, upper: 1)
        #expect(branches.features == [[.fill(value: 0)], [rescale, .fill(value: 0)]])
    }

    @Test func namesTheRowOfAnInfiniteNumber() throws {
        try withTemporaryFolder { folder in
            let url = folder.appending(path: "table.csv")
            try Data(("x\n" + String(repeating: "1\n", count: 100) + "inf\n2\n").utf8).write(to: url)
            let tables = try CSVTables(contentsOf: url, tableSize: 20)
            let error = try #require(throws: DataFrameError.self) { try Preprocessor().fitted(to: tables) }
            #expect(error.code == .notRepresentable && error.column == "x" && error.row == 100)
        }
    }

    @Test func refusesToKeepMoreThanTheLimit() throws {
        try withTemporaryFolder { folder in
            let url = folder.appending(path: "table.csv")
            let rows = (0..<1000).map { "\($0),\($0 % 7)\n" }.joined()
            try Data(("x,y\n" + rows).utf8).write(to: url)
            let tables = try CSVTables(contentsOf: url, tableSize: 500)
            var preprocessor = Preprocessor(.ramps(4))
            preprocessor.memoryLimit = 12_000
            let error = try #require(throws: DataFrameError.self) { try preprocessor.fitted(to: tables) }
            #expect(error.code == .tooLarge && error.column == "y")
            preprocessor.memoryLimit = 16_000
            #expect(try preprocessor.fitted(to: tables).width == 8)
        }
    }

    private func blocks(_ values: [Double], of size: Int) -> [[Double]] {
        stride(from: 0, to: values.count, by: size).map { Array(values[$0..<min($0 + size, values.count)]) }
    }

    private func withHouses(_ body: (DataFrame, URL) throws -> Void) throws {
        try withTemporaryFolder { folder in
            let url = folder.appending(path: "houses.csv"), frame = try HouseSample.frame("train.csv")
            try frame.writeCSV(to: url)
            try body(DataFrame(contentsOfCSV: url).dropping("Id", "SalePrice"), url)
        }
    }

    /// Compares two fitted preprocessors as JSON, numbers to 1e-9.
    private func expectClose(_ found: FittedPreprocessor, _ expected: FittedPreprocessor) throws {
        let values = try [found, expected].map { try JSONSerialization.jsonObject(with: JSONEncoder().encode($0)) }
        var differences: [String] = []
        compare(values[0], values[1], &differences)
        #expect(differences.isEmpty)
    }

    private func compare(_ found: Any, _ expected: Any, _ differences: inout [String]) {
        switch (found, expected) {
        case (let found as [Any], let expected as [Any]) where found.count == expected.count:
            for (found, expected) in zip(found, expected) { compare(found, expected, &differences) }
        case (let found as [String: Any], let expected as [String: Any]) where found.count == expected.count:
            for (key, value) in found { compare(value, expected[key] ?? "", &differences) }
        case (let found as Double, let expected as Double):
            if abs(found - expected) > 1e-9 * abs(expected) { differences.append("\(found) for \(expected)") }
        default:
            if "\(found)" != "\(expected)" { differences.append("\(found) for \(expected)") }
        }
    }
}

extension Moments {
    fileprivate init(_ blocks: [[Double]]) {
        self.init()
        for block in blocks { add(block) }
    }
}
