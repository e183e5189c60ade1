import Arrays
import Tabular
import TestSupport
import Testing

/// Steps against scikit-learn, pandas and numpy: Fixtures/reference/preprocessing.py.
@Suite struct PreprocessingParityTests {
    struct Matrix: Decodable {
        let width: Int
        let values: [Float]

        func isClose(to found: NDArray<Float>) -> Bool {
            found.shape[1] == width && found.count == values.count
                && zip(found.scalars, values).allSatisfy { abs($0 - $1) <= 1e-6 * max(1, abs($1)) }
        }
    }

    struct Cases: Decodable {
        struct Numeric: Decodable {
            let name: String
            let fit: [Double?]
            let rows: [Double?]
            let skewness: Double?
            let expected: [String: Matrix]
        }

        struct Text: Decodable {
            let step: String
            let fit: [String?]
            let rows: [String?]
            let expected: Matrix
        }

        let numeric: [Numeric]
        let text: [Text]
    }

    static let numericSteps: [(String, [Preprocessor.Step])] = [
        ("identity", []), ("standardize", [.standardize()]), ("standardize population", [.standardize(.population)]),
        ("min-max", [.minMax()]), ("min-max of a range", [.minMax(to: -2...3)]), ("clip", [.clip(to: -0.75...12)]),
        ("ramps", [.ramps(4)]), ("frequent value", [.frequentValueIndicator(minimumShare: 0.2)]),
        ("fill mean", [.fillMissing(.mean, indicator: true)]),
        ("fill median", [.fillMissing(.median, indicator: true)]),
        ("fill most_frequent", [.fillMissing(.mostFrequent, indicator: true)]),
        ("fill constant", [.fillMissing(.constant(-7), indicator: true)]),
    ]

    @Test(arguments: numericSteps)
    func numericStepIsThatOfScikitLearn(step: String, steps: [Preprocessor.Step]) throws {
        let cases = try decodeFixture("expected/preprocessing.json", as: Cases.self).numeric
            .filter { $0.expected[step] != nil }
        #expect(cases.count >= 13)
        // Values that are still missing are -99 there.
        let preprocessor = Preprocessor(.union(steps), .fillMissing(-99))
        for test in cases {
            let encoder = try preprocessor.fitted(to: DataFrame(["x": Column(test.fit)]))
            let found = try encoder(DataFrame(["x": Column(test.rows)]))
            #expect(test.expected[step]?.isClose(to: found) == true, "\(test.name): \(found)")
        }
    }

    static let textSteps: [(String, Preprocessor.Step)] = [
        ("one-hot from 1", .oneHot(missing: .category)),
        ("one-hot from 2", .oneHot(missing: .category, minimumCount: 2)),
        ("one-hot from 3", .oneHot(missing: .category, minimumCount: 3)),
        ("ordinal", .ordinal(unknown: -1, missing: -2)),
    ]

    @Test(arguments: textSteps)
    func textStepIsThatOfScikitLearn(name: String, step: Preprocessor.Step) throws {
        let cases = try decodeFixture("expected/preprocessing.json", as: Cases.self).text.filter { $0.step == name }
        #expect(cases.count == 1)
        for test in cases {
            let encoder = try Preprocessor(step).fitted(to: DataFrame(["k": Column(test.fit)]))
            let found = try encoder(DataFrame(["k": Column(test.rows)]))
            #expect(test.expected.isClose(to: found), "\(found)")
        }
    }

    /// A threshold just below the skewness that pandas gives takes the logarithm, one just above it does not.
    @Test func skewnessIsThatOfPandas() throws {
        let cases = try decodeFixture("expected/preprocessing.json", as: Cases.self).numeric
        var skewed = 0
        for test in cases {
            let values = test.fit.map { $0 ?? .nan }
            guard let skewness = test.skewness?.magnitude, skewness > 0, !values.contains(where: { $0 < 0 }) else {
                continue
            }
            skewed += 1
            #expect(LogTransformer(skewness: skewness * (1 - 1e-9)).fitted(to: values) == [[.log1p]], "\(test.name)")
            #expect(LogTransformer(skewness: skewness * (1 + 1e-9)).fitted(to: values) == [[]], "\(test.name)")
        }
        #expect(skewed >= 8)
    }

    @Test func compositionIsThatOfPandas() throws {
        struct Feature: Decodable {
            let name: String
            let mean: Double
            let squares: Double
            let weighted: Double
        }
        let expected = try decodeFixture("expected/recipe.json", as: [Feature].self)
        let frame = try HouseSample.features()
        let encoder = try Preprocessor.recipe.fitted(to: frame[rows: 0..<1000])
        #expect(encoder.width == expected.count)
        let matrix = try encoder(frame), names = encoder.featureNames
        for (position, feature) in expected.enumerated() {
            let values = (0..<frame.rowCount).map { Double(matrix.scalars[$0 * encoder.width + position]) }
            #expect(names[position].hasPrefix(feature.name))
            let weighted = values.enumerated().map { Double($0 % 97) * $1 }
            #expect(abs(mean(values) - feature.mean) < 1e-6, "\(feature.name)")
            #expect(abs(mean(values.map { $0 * $0 }) - feature.squares) < 1e-6, "\(feature.name)")
            #expect(abs(mean(weighted) - feature.weighted) < 1e-4, "\(feature.name)")
        }
    }

    private func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(values.count) }
}

extension Preprocessor {
    /// A composition of nearly all steps: several features of each numeric column, frequent categories.
    static let recipe = Preprocessor(
        .union(
            [
                .union([.log1p(skewness: 0.75, otherwise: .drop)], []), .standardize(.population),
                .clip(to: -2.5...2.5),
                .fillMissing(0),
            ],
            [.missingIndicator()], [.frequentValueIndicator(minimumShare: 0.3)], [.ramps(8)]),
        .oneHot(missing: .category, minimumCount: 3))
}
