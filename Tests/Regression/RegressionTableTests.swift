import Arrays
import Tabular
import Testing

@testable import Regression

@Suite struct RegressionTableTests {
    static let training = "Id,size,kind,price\n1,10,a,100\n2,20,b,200\n3,30,a,300\n"
    static let test = "Id,size,kind\n4,40,c\n5,,a\n"

    private func table(
        _ training: String, _ test: String? = nil, target: String = "price", choices: ColumnChoices = ColumnChoices()
    ) throws -> RegressionTable {
        try RegressionTable(
            training: DataFrame(csv: training), test: test.map { try DataFrame(csv: $0) }, target: target,
            identifier: "Id", choices: choices)
    }

    @Test func featuresTargetsAndIdentifiersGoSeparateWays() throws {
        let table = try table(Self.training, Self.test)
        #expect(table.features.columnNames == ["size", "kind"])
        #expect(table.targets == [100, 200, 300])
        #expect(table.identifiers?.test == Column([4, 5]))
    }

    /// Such a column is text, since no integer holds all of it.
    @Test func targetsMayBeBeyond64Bits() throws {
        let table = try table("Id,size,price\n1,10,5\n2,20,18446744073709551616\n3,30,7\n")
        #expect(table.targets == [5, 18_446_744_073_709_551_616, 7])
        #expect(table.targetColumn.kind == .string)
    }

    @Test func theBooksFeaturesAreThoseOfBothTablesTogether() throws {
        let regressor = TabularRegressor(.book, for: try table(Self.training, Self.test), metric: .logRMSE)
        let outline = try regressor.outline(of: table(Self.training, Self.test))
        #expect(outline.featureNames == ["size", "kind_a", "kind_b", "kind_c", "kind_nan"])
        #expect(outline.parameterCount == 6)
    }

    @Test func aFoldsFeaturesComeFromItsTrainingRowsAlone() throws {
        var recipe = RegressionPreset.book.recipe(for: .rmse, rows: 3)
        recipe.preprocessing = .fold
        let table = try table(Self.training, Self.test), regressor = TabularRegressor(recipe, metric: .rmse)
        let encoders = try regressor.encoders(for: table, rows: [0, 2])
        #expect(encoders[0].featureNames == ["size", "kind_a", "kind_nan"])
        guard case .coded(let matrix) = try regressor.features(of: table, encoders).matrices[0] else {
            Issue.record("the features of a linear model are coded")
            return
        }
        #expect(matrix.dense()[row: 1].scalars == [0, 0, 0])
    }

    @Test func aTestTableMayHaveTheTargetOrNotBeThere() throws {
        let withTarget = try table(Self.training, "Id,size,kind,price\n4,40,c,\n")
        #expect(withTarget.testFeatures?.columnNames == ["size", "kind"])
        #expect(try table(Self.training).testFeatures == nil)
    }

