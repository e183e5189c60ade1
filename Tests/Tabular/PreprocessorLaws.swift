import Arrays
import Foundation
import Tabular
import Testing

/// Checks the laws that every preprocessor keeps, learned from `training` and applied to `frame`:
///
/// - Fitting is a function of the rows.
/// - A row's features depend on that row alone and are finite: any rows in any order equal those rows of the whole.
/// - JSON keeps the fitted preprocessor and its features, bit by bit.
func checkLaws(
    _ preprocessor: Preprocessor, fittedTo training: DataFrame, on frame: DataFrame,
    sourceLocation: SourceLocation = #_sourceLocation
) throws {
    try checkLaws(on: frame, sourceLocation: sourceLocation) { try preprocessor.fitted(to: training) }
}

/// Checks the laws of the result of `learn`, applied to `frame`.
func checkLaws(
    on frame: DataFrame, sourceLocation: SourceLocation = #_sourceLocation, _ learn: () throws -> FittedPreprocessor
) throws {
    let encoder = try learn()
    #expect(try learn() == encoder, sourceLocation: sourceLocation)
    #expect(encoder.featureNames.count == encoder.width, sourceLocation: sourceLocation)

    let whole = try encoder(frame)
    #expect(whole.shape == [frame.rowCount, encoder.width], sourceLocation: sourceLocation)
    #expect(!whole.scalars.contains { !$0.isFinite }, sourceLocation: sourceLocation)
    let chosen = Array((0..<frame.rowCount).reversed()) + Array(stride(from: 0, to: frame.rowCount, by: 2))
    let rows = chosen.flatMap { whole.scalars[$0 * encoder.width..<($0 + 1) * encoder.width] }
    #expect(Array(try encoder(frame[rows: chosen]).scalars) == rows, sourceLocation: sourceLocation)

    #expect(try encoder.coded(frame).dense() == whole, sourceLocation: sourceLocation)

    let json = try JSONEncoder().encode(encoder)
    let decoded = try JSONDecoder().decode(FittedPreprocessor.self, from: json)
    #expect(decoded == encoder, sourceLocation: sourceLocation)
    let bits = try decoded(frame).scalars.map(\.bitPattern)
    #expect(bits == whole.scalars.map(\.bitPattern), sourceLocation: sourceLocation)
}

@Suite struct PreprocessorLawTests {
    static let numericColumns: [[Double?]] = [
        [], [nil], [3], [1, 2, 3, 4], [1, nil, 3], [nil, nil], [5, 5, 5], [1e9, 1e9 + 1, 1e9 + 2], [0, -0.0, nil],
        [Double](repeating: 14.62, count: 90), [0.1 + 0.2, 0.3, 0.3], [1e-300, 2e-300, 3e-300], [0, 0, 0, 1, 2, 900],
        [0.1, 1.0 / 3, 2.0 / 3, 1e-17, 12345.678901234567, nil],
    ]

    static let numericSteps: [(String, [Preprocessor.Step])] = [
        ("nothing", []), ("standardize", [.standardize()]), ("population", [.standardize(.population)]),
        ("min-max", [.minMax(to: -1...1)]), ("log", [.log1p()]), ("log or nothing", [.log1p(otherwise: .drop)]),
        ("clip", [.clip(to: -2.5...2.5)]), ("ramps", [.ramps(3)]), ("steps", [.steps(3)]),
        ("missing", [.missingIndicator()]), ("frequent", [.frequentValueIndicator()]),
        ("levels", [.levelIndicators(.codes)]),
        ("mean", [.fillMissing(.mean)]), ("median", [.fillMissing(.median, indicator: true)]),
        ("most frequent", [.fillMissing(.mostFrequent)]), ("constant", [.fillMissing(.constant(2), indicator: true)]),
        ("chain", [.fillMissing(.median, indicator: true), .standardize(), .clip(to: -1...1), .ramps(2)]),
    ]

