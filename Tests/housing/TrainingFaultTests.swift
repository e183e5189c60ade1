import Foundation
import TestSupport
import Testing

/// Tables that training stumbles over: each is refused with the place of the fault, or does what is said of it, whatever the
/// preset.
@Suite struct TrainingFaultTests {
    struct Case: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let training: String
        let status: Int32
        let words: [String]
        var folds = 2
    }

    private static func table(_ rows: [String], _ header: String = "Id,size,kind,SalePrice") -> String {
        ([header] + rows).joined(separator: "\n") + "\n"
    }

    private static func good(_ count: Int) -> [String] {
        (1...count).map { "\($0),\($0 * 7 % 5),\($0 % 3 == 0 ? "a" : "b"),\(100 + $0 * 3 % 50)" }
    }

    /// Good rows but for the third one.
    private static func third(_ row: String) -> String {
        var rows = good(12)
        rows[2] = row
        return table(rows)
    }

    static let refused = [
        Case(testDescription: "infinity", training: third("3,inf,a,90"), status: 65, words: ["'size'", "row 3"]),
        Case(testDescription: "minus", training: third("3,-Infinity,a,90"), status: 65, words: ["'size'", "row 3"]),
        Case(testDescription: "overflow", training: third("3,1e400,a,90"), status: 65, words: ["'size'", "row 3"]),
        Case(
            testDescription: "target infinite", training: third("3,1,a,inf"), status: 65, words: ["SalePrice", "row 3"]),
        Case(
            testDescription: "target huge", training: third("3,1,a,1e300"), status: 65, words: ["SalePrice", "row 3"]),
        Case(
            testDescription: "target text", training: third("3,1,a,cheap"), status: 65, words: ["row 3 has 'cheap'"]),
        Case(
            testDescription: "target 0", training: third("3,1,a,0"), status: 65, words: ["SalePrice", "row 3", "log"]),
        Case(testDescription: "target < 0", training: third("3,1,a,-5"), status: 65, words: ["SalePrice", "row 3"]),
        Case(testDescription: "1 fold", training: table(good(12)), status: 64, words: ["--folds"], folds: 1),
        Case(testDescription: "0 folds", training: table(good(12)), status: 64, words: ["--folds"], folds: 0),
        Case(
            testDescription: "more folds than rows", training: table(good(12)), status: 64,
            words: ["13 folds of 12 rows"], folds: 13),
        Case(testDescription: "no rows", training: table([]), status: 65, words: ["no rows"]),
        Case(testDescription: "no bytes", training: "", status: 65, words: ["the file is empty"]),
        Case(
            testDescription: "nothing but a target", training: table(["1", "2", "3"], "SalePrice"), status: 65,
            words: ["no column"]),
    ]

    static let presets = ["book", "general", "house-prices"]

    /// The book refuses a row without a target, as it says what pandas does; the others drop it with a word.
    @Test(arguments: presets) func aRowWithoutATargetIsToldOf(preset: String) throws {
        let run = try kfold(Self.third("3,1,a,nan"), preset)
        let words = preset == "book" ? "no value in 1 row: row 3" : "1 row is dropped, as it has no SalePrice: row 3"
        #expect(run.status == (preset == "book" ? 65 : 0), "\(run.messages)")
        #expect((run.output + run.messages).contains(words), "\(run.output)\(run.messages)")
    }

    @Test(arguments: presets, refused) func isRefused(preset: String, fault: Case) throws {
        let run = try kfold(fault.training, preset, folds: fault.folds)
        #expect(run.status == fault.status && run.output == "", "\(run.messages)")
        for word in fault.words { #expect(run.messages.contains(word), "\(run.messages)") }
    }

    /// The book makes a feature of each of them, which stay codes in memory; to the others what hardly repeats is no feature.
    @Test(arguments: presets) func aHundredThousandCategoriesAreCodesOrNothing(preset: String) throws {
        let rows = (1...100_000).map { "name \($0),\($0 % 100 + 1)" }
        let run = try kfold(Self.table(rows, "name,SalePrice"), preset, "--batch-size", "10000")
        #expect(run.status == (preset == "book" ? 0 : 65), "\(run.messages)")
        #expect((run.output + run.messages).contains(preset == "book" ? "mean " : "no column"), "\(run.messages)")
    }

    @Test(arguments: presets) func oneRowIsTooFewForFolds(preset: String) throws {
        let run = try kfold(Self.table(Self.good(1)), preset)
        // Of one row every column is constant, and dropped by all presets but the book's.
        #expect(run.status == (preset == "book" ? 64 : 65), "\(run.messages)")
        #expect(run.messages.contains(preset == "book" ? "2 folds of 1 rows" : "size (constant)"), "\(run.messages)")
    }

    @Test(arguments: presets) func aColumnAndTwoRowsAreEnough(preset: String) throws {
        let run = try kfold(Self.table(["1,100", "2,120"], "size,SalePrice"), preset)
        #expect(run.status == 0, "\(run.messages)")
    }

    /// 14.62 repeated has a mean and a deviation that are rounding errors: dividing by it would make a feature of them.
    @Test(arguments: presets) func aConstantColumnChangesNothing(preset: String) throws {
        let rows = (1...900).map { "14.62,\($0 % 7),\($0 % 100 + 1)" }
        let run = try kfold(Self.table(rows, "c,size,SalePrice"), preset, "--dry-run")
        #expect(run.status == 0, "\(run.messages)")
        let isDropped = run.output.contains("dropped: c (constant)")
        let isNamed = run.messages.contains("column 'c' is constant in the training rows")
        #expect(isDropped || isNamed, "\(run.output)\(run.messages)")
    }

    @Test func infiniteNumbersOfTheTestTableAreNamedByItsRows() throws {
        let folder = try TemporaryFolder()
        try folder.write(Self.table(Self.good(12)).utf8, to: "train.csv")
        try folder.write("Id,size,kind\n1,1,a\n2,inf,b\n".utf8, to: "test.csv")
        for preset in Self.presets {
            let run = try ProductRun(
                "housing", ["submit", "--train", "train.csv", "--test", "test.csv", "--preset", preset], in: folder.url)
            #expect(run.status == 65)
            #expect(run.messages.contains("'size', row 2 of the test table"), "\(run.messages)")
            #expect(try folder.contents() == ["test.csv", "train.csv"])
        }
    }

    private func kfold(
        _ training: String, _ preset: String, folds: Int = 2, _ arguments: String...
    ) throws -> ProductRun {
        let folder = try TemporaryFolder()
        try folder.write(training.utf8, to: "train.csv")
        let common = ["kfold", "--train", "train.csv", "--preset", preset, "--epochs", "2", "--folds", "\(folds)"]
        return try ProductRun("housing", common + arguments, in: folder.url)
    }
}
