import Tabular
import Testing

/// The laws that every numeric transformer keeps, and what each does on values worked out by hand.
@Suite struct TransformerTests {
    static let columns: [[Double]] = [
        [], [.nan], [3], [1, 2, 3, 4], [1, .nan, 3], [.nan, .nan], [5, 5, 5], [1e9, 1e9 + 1, 1e9 + 2],
        [-1e300, 1e300, 0],
        [Double](repeating: 14.62, count: 900), [0.1 + 0.2, 0.3, 0.3], [1e-300, 2e-300, 3e-300],
    ]

    @Test(arguments: columns) func scalerKeepsTheLaws(values: [Double]) { checkLaws(StandardScaler(), values) }

    @Test(arguments: columns) func imputerKeepsTheLaws(values: [Double]) { checkLaws(Imputer(value: -1), values) }

    /// Fitting is a function of the values, and transforming one of each value alone: never infinite, missing stays missing
    /// or is filled everywhere, and order and company do not matter.
    private func checkLaws(_ transformer: some NumericTransformer, _ values: [Double]) {
        let fitted = transformer.fitted(to: values)
        #expect(fitted == transformer.fitted(to: values))
        var all = values
        fitted.transform(&all)
        #expect(all.count == values.count)
        #expect(all.allSatisfy { !$0.isInfinite })
        for (row, value) in values.enumerated() {
            var alone = [value]
            fitted.transform(&alone)
            #expect(alone[0] == all[row] || alone[0].isNaN && all[row].isNaN)
        }
        var missing = [Double.nan, .nan]
        fitted.transform(&missing)
        #expect(missing[0].isNaN == missing[1].isNaN)
        #expect(zip(values, all).allSatisfy { $0.isNaN ? $1.isNaN == missing[0].isNaN : !$1.isNaN })
    }

    typealias Statistics = (values: [Double], mean: Double, deviation: Double)
    static let statistics: [Statistics] = [
        ([1, 2, 3, 4], 2.5, (5.0 / 3).squareRoot()), ([1, .nan, 3], 2, 2.0.squareRoot()),
        ([1e9, 1e9 + 1, 1e9 + 2], 1e9 + 1, 1), ([], 0, 0), ([.nan], 0, 0), ([7], 7, 0), ([5, 5, 5], 5, 0),
        ([Double](repeating: 14.62, count: 900), 14.62, 0), ([0.1 + 0.2, 0.3, 0.3], 0.3, 0),
        ([-1e300, 1e300, 0], 0, 1e300), ([1e-300, 2e-300, 3e-300], 2e-300, 1e-300),
    ]

    @Test(arguments: statistics) func scalerLearnsMeanAndDeviation(_ test: Statistics) {
        let fitted = StandardScaler().fitted(to: test.values)
        #expect(abs(fitted.mean - test.mean) <= 1e-15 * fitted.mean.magnitude)
        #expect(abs(fitted.deviation - test.deviation) <= 1e-15 * test.deviation)
    }

    @Test func whatDoesNotVaryBecomesZero() {
        var values = [14.62, 15, .nan]
        StandardScaler().fitted(to: [14.62, 14.62]).transform(&values)
        #expect(values[0] == 0 && values[1] == 0 && values[2].isNaN)
    }

    @Test func encoderSortsCategoriesByTheirBytes() throws {
        let fitted = try OneHotEncoder().fitted(to: Column(["b", "a", nil, "Z", "\u{E9}", "e\u{301}", "a b", "b"]))
        #expect(
            Array(fitted.categories).map { Array($0.utf8) }
                == ["Z", "a", "a b", "b", "e\u{301}", "\u{E9}"].map { Array($0.utf8) })
        #expect(fitted.width == 7)
        #expect(fitted.featureNames(of: "k") == ["k_Z", "k_a", "k_a b", "k_b", "k_e\u{301}", "k_\u{E9}", "k_nan"])
        #expect(fitted.features(of: Column(["a", "new", nil, "b"])) == [1, -1, 6, 3])
        #expect(fitted.features(of: Column([nil, nil] as [Double?])) == [6, 6])
        #expect(fitted.features(of: Column([1])) == nil)
    }

    @Test func encoderWithoutIndicatorLeavesMissingValuesOut() throws {
        let fitted = try OneHotEncoder(missingIndicator: false).fitted(to: Column(["a", nil]))
        #expect(fitted.featureNames(of: "k") == ["k_a"])
        #expect(fitted.features(of: Column(["a", nil])) == [0, -1])
    }

    @Test func encoderLearnsOnlyWhatOccurs() throws {
        let rows = try DataFrame(["k": Column(["a", "b", "c"])])[rows: [2]]
        #expect(try Array(OneHotEncoder().fitted(to: rows["k"]).categories) == ["c"])
        #expect(throws: DataFrameError.self) { try OneHotEncoder().fitted(to: Column([1])) }
    }
}
