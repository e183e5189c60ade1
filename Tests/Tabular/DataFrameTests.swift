import Tabular
import Testing

@Suite struct DataFrameTests {
    let frame: DataFrame

    init() throws {
        frame = try DataFrame(
            csv: """
                Id,Area,Street,Ratio,Price
                1,10,Pave,0.5,100
                2,NA,Grvl,NA,200
                3,30,NA,2.5,300
                4,40,Pave,3.5,400
                """)
    }

    @Test func tellsItsSize() {
        #expect(frame.rowCount == 4)
        #expect(frame.columnCount == 5)
        #expect(frame.columnNames == ["Id", "Area", "Street", "Ratio", "Price"])
        #expect(frame.columns.map(\.kind) == [.integer, .integer, .string, .real, .integer])
        #expect(frame.columns.map(\.missingCount) == [0, 1, 1, 1, 0])
    }

    @Test func choosesRowsAndColumnsByPosition() throws {
        let corner = frame[rows: 0..<2, columns: [0, 1, -2, -1]]
        #expect(try corner == DataFrame(csv: "Id,Area,Ratio,Price\n1,10,0.5,100\n2,,,200\n"))
        #expect(try frame[rows: [-1, 0]]["Id", as: Int.self] == [4, 1])
        #expect(try frame[rows: [1, 1]]["Id", as: Int.self] == [2, 2])
        #expect(frame[rows: 0..<0].rowCount == 0)
        #expect(frame[rows: 0..<4] == frame)
        #expect(frame[columns: [2]].columnNames == ["Street"])
        #expect(frame[-1] == frame[4])
    }

    @Test func choosesColumnsByName() throws {
        #expect(try frame.selecting("Price", "Id").columnNames == ["Price", "Id"])
        #expect(try frame.dropping("Id", "Price").columnNames == ["Area", "Street", "Ratio"])
        #expect(throws: DataFrameError.self) { try frame.selecting("Id", "Id") }
    }