    @Test(arguments: numericSteps) func numericStepsKeepTheLaws(name: String, steps: [Preprocessor.Step]) throws {
        let new = try DataFrame(["x": Column([nil, 0, -1, 1, 14.62, 1e9, 0.3, 2.5e-300])])
        for values in Self.numericColumns {
            let training = try DataFrame(["x": Column(values)])
            let preprocessor = Preprocessor(.union(steps), .fillMissing(0), .clip(to: -1e9...1e9))
            try checkLaws(preprocessor, fittedTo: training, on: training)
            try checkLaws(preprocessor, fittedTo: training, on: new)
        }
    }

    static let textSteps: [(String, Preprocessor.Step)] = [
        ("indicator", .oneHot()), ("no indicator", .oneHot(missingIndicator: false)),
        ("category", .oneHot(missing: .category)), ("frequent", .oneHot(missing: .category, minimumCount: 2)),
        ("ordinal", .ordinal(unknown: -1, missing: -2)),
    ]

    @Test(arguments: textSteps) func textStepsKeepTheLaws(name: String, step: Preprocessor.Step) throws {
        let training = try DataFrame([
            "k": Column(["b", "a", nil, "b", "\u{E9}", "e\u{301}", "", "\"\u{1F600}\\\n", "1"])
        ])
        let new = try DataFrame(["k": Column(["new", nil, "a", "e\u{301}", "1", ""])])
        let numbers = try DataFrame(["k": Column([1, 2, nil])])
        for frame in [training, new, numbers, training[rows: []]] {
            try checkLaws(Preprocessor(step), fittedTo: training, on: frame)
        }
    }

    /// The form is a file format: other programs read it.
    @Test func isPlainJSON() throws {
        let frame = try DataFrame(csv: "x,k\n1,a\n3,b\nNA,a\n")
        let preprocessor = Preprocessor(
            .union([.standardize(), .fillMissing(0)], [.missingIndicator()]), .oneHot(missing: .none, minimumCount: 2))
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        #expect(
            try String(decoding: encoder.encode(preprocessor.fitted(to: frame)), as: UTF8.self) == """
                {"numeric":[{"features":[[{"standardize":{"deviation":1.4142135623730951,"mean":2}},{"fill":{"value":0}}],\
                [{"is_missing":{}}]],"had_missing":true,"maximum":3,"minimum":1,"name":"x"}],\
                "text":[{"categories":{"categories":["a"],"encoding":{"one_hot":{"missing_feature":false}},"rare":["b"]},\
                "had_missing":false,"name":"k"}],"warnings":[]}
                """)
    }

    @Test func refusesACategoryThatComesTwice() {
        let json = """
            {"numeric":[],"text":[{"categories":{"categories":["a","a"],"rare":[],\
            "encoding":{"one_hot":{"missing_feature":false}}},"had_missing":false,"name":"k"}],"warnings":[]}
            """
        #expect(throws: DecodingError.self) {
            try JSONDecoder().decode(FittedPreprocessor.self, from: Data(json.utf8))
        }
    }

    /// The coded form has numbers before one-hot features, whatever the order of the columns.
    @Test func mixedEncodingsKeepTheLaws() throws {
        let frame = try DataFrame(csv: "few,many,x\na,k,1\nb,l,2\na,m,4\n")
        let preprocessor = Preprocessor(.standardize(), .init(OrdinalOfMany()))
        try checkLaws(preprocessor, fittedTo: frame, on: frame)
        let encoder = try preprocessor.fitted(to: frame)
        #expect(encoder.columnNames == ["x", "many", "few"])
        #expect(encoder.featureNames == ["x", "many", "few_a", "few_b", "few_nan"])
    }

    /// The index of a category where there are more than two, otherwise one-hot.
    private struct OrdinalOfMany: CategoryEncoder {
        func fitted(to counts: CategoryCounts) -> FittedCategories {
            let oneHot = OneHotEncoder().fitted(to: counts)
            return oneHot.categories.count > 2 ? OrdinalEncoder().fitted(to: counts) : oneHot
        }
    }

    @Test func compositionKeepsTheLawsOnTheHouses() throws {
        let frame = try HouseSample.features()
        try checkLaws(.recipe, fittedTo: frame[rows: 0..<500], on: frame)
        try checkLaws(Preprocessor(.standardize(), .fillMissing(0), .oneHot()), fittedTo: frame, on: frame)
    }
}
