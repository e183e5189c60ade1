import Arrays
import Tabular
import Testing

/// Odd columns: their features, and warnings that name them.
@Suite struct PreprocessingWarningTests {
    typealias Case = (
        training: String, text: String, features: [Float], code: PreprocessingWarning.Code, rows: Int, message: String
    )

    static let transforming: [Case] = [
        (
            "k\na\nb\n", "k\na\nnew\nnew\n", [1, 0, 0, 0, 0, 0, 0, 0, 0], .unknownCategories, 2,
            "column 'k' has unknown categories in 2 rows, such as 'new' in row 2"
        ),
        (
            "x\n1\n3\n", "x\n2\nNA\n", [0, 0], .newlyMissing, 1,
            "column 'x' has no value in 1 row, first in row 2, but had no missing values when the preprocessor was fitted"
        ),
        (
            "k\na\n", "k\nNA\n", [0, 1], .newlyMissing, 1,
            "column 'k' has no value in 1 row, first in row 1, but had no missing values when the preprocessor was fitted"
        ),
        (
            "x\n1\n2\n3\nNA\n", "x\n3\nabc\n", [1, 0], .kindChanged, 1,
            "column 'x' is text, and was numeric when the preprocessor was fitted: "
                + "values that are no numbers become missing, in 1 row, such as 'abc' in row 2"
        ),
        (
            "k\n60\nx\n", "k\n60\n7\n", [1, 0, 0, 0, 0, 0], .kindChanged, 1,
            "column 'k' is integer, and was text when the preprocessor was fitted: "
                + "it has unknown categories in 1 row, such as '7' in row 2"
        ),
        (
            "x\n10\n30\n", "x\n0.5\n100\n20\n", [-1.3788582, 5.656854, 0], .outOfRange, 2,
            "column 'x' is far from its training values in 2 rows, such as 0.5 in row 1, where they were 10.0 to 30.0: "
                + "is its unit or its decimal mark another one?"
        ),
        (
            "x,i\nNA,1\nNA,2\n", "x,i\nabc,1.5\n", [0, 0], .kindChanged, 1,
            "column 'x' is text, and was numeric when the preprocessor was fitted: "
                + "values that are no numbers become missing, in 1 row, such as 'abc' in row 1"
        ),
    ]

    @Test(arguments: transforming) func transformingTellsOf(_ test: Case) throws {
        let encoder = try Preprocessor(.standardize(), .fillMissing(0), .oneHot()).fitted(
            to: DataFrame(csv: test.training))
        let (features, warnings) = try encoder.transform(DataFrame(csv: test.text))
        #expect(Array(features.scalars) == test.features)
        #expect(warnings.map(\.message) == [test.message])
        #expect(warnings.first?.code == test.code && warnings.first?.rowCount == test.rows)
    }

    /// Training text, the code and column of its one warning, and the standardized or one-hot features of its first row.
    static let fitting: [(String, PreprocessingWarning.Code, String, [Float])] = [
        ("c,x\n14.62,1\n14.62,1\n", .constantColumn, "c", [0, 0]),
        ("c\n" + String(repeating: "14.62\n", count: 900), .constantColumn, "c", [0]),
        ("k\na\na\n", .constantColumn, "k", [1, 0]), ("e,k\nNA,a\nNA,b\n", .emptyColumn, "e", [0, 1, 0, 0]),
    ]

    @Test(arguments: fitting)
    func fittingTellsOf(training: String, code: PreprocessingWarning.Code, column: String, features: [Float]) throws {
        let frame = try DataFrame(csv: training)
        let encoder = try Preprocessor(.standardize(), .fillMissing(0), .oneHot()).fitted(to: frame)
        let warning = try #require(encoder.warnings.first)
        #expect(warning.code == code && warning.column == column && warning.message.contains("'\(column)'"))
        #expect(Array(try encoder(frame[rows: [0]]).scalars) == features)
        #expect(try encoder.transform(frame).warnings.isEmpty)
    }

    @Test func fittingTellsOfColumnsWithoutFeatures() throws {
        let frame = try DataFrame(csv: "id,x\nc1,1\nc2,2\n")
        let encoder = try Preprocessor(.ramps(8), .oneHot(missing: .category, minimumCount: 2)).fitted(to: frame)
        #expect(encoder.width == 0)
        #expect(encoder.warnings.map(\.code) == [.noFeatures, .noFeatures])
        #expect(encoder.warnings.map(\.column) == ["id", "x"])
        #expect(try encoder(frame).shape == [2, 0])
    }

    /// Rare categories were seen and give no warning.
    @Test func rareCategoriesAreKnown() throws {
        let frame = try DataFrame(csv: "k\na\na\nb\n")
        let encoder = try Preprocessor(.oneHot(missing: .none, minimumCount: 2)).fitted(to: frame)
        #expect(try encoder.transform(frame).warnings.isEmpty)
        #expect(try encoder(frame).scalars == [1, 1, 0])
    }

    /// Text that spells numbers and numbers that spell known categories give no warning.
    @Test func readsNumbersInTextAndTextInNumbers() throws {
        let asText = ReadingPolicy(textColumns: ["x"])
        let numeric = try Preprocessor().fitted(to: DataFrame(csv: "x\n1.5\n2\n"))
        let (numbers, numericWarnings) = try numeric.transform(DataFrame(csv: "x\n1e1\nTrue\n", policy: asText))
        #expect(numbers.scalars == [10, 1] && numericWarnings.isEmpty)
        let text = try Preprocessor(.oneHot(missing: .none)).fitted(to: DataFrame(csv: "x\n1\n2\n", policy: asText))
        let (categories, textWarnings) = try text.transform(DataFrame(csv: "x\n2\n1\n"))
        #expect(categories.scalars == [0, 1, 1, 0] && textWarnings.isEmpty)
    }
}