    @Test func namesTheNearColumns() throws {
        for attempt in [{ try frame["price"] }, { try frame["Prise"] }] {
            let error = try #require(throws: DataFrameError.self) { try attempt() }
            #expect(error.code == .unknownColumn)
            #expect(error.reason.contains("did you mean 'Price'? (the table has 'Id', 'Area', "))
        }
        let error = try #require(throws: DataFrameError.self) { try frame.dropping("Id", "Nonsense") }
        #expect(error.column == "Nonsense")
        #expect(
            error.reason == "there is no column 'Nonsense': the table has 'Id', 'Area', 'Street', 'Ratio', 'Price'")
    }

    @Test func tellsNamesApartByTheirBytes() throws {
        let frame = try DataFrame(["\u{E9}": Column([1]), "e\u{301}": Column([2])])
        #expect(try frame["\u{E9}", as: Int.self] == [1])
        #expect(try frame["e\u{301}", as: Int.self] == [2])
        #expect(Column(["\u{E9}"]) != Column(["e\u{301}"]))
    }

    @Test func givesNumbers() throws {
        #expect(try frame["Price", as: Float.self] == [100, 200, 300, 400])
        #expect(try frame["Price", as: Double.self] == [100, 200, 300, 400])
        #expect(try frame["Price", as: String.self] == ["100", "200", "300", "400"])
        #expect(try DataFrame(csv: "b\nTrue\nFalse\n")["b", as: Float.self] == [1, 0])
        #expect(try DataFrame(csv: "r\n1.0\n2.0\n")["r", as: Int.self] == [1, 2])
    }

    @Test(arguments: [
        ("v\n1\nNA\n", DataFrameError.Code.missingValue, 1), ("v\n1\nx\n", .kindMismatch, 1),
        ("v\n0.5\ninf\n", .notRepresentable, 1),
        ("v\n0.5\n1e300\n", .notRepresentable, 1),
    ]) func namesRowAndColumnOfWhatIsNoNumber(text: String, code: DataFrameError.Code, row: Int) throws {
        let error = try #require(throws: DataFrameError.self) { try DataFrame(csv: text + "\n")["v", as: Float.self] }
        #expect(error.code == code)
        #expect(error.column == "v" && error.row == row)
        #expect(error.reason.contains("'v'") && error.reason.contains("row \(row + 1)"))
    }

    @Test func takesLiterals() {
        #expect(Column([1, 2]).kind == .integer)
        #expect(Column([1, nil, 3]).kind == .integer)
        #expect(Column([1.5, nil]).kind == .real)
        #expect(Column([1.5, 2]).kind == .real)
        #expect(Column([true, nil]).kind == .boolean)
        #expect(Column(["a", nil]).missingCount == 1)
        #expect(Column([1.5, .nan] as [Float]).missingCount == 1)
    }

    @Test func setsColumns() throws {
        var frame = frame
        try frame.set("Price", to: Column(["a", "b", "c", "d"]))
        try frame.set("New", to: Column([1, 2, 3, 4]))
        #expect(frame.columnNames.last == "New")
        #expect(try frame["Price", as: String.self] == ["a", "b", "c", "d"])
        let error = try #require(throws: DataFrameError.self) { try frame.set("New", to: Column([1])) }
        #expect(error.code == .lengthMismatch)
        #expect(throws: DataFrameError.self) { try DataFrame(["a": Column([1]), "a": Column([1])]) }
    }

    @Test(arguments: [
        ("1\n2", "3", "1\n2\n3"), ("1", "0.5", "1.0\n0.5"), ("0.5", "NA\n1", "0.5\nNA\n1.0"),
        ("x\nNA", "y\nx", "x\nNA\ny\nx"),
        ("True", "NA\nFalse", "True\nNA\nFalse"), ("NA\nNA", "x", "NA\nNA\nx"), ("x", "NA", "x\nNA"),
        ("NA", "5", "NA\n5"),
        ("NA", "True", "NA\nTrue"), ("NA", "NA", "NA\nNA"), ("5", "NA", "5\nNA"),
    ]) func appendsRows(first: String, second: String, expected: String) throws {
        func column(_ rows: String) throws -> DataFrame {
            try DataFrame(csv: "v,id\n" + rows.split(separator: "\n").map { "\($0),0\n" }.joined())
        }
        #expect(try column(first).appending(column(second)) == column(expected))
    }

    @Test func appendsByName() throws {
        let first = try DataFrame(csv: "a,b\n1,x\n"), second = try DataFrame(csv: "b,a\ny,2\n")
        #expect(try first.appending(second) == DataFrame(csv: "a,b\n1,x\n2,y\n"))
        #expect(try first.appending(first[rows: 0..<0]) == first)
    }

    @Test func textOfNumbersIsNotCalledNoNumber() throws {
        let frame = try DataFrame(csv: "v\n5\n9223372036854775808\n")
        let error = try #require(throws: DataFrameError.self) { try frame["v", as: Float.self] }
        #expect(error.code == .kindMismatch && error.reason.contains("'5' in row 1, which is text"))
    }

    @Test(arguments: [
        ("a,b\n1,2\n", "a\n1\n", DataFrameError.Code.columnMismatch, "b"),
        ("a\n1\n", "a,z\n1,2\n", .columnMismatch, "z"),
        ("a\n1\n", "a\nx\n", .kindMismatch, "a"), ("a\nTrue\n", "a\n1\n", .kindMismatch, "a"),
    ]) func namesWhatKeepsTablesApart(first: String, second: String, code: DataFrameError.Code, name: String) throws {
        let error = try #require(throws: DataFrameError.self) {
            try DataFrame(csv: first).appending(DataFrame(csv: second))
        }
        #expect(error.code == code)
        #expect(error.column == name && error.reason.contains("'\(name)'"))
    }

    @Test func comparesTextByValueAndNotByCode() throws {
        let all = try DataFrame(csv: "t,id\nb,1\na,2\n")
        #expect(try all[rows: [1]] == DataFrame(csv: "t,id\na,2\n"))
        #expect(try all != DataFrame(csv: "t,id\na,1\nb,2\n"))
        #expect(try DataFrame(csv: "t\n1\n") != DataFrame(csv: "t\n1.0\n"))
    }

    @Test func printsAGrid() throws {
        #expect(
            "\(frame)" == """
                   Id  Area  Street  Ratio  Price
                0   1    10    Pave    0.5    100
                1   2    NA    Grvl     NA    200
                2   3    30      NA    2.5    300
                3   4    40    Pave    3.5    400
                [4 rows x 5 columns]
                """)
        #expect("\(frame[rows: 0..<0, columns: [0]])" == "  Id\n[0 rows x 1 columns]")
    }

    @Test func countsRowsThatRepeatEarlierOnes() throws {
        let frame = try DataFrame(
            csv: "a,b,c,d\n1,x,0.5,true\n1,x,,true\n1,x,0,true\n1,y,0.5,true\n1,x,,true\n1,x,0.5,true")
        #expect(frame.repeatedRowCount(beside: Column([1, 1, 1, 1, 1, 1] as [Int?])) == 2)
        #expect(frame.repeatedRowCount(beside: Column([1, 2, 1, 1, 3, 1] as [Int?])) == 1)
    }

    @Test func printsTheEndsOfALargeTable() throws {
        let names = (0..<40).map { "column\($0)" }
        let row = names.indices.map { _ in "1" }.joined(separator: ",")
        let text = try DataFrame(
            csv: ([names.joined(separator: ",")] + [String](repeating: row, count: 12)).joined(separator: "\n")
        )
        .description
        let lines = text.split(separator: "\n")
        #expect(lines.count == 13)
        #expect(lines[0].contains("column5") && lines[0].contains("  ...  ") && lines[0].hasSuffix("column39"))
        #expect(lines.allSatisfy { $0.count <= 120 })
        #expect(lines[6].hasPrefix("...") && lines[11].hasPrefix(" 11"))
        #expect(lines[12] == "[12 rows x 40 columns]")
    }

    @Test func printsControlCharactersAndLongTextInOneLine() throws {
        let frame = try DataFrame(["t": Column(["a\nb", String(repeating: "x", count: 50)])])
        #expect(frame.description.split(separator: "\n").count == 4)
        #expect(frame.description.contains("a.b"))
        #expect(frame.description.contains(String(repeating: "x", count: 39) + "…"))
    }
}
