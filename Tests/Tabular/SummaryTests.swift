import Foundation
import Tabular
import TestSupport
import Testing

/// Summaries of tables; those of the houses against pandas: Fixtures/reference/describe.py.
@Suite struct SummaryTests {
    @Test func sampleIsAsPandasDescribesIt() throws {
        let summary = try HouseSample.frame("train.csv").summary()
        #expect(summary.rows == 1460 && summary.columns.count == 81)
        try compare(summary, with: "expected/describe_sample.json")
    }

    /// Needs the folder of kaggle_house_pred_train.csv in TABULARKIT_DATA.
    @Test(.enabled(if: HouseFeatureTests.realData != nil, "TABULARKIT_DATA names no folder with the real house prices"))
    func realTableIsAsPandasDescribesIt() throws {
        let folder = try URL(filePath: #require(HouseFeatureTests.realData))
        let train = try DataFrame(contentsOfCSV: folder.appending(path: "kaggle_house_pred_train.csv"))
        let summary = train.summary()
        #expect(summary.rows == 1460 && summary.columns.count == 81)
        try compare(summary, with: "expected/describe_real.json")
    }

    private func compare(_ found: DataFrameSummary, with fixture: String) throws {
        let expected = try decodeFixture(fixture, as: DataFrameSummary.self)
        #expect(found.rows == expected.rows && found.columns.count == expected.columns.count)
        for (found, expected) in zip(found.columns, expected.columns) {
            #expect(found.name == expected.name && found.kind == expected.kind)
            #expect(found.missing == expected.missing && found.distinct == expected.distinct, "\(found.name)")
            #expect(found.mostFrequent == expected.mostFrequent, "\(found.name)")
            #expect((found.numbers == nil) == (expected.numbers == nil), "\(found.name)")
            for (number, wanted) in zip(statistics(found), statistics(expected)) {
                #expect(abs(number - wanted) <= 1e-9 * abs(wanted), "\(found.name)")
            }
        }
    }

    /// Against exact fractions: Fixtures/reference/moments.py.
    @Test(arguments: try decodeFixture("expected/moments.json", as: [ExactSummary].self))
    func keepsTheDigits(_ test: ExactSummary) throws {
        let found = try #require(DataFrame(["x": Column(test.values)]).summary().columns[0].numbers)
        #expect((found.deviation == nil) == (test.numbers.deviation == nil))
        for (number, wanted) in zip(statistics(found), statistics(test.numbers)) {
            #expect(abs(number - wanted) <= 1e-8 * abs(wanted))
        }
    }

    private func statistics(_ column: ColumnSummary) -> [Double] {
        column.numbers.map(statistics) ?? []
    }

    private func statistics(_ numbers: NumberSummary) -> [Double] {
        [
            numbers.mean, numbers.deviation ?? 0, numbers.minimum, numbers.lowerQuartile, numbers.median,
            numbers.upperQuartile, numbers.maximum, Double(numbers.infinite),
        ]
    }

    @Test func countsWhatNumbersCannotTell() throws {
        let columns = try DataFrame([
            "infinite": Column([1, .infinity, -.infinity, 3, nil]), "one": Column([nil, 7, nil, nil, nil]),
            "empty": Column([nil, nil, nil, nil, nil] as [Double?]), "flag": Column([true, false, nil, true, true]),
            "constant": Column([14.62, 14.62, 14.62, 14.62, 14.62]),
            "large": Column([9_007_199_254_740_992, 9_007_199_254_740_993, 1, 1, 1]),
            "text": Column(["b", "a", "a", "b", "e\u{301}"]),
        ]).summary(mostFrequent: 2).columns
        #expect(columns.map(\.distinct) == [4, 1, 0, 2, 1, 3, 3])
        #expect(columns.map(\.missing) == [1, 4, 5, 1, 0, 0, 0])
        #expect(columns.map { $0.numbers?.infinite } == [2, 0, nil, nil, 0, 0, nil])
        #expect(columns.prefix(5).map { $0.numbers?.deviation } == [1.4142135623730951, nil, nil, nil, 0])
        #expect(
            columns.map { $0.mostFrequent.map(\.value).joined(separator: " ") } == [
                "-inf 1.0", "7", "", "True False", "14.62", "1 9007199254740992", "a b",
            ])
    }

    @Test func chosenRowsHaveOnlyTheirCategories() throws {
        let rows = try DataFrame(["k": Column(["a", "b", "b"])])[rows: [0]]
        #expect(rows.summary().columns[0].distinct == 1)
    }

    @Test func isEncodedForOtherPrograms() throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        let summary = try DataFrame(csv: "x\n1\n").summary()
        #expect(
            try String(decoding: encoder.encode(summary), as: UTF8.self) == """
                {"columns":[{"distinct":1,"kind":"integer","missing":0,"most_frequent":[{"count":1,"value":"1"}],"name":"x",\
                "numbers":{"infinite":0,"lower_quartile":1,"maximum":1,"mean":1,"median":1,"minimum":1,"upper_quartile":1}}],\
                "rows":1}
                """)
    }

    @Test func printsALineForEachColumn() throws {
        let frame = try DataFrame(
            csv: "size,price,kind,tiny\n1,100000000,a,1e-9\n2,NA,NA,2e20\n4,350.5,a,0\n4,1.25,b,0\n")
        #expect(
            "\(frame.summary())" == """
                column     type  missing  distinct        mean   deviation   min      25%    50%         75%        max  most frequent
                  size  integer        0         3        2.75         1.5     1     1.75      3           4          4          4 (2)
                 price     real        1         3  33333450.6  57734925.4  1.25  175.875  350.5  50000175.3  100000000       1.25 (1)
                  tiny     real        0         3       5e+19       1e+20     0        0  5e-10       5e+19      2e+20        0.0 (2)

                column    type  missing  distinct  most frequent
                  kind  string        1         2   a (2), b (1)
                [4 rows x 4 columns]
                """)
        #expect(frame[columns: []].summary().description == "[4 rows x 0 columns]")
    }
}

/// Numbers and their exact moments.
struct ExactSummary: Decodable, CustomTestStringConvertible {
    private let name: String
    let values: [Double]
    let numbers: NumberSummary

    var testDescription: String { name }
}