    @Test(arguments: ["-1", "0"])
    func onlyLogarithmsNeedPositiveTargets(value: String) async throws {
        let table = try table("Id,size,price\n1,10,100\n2,20,\(value)\n")
        let error = RegressionError.targetNotPositive(column: "price", row: 2, value: Double(value) ?? .nan)
        await #expect(throws: error) {
            try await TabularRegressor(.general, for: table, metric: .logRMSE).fitted(to: table)
        }
        #expect(try table.meanScore(.mae) > 0)
    }

    @Test func missingTargetsAreNamedByTheirRows() {
        #expect(throws: RegressionError.missingTargets(column: "price", rows: [2, 4])) {
            try table("Id,size,price\n1,10,100\n2,20,\n3,1,5\n4,1,NA\n")
        }
    }

    @Test func refusesTargetsThatAreNoNumbers() {
        #expect(throws: DataFrameError.self) { try table("Id,size,price\n1,10,100\n2,20,inf\n") }
        let text = RegressionError.textInTarget(column: "price", count: 1, total: 2, row: 2, examples: ["abc"])
        #expect(throws: text) { try table("Id,size,price\n1,10,100\n2,20,abc\n") }
    }

    @Test(arguments: ["inf", "-Infinity", "1e300\n6,1e301"])
    func infiniteNumbersOfTheTestTableAreNamedByItsRows(value: String) {
        let row = value.contains("\n") ? 3 : 2
        #expect(throws: RegressionError.infiniteInTest(column: "size", row: row)) {
            try table("Id,size,price\n1,10.5,100\n", "Id,size\n4,4\n5,\(value)\n")
        }
    }

    @Test func refusesTablesOfDifferentColumns() {
        #expect(throws: RegressionError.differentColumns(onlyInTraining: ["kind"], onlyInTest: ["z"])) {
            try table(Self.training, "Id,size,z\n4,1,2\n")
        }
    }

    @Test func refusesWhatThereIsNothingToLearnFrom() throws {
        #expect(throws: RegressionError.noFeatures(dropped: [])) { try table("Id,price\n1,100\n2,200\n") }
        let constant = DroppedColumn(name: "size", reason: .constant)
        #expect(throws: RegressionError.noFeatures(dropped: [constant])) {
            try table("Id,size,price\n1,7,100\n2,7,200\n", choices: ColumnChoices(dropsUseless: true))
        }
        let rare = try table("Id,kind,price\n1,a,100\n2,b,200\n")
        #expect(throws: RegressionError.featurelessColumns(["kind"])) {
            try TabularRegressor(.general, for: rare, metric: .rmse).outline(of: rare)
        }
        #expect(throws: RegressionError.noRows) { try table("Id,size,price\n") }
        #expect(throws: DataFrameError.self) { try table(Self.training, target: "cost") }
    }

    /// What counts is how many values come once, not how many there are, nor which other rows of the table had.
    @Test func textIsKeptIfHalfOfItRepeats() throws {
        func dropped(_ names: [String], rows: Range<Int>) throws -> [DroppedColumn.Reason] {
            let training = try DataFrame([
                "name": Column(names), "size": Column(names.indices.map { $0 % 7 }),
                "price": Column(names.indices.map { $0 % 5 + 1 }),
            ])
            let choices = ColumnChoices(dropsUseless: true)
            return try RegressionTable(training: training[rows: rows], target: "price", choices: choices)
                .dropped.map(\.reason)
        }
        let pairs = (0..<101).map { "name \($0 / 2)" }
        #expect(try dropped(pairs, rows: 0..<101) == [])
        let half = (0..<40).map { $0 < 20 ? "a" : "name \($0)" }
        #expect(try dropped(half, rows: 0..<40) == [])
        #expect(try dropped(half + ["other"], rows: 0..<41) == [.distinctText])
        let late = (0..<100).map { $0 < 30 ? "name \($0 % 3)" : "name \($0)" }
        #expect(try dropped(late, rows: 0..<30) == [])
        #expect(try dropped(late, rows: 0..<100) == [.distinctText])
    }

    @Test func uselessColumnsAreDroppedAndNamed() throws {
        let rows = (1...30).map { "\($0),\($0 + 100),name \($0),1,x,\($0 % 7),\($0 % 2 == 0 ? "a" : "b"),\($0 * 10)" }
        let text = (["Id,number,name,one,x,size,kind,price"] + rows).joined(separator: "\n")
        let table = try table(text, choices: ColumnChoices(dropsUseless: true))
        #expect(table.features.columnNames == ["size", "kind"])
        #expect(table.dropped.map(\.name) == ["number", "name", "one", "x"])
        #expect(table.dropped.map(\.reason) == [.rowNumber, .distinctText, .constant, .constant])
        let all = try self.table(text)
        #expect(all.dropped.isEmpty && all.features.columnCount == 6)
    }

    @Test func columnsAreDroppedAndReadAsNumbersWhenAsked() throws {
        let choices = ColumnChoices(drop: ["kind"], numeric: ["size"])
        let table = try table("Id,size,kind,price\n1,10,a,100\n2,many,b,200\n", choices: choices)
        #expect(table.features.columns == [Column([10.0, nil])])
        #expect(throws: DataFrameError.self) { try self.table(Self.training, choices: ColumnChoices(drop: ["kint"])) }
        #expect(throws: RegressionError.noNumbers(column: "size", row: 2, example: "20 m")) {
            try self.table("Id,size,price\n1,,100\n2,20 m,200\n", choices: ColumnChoices(numeric: ["size"]))
        }
    }

    /// Kaggle's training tables often have a column more than the test tables.
    @Test func columnsOfOneTableAreDroppedWhenAsked() throws {
        let choices = ColumnChoices(drop: ["when", "kind", "where"])
        let table = try table(
            "Id,when,size,kind,price\n1,1,10,a,100\n2,3,20,b,200\n", "Id,kind,where,size\n4,c,x,40\n", choices: choices)
        #expect(table.features.columnNames == ["size"] && table.testFeatures?.columnNames == ["size"])
        #expect(table.dropped.map(\.name) == ["when", "kind", "where"])
        #expect(throws: DataFrameError.self) { try self.table(Self.training, Self.test, choices: choices) }
    }

    @Test func columnsThatTellNothingNeedNotBeInTheTestTable() throws {
        let table = try table(
            "Id,one,size,price\n1,1,10,100\n2,1,20,200\n", "Id,size\n4,40\n", choices: ColumnChoices(dropsUseless: true)
        )
        #expect(table.testFeatures?.columnNames == ["size"])
    }

    @Test(arguments: [
        ("4,1\n5,2\n", []), ("4,1\n,2\n5,3\n,3\n", ["has no value in 2 rows, the first of them row 2"]),
        ("4,1\n5,2\n4,3\n", ["repeats earlier values in 1 row, such as '4' of row 1 in row 3"]),
    ])
    func identifiersThatCompetitionsRefuseAreToldOf(rows: String, expected: [String]) throws {
        let table = try table("Id,size,price\n1,10,100\n1,20,200\n", "Id,size\n" + rows)
        let warnings = expected.map { "column 'Id' of the test table \($0): competitions refuse such a submission" }
        #expect(table.identifierWarnings == warnings)
    }

    @Test func predictingTheMeanScoresTheDeviation() throws {
        let table = try table(Self.training)
        #expect(abs(try table.meanScore(.rmse) - (20_000.0 / 3).squareRoot()) < 1e-4)
        #expect(abs(try table.meanScore(.mae) - 200.0 / 3) < 1e-4)
        #expect(abs(try table.meanScore(.r2)) < 1e-6)
    }
}
