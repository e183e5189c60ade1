import Arrays
import Tabular
import Testing

@Suite struct PreprocessorTests {
    let standard = Preprocessor(.standardize(), .fillMissing(0), .oneHot(missingIndicator: true))

    private func matrix(_ text: String, fittedTo training: String) throws -> [Float] {
        Array(try standard.fitted(to: DataFrame(csv: training))(DataFrame(csv: text)).scalars)
    }

    @Test func putsNumbersFirstThenCategories() throws {
        let frame = try DataFrame(csv: "k,x,b\nPave,1,True\nNA,NA,False\nGrvl,3,NA\n")
        let encoder = try standard.fitted(to: frame)
        #expect(encoder.featureNames == ["x", "b", "k_Grvl", "k_Pave", "k_nan"])
        #expect(encoder.width == 5)
        let half = Float(0.5.squareRoot())
        #expect(
            try encoder(frame)
                == NDArray([[-half, half, 0, 1, 0], [0, -half, 0, 0, 1], [half, 0, 1, 0, 0]]))
    }

    @Test func neverChangesItsWidth() throws {
        let encoder = try standard.fitted(to: DataFrame(csv: "x,k\n1,a\n3,b\n"))
        #expect(try encoder(DataFrame(csv: "x,k\n")).shape == [0, 4])
        #expect(try encoder(DataFrame(csv: "k,x\nnew,2\nNA,NA\n")) == NDArray([[0, 0, 0, 0], [0, 0, 0, 1]]))
        #expect(try encoder(DataFrame(csv: "x,k\nNA,NA\n")) == NDArray([[0, 0, 0, 1]]))
    }

    /// Training text, text, and the values: constant columns, empty ones, single values.
    @Test(
        arguments: [
            ("x\n5\n5\n", "x\n5\n7\n", [0, 0]), ("x,i\nNA,1\nNA,2\n", "x,i\n1,1.5\n", [0, 0]),
            ("x\n7\n", "x\n7\n", [0]),
            ("x\n1\n2\n", "x\nNA\n", [0]), ("x\n", "x\n1\n", [0]), ("x\n1\n3\n", "x\n2\n", [0]),
            ("x\n1000000000\n1000000001\n1000000002\n", "x\n1000000002\n", [1]),
        ] as [(String, String, [Float])]) func definesTheOddCases(training: String, text: String, expected: [Float])
        throws
    {
        #expect(try matrix(text, fittedTo: training) == expected)
    }

    typealias Wrong = (training: String, text: String, code: DataFrameError.Code, column: String, row: Int?)
    static let wrong: [Wrong] = [
        ("x\n1\ninf\n", "x\n1\n", .notRepresentable, "x", 1),
        ("x\n1\n2\n", "x\n1\n-inf\n", .notRepresentable, "x", 1),
        ("x,y\n1,1\n2,2\n", "x\n1\n", .unknownColumn, "y", nil),
        ("x\n1\n2\n", "x,z\n1,1\n", .columnMismatch, "z", nil),
        ("x\n1\n2\n", "x\n1e300\n", .notRepresentable, "x", 0),
    ]

    @Test(arguments: wrong) func namesWhatIsWrong(_ test: Wrong) throws {
        let error = try #require(throws: DataFrameError.self) { try matrix(test.text, fittedTo: test.training) }
        #expect(error.code == test.code && error.column == test.column && error.row == test.row)
        #expect(error.reason.contains("'\(test.column)'"))
    }

    @Test func namesAllColumnsThatATableLacks() throws {
        let error = try #require(throws: DataFrameError.self) { try matrix("b\n1\n", fittedTo: "a,b,c\n1,2,3\n") }
        #expect(error.code == .unknownColumn)
        #expect(error.reason == "there are no columns 'a', 'c': the table has 'b'")
        let near = try #require(throws: DataFrameError.self) {
            try matrix("Area,b\n1,2\n", fittedTo: "area,b,c\n1,2,3\n")
        }
        #expect(near.reason == "there are no columns 'area', 'c': did you mean 'Area'? (the table has 'Area', 'b')")
    }

    @Test func wantsAStepForEverything() throws {
        let frame = try DataFrame(csv: "x,k\n1,a\nNA,b\n")
        let text = try #require(throws: DataFrameError.self) { try Preprocessor(.fillMissing(0)).fitted(to: frame) }
        #expect(text.code == .kindMismatch && text.column == "k")
        let encoder = try Preprocessor(.standardize(), .oneHot()).fitted(to: frame)
        let missing = try #require(throws: DataFrameError.self) { try encoder(frame) }
        #expect(missing.code == .missingValue && missing.column == "x" && missing.row == 1)
    }

    @Test func appliesStepsInTheirOrder() throws {
        let frame = try DataFrame(csv: "x,i\n2,0\nNA,1\n4,2\n").dropping("i")
        let filledFirst = try Preprocessor(.fillMissing(0), .standardize()).fitted(to: frame)
        #expect(try filledFirst(frame).scalars == [0, -1, 1])
        #expect(try Preprocessor(.fillMissing(9)).fitted(to: frame)(frame).scalars == [2, 9, 4])
    }

    /// Every step after a union applies to each of its features.
    @Test func namesTheFeaturesOfAUnion() throws {
        let frame = try DataFrame(csv: "x,k\n0,a\n0,b\nNA,NA\n0.5,a\n9,NA\n")
        let encoder = try Preprocessor(
            .union([.log1p()], [], [.missingIndicator()], [.frequentValueIndicator()], [.ramps(2)]), .fillMissing(-1),
            .ordinal()
        ).fitted(to: frame)
        #expect(
            encoder.featureNames
                == ["x_log1p", "x", "x_nan", "x_is_0.0", "x_ramp_0.0_0.25", "x_ramp_0.25_9.0", "k"])
        #expect(encoder.featureNamesByColumn.map(\.count) == [6, 1])
        #expect(encoder.columnNames == ["x", "k"] && encoder.textColumnNames == ["k"])
        #expect(try encoder(frame[rows: [2]]).scalars == [-1, -1, 1, 0, -0.5, -0.5, -1])
    }

    @Test func refusesAMatrixBeyondTheLimit() throws {
        let rows = (0..<100_000).map { "c\($0),k\($0 % 3)\n" }.joined()
        let frame = try DataFrame(csv: "id,k\n" + rows)
        let encoder = try standard.fitted(to: frame)
        let error = try #require(throws: DataFrameError.self) { try encoder(frame) }
        #expect(error.code == .tooLarge && error.column == "id")
        #expect(error.reason.contains("'id' alone has 100000 categories"))
        var small = standard
        small.memoryLimit = 100
        let numbers = try DataFrame(csv: "x\n" + String(repeating: "1\n", count: 26))
        #expect(throws: DataFrameError.self) { try small.fitted(to: numbers)(numbers) }
        #expect(try small.fitted(to: numbers)(numbers[rows: 0..<25]).shape == [25, 1])
    }

    /// `a_b` with `c` and `a` with `b_c` have features of one name; they stay two.
    @Test func keepsFeaturesOfEqualNamesApart() throws {
        let frame = try DataFrame(csv: "a,a_b\nb_c,c\n")
        let encoder = try Preprocessor(.oneHot(missingIndicator: false)).fitted(to: frame)
        #expect(encoder.featureNames == ["a_b_c", "a_b_c"])
        #expect(try encoder(frame).scalars == [1, 1])
    }

    /// Every row by itself equals the row of the whole, at every place of a tile.
    @Test func treatsRowsAlike() throws {
        let rows = (0..<70).map { "\($0 * $0 % 13),k\($0 % 7)\n" }.joined()
        let frame = try DataFrame(csv: "x,k\n" + rows)
        let encoder = try standard.fitted(to: frame)
        let whole = try encoder(frame).scalars
        for row in 0..<frame.rowCount {
            let expected = whole[row * encoder.width..<(row + 1) * encoder.width]
            #expect(try encoder(frame[rows: [row]]).scalars.elementsEqual(expected))
        }
    }
}
