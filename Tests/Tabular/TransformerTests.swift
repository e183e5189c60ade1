import Arrays
import Tabular
import Testing

/// What each transformer learns, on values worked out by hand.
@Suite struct TransformerTests {
    typealias Statistics = (values: [Double], mean: Double, deviation: Double)
    static let statistics: [Statistics] = [
        ([1, 2, 3, 4], 2.5, (5.0 / 3).squareRoot()), ([1, .nan, 3], 2, 2.0.squareRoot()),
        ([1e9, 1e9 + 1, 1e9 + 2], 1e9 + 1, 1), ([], 0, 0), ([.nan], 0, 0), ([7], 7, 0), ([5, 5, 5], 5, 0),
        ([Double](repeating: 14.62, count: 900), 14.62, 0), ([0.1 + 0.2, 0.3, 0.3], 0.3, 0),
        ([-1e300, 1e300, 0], 0, 1e300), ([1e-300, 2e-300, 3e-300], 2e-300, 1e-300),
    ]

    @Test(arguments: statistics) func scalerLearnsMeanAndDeviation(_ test: Statistics) throws {
        let functions = StandardScaler().fitted(to: test.values)
        guard case .standardize(let mean, let deviation) = try #require(functions.first?.first) else {
            Issue.record("not standardized but \(functions)")
            return
        }
        #expect(functions.count == 1 && functions[0].count == 1)
        #expect(abs(mean - test.mean) <= 1e-15 * mean.magnitude)
        #expect(abs(deviation - test.deviation) <= 1e-15 * test.deviation)
    }

    typealias Learned = (transformer: any NumericTransformer, values: [Double], features: [[NumericFunction]])
    static let learned: [Learned] = [
        (StandardScaler(.population), [1, 3], [[.standardize(mean: 2, deviation: 1)]]),
        (MinMaxScaler(), [3, .nan, 1], [[.rescale(minimum: 1, maximum: 3, lower: 0, upper: 1)]]),
        (MinMaxScaler(), [], [[.rescale(minimum: 0, maximum: 0, lower: 0, upper: 1)]]),
        (MinMaxScaler(), [0.3, 0.1 + 0.2], [[.rescale(minimum: 0.3, maximum: 0.3, lower: 0, upper: 1)]]),
        (Imputer(.median), [4, 1, .nan, 2], [[.fill(value: 2)]]), (Imputer(.median), [4, 1], [[.fill(value: 2.5)]]),
        (Imputer(.mostFrequent), [3, 2, 3, 2, 9], [[.fill(value: 2)]]), (Imputer(.mean), [.nan], [[.fill(value: 0)]]),
        (LogTransformer(), [0, 0, 0, 9], [[.log1p]]), (LogTransformer(), [-1, 0, 0, 9], [[]]),
        (LogTransformer(otherwise: .drop), [1, 2, 3], []), (LogTransformer(skewness: 0), [1, 2], [[]]),
        (Clipper(to: -1...2), [], [[.clip(lower: -1, upper: 2)]]),
        (QuantileEncoder(2), [1, 2, 4], [[.ramp(start: 1, end: 2)], [.ramp(start: 2, end: 4)]]),
        (QuantileEncoder(2), [0, 0, 0, 1, 2], [[.ramp(start: 0, end: 2)]]), (QuantileEncoder(2), [1, 2, 2], []),
        (QuantileEncoder(2, shape: .step), [1, 2, 4], [[.step(threshold: 1)], [.step(threshold: 2)]]),
        (MissingIndicator(), [1], []), (MissingIndicator(), [1, .nan], [[.isMissing]]),
        (FrequentValueIndicator(), [0, 0, 1, 2], [[.equals(value: 0)]]), (FrequentValueIndicator(), [0, 0, 1], []),
        (FrequentValueIndicator(minimumShare: 0.6), [0, 0, 1, 2, .nan], []),
        (
            LevelIndicators(.codes), [7, 1, 4, 1, 7, .nan],
            [[.level(value: 1)], [.level(value: 4)], [.level(value: 7)]]
        ),
        (LevelIndicators(.codes, minimumCount: 2), [7, 1, 4, 1, 7], [[.level(value: 1)], [.level(value: 7)]]),
        (LevelIndicators(.codes), (1...33).map(Double.init), []), (LevelIndicators(.codes), [1, 2], []),
        (LevelIndicators(.codes), [1, 2, 2.5], []),
        (LevelIndicators(.codes), [0, 0, 0, 0, 0, 0, 0, 0, 1, 2], []),
        (
            LevelIndicators(.repeated), [2.5, 1, 1, 1, 9, 1, 2.5, 1, 1, 1, 1, 1],
            [[.level(value: 1)], [.level(value: 2.5)], [.level(value: 9)]]
        ),
        (LevelIndicators(.repeated), [1, 2, 3, 1, 2, 3, 1, 2, 3], []),
    ]

    @Test(arguments: learned) func learnsWhatIsWorkedOutByHand(_ test: Learned) {
        #expect(test.transformer.fitted(to: test.values) == test.features)
    }

    /// A function, and its values for -1, 0, 3 and a missing number.
    static let functions: [(NumericFunction, [Double])] = [
        (.standardize(mean: 1, deviation: 2), [-1, -0.5, 1, .nan]),
        (.standardize(mean: 1, deviation: 0), [0, 0, 0, .nan]),
        (.rescale(minimum: 0, maximum: 2, lower: -1, upper: 1), [-2, -1, 2, .nan]),
        (.rescale(minimum: 2, maximum: 2, lower: -1, upper: 1), [-1, -1, -1, .nan]),
        (.fill(value: 7), [-1, 0, 3, 7]), (.log1p, [0, 0, 1.3862943611198906, .nan]),
        (.clip(lower: -0.5, upper: 2), [-0.5, 0, 2, .nan]), (.ramp(start: -2, end: 2), [-0.25, 0, 0.5, -0.5]),
        (.ramp(start: 0, end: 6), [-0.5, -0.5, 0, -0.5]), (.step(threshold: 0), [-0.5, -0.5, 0.5, -0.5]),
        (.isMissing, [0, 0, 0, 1]), (.equals(value: 0), [0, 1, 0, 0]),
    ]

    @Test(arguments: functions) func functionsHaveTheirValues(function: NumericFunction, expected: [Double]) {
        for (x, expected) in zip([-1, 0, 3, Double.nan], expected) {
            let found = function(x)
            #expect(found == expected || found.isNaN && expected.isNaN)
        }
    }

    @Test func encoderSortsCategoriesByTheirBytes() throws {
        let fitted = try OneHotEncoder().fitted(to: Column(["b", "a", nil, "Z", "\u{E9}", "e\u{301}", "a b", "b"]))
        #expect(
            Array(fitted.categories).map { Array($0.utf8) }
                == ["Z", "a", "a b", "b", "e\u{301}", "\u{E9}"].map { Array($0.utf8) })
        #expect(fitted.width == 7)
        #expect(fitted.featureNames(of: "k") == ["k_Z", "k_a", "k_a b", "k_b", "k_e\u{301}", "k_\u{E9}", "k_nan"])
        #expect(
            fitted(Column(["a", "new", nil]))
                == NDArray([
                    [0, 1, 0, 0, 0, 0, 0], [0, 0, 0, 0, 0, 0, 0], [0, 0, 0, 0, 0, 0, 1],
                ]))
        #expect(fitted(Column([nil] as [Double?])).scalars == [0, 0, 0, 0, 0, 0, 1])
    }

    @Test func encoderWithoutIndicatorLeavesMissingValuesOut() throws {
        let fitted = try OneHotEncoder(missingIndicator: false).fitted(to: Column(["a", nil]))
        #expect(fitted.featureNames(of: "k") == ["k_a"])
        #expect(fitted(Column(["a", nil])) == NDArray([[1], [0]]))
    }

    @Test(arguments: [(OneHotEncoder.Missing.none, 3), (.category, 3), (.category, 2), (.indicator, 9)])
    func encoderCountsMissingValuesAsAsked(missing: OneHotEncoder.Missing, minimumCount: Int) throws {
        let fitted = try OneHotEncoder(missing: missing, minimumCount: minimumCount)
            .fitted(to: Column(["a", nil, "a", nil, "a", "b"]))
        let hasFeature = missing == .indicator || missing == .category && minimumCount <= 2
        #expect(fitted.featureNames(of: "k") == (minimumCount <= 3 ? ["k_a"] : []) + (hasFeature ? ["k_nan"] : []))
        #expect(Array(fitted.rare) == (minimumCount <= 3 ? ["b"] : ["a", "b"]))
    }

    @Test func encoderLearnsOnlyWhatOccurs() throws {
        let rows = try DataFrame(["k": Column(["a", "b", "c"])])[rows: [2]]
        #expect(try Array(OneHotEncoder().fitted(to: rows["k"]).categories) == ["c"])
        #expect(throws: DataFrameError.self) { try OneHotEncoder().fitted(to: Column([1])) }
    }

    @Test func ordinalNumbersCategories() throws {
        let fitted = try OrdinalEncoder(unknown: 7, missing: 8).fitted(to: Column(["b", "a"]))
        #expect(fitted(Column(["b", "a", "c", nil])) == NDArray([[1], [0], [7], [8]]))
        #expect(fitted.featureNames(of: "k") == ["k"])
    }
}
