import Arrays
import Regression
import Tabular
import Testing

@Suite struct PreparedTablesTests {
    static let training = "Id,size,kind,price\n1,10,a,100\n2,20,b,200\n3,30,a,300\n"
    static let test = "Id,size,kind\n4,40,c\n5,,a\n"

    private func prepared(_ training: String, _ test: String? = nil, target: String = "price") throws -> PreparedTables
    {
        try PreparedTables(
            training: DataFrame(csv: training), test: test.map { try DataFrame(csv: $0) }, target: target,
            identifier: "Id")
    }

    @Test func featuresAreThoseOfBothTablesTogether() throws {
        let tables = try prepared(Self.training, Self.test)
        #expect(tables.featureNames == ["size", "kind_a", "kind_b", "kind_c", "kind_nan"])
        #expect(tables.trainingFeatures.shape == [3, 5])
        #expect(tables.testFeatures?.shape == [2, 5])
        #expect(tables.testFeatures?[1, 0] == 0)
        #expect(tables.targets.scalars == [100, 200, 300])
        #expect(tables.identifiers?.column == Column([4, 5]))
    }

    @Test func aTestTableMayHaveTheTargetOrNotBeThere() throws {
        let withTarget = try prepared(Self.training, "Id,size,kind,price\n4,40,c,\n")
        #expect(withTarget.testFeatures?.shape == [1, 5])
        #expect(try prepared(Self.training).testFeatures == nil)
    }

    @Test(arguments: ["-1", "0"])
    func refusesTargetsWithoutALogarithm(value: String) {
        #expect(throws: RegressionError.targetNotPositive(column: "price", row: 2, value: Float(value) ?? .nan)) {
            try prepared("Id,size,price\n1,10,100\n2,20,\(value)\n")
        }
    }

    @Test(arguments: ["", "abc", "inf"])
    func refusesTargetsThatAreNoNumbers(value: String) {
        #expect(throws: DataFrameError.self) { try prepared("Id,size,price\n1,10,100\n2,20,\(value)\n") }
    }

    @Test func refusesTablesOfDifferentColumns() {
        #expect(throws: RegressionError.differentColumns(onlyInTraining: ["kind"], onlyInTest: ["z"])) {
            try prepared(Self.training, "Id,size,z\n4,1,2\n")
        }
    }

    @Test func refusesTablesWithoutFeatures() {
        #expect(throws: RegressionError.noFeatures) { try prepared("Id,price\n1,100\n2,200\n") }
    }

    @Test func refusesAnEmptyTableAndAnUnknownTarget() {
        #expect(throws: RegressionError.noRows) { try prepared("Id,size,price\n") }
        #expect(throws: DataFrameError.self) { try prepared(Self.training, target: "cost") }
    }
}
