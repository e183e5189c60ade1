import Foundation
import TestSupport
import Testing

/// Tables as spreadsheets, portals and competitions give them, through the program.
@Suite struct RealTableTests {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func tabularkit(_ arguments: String...) throws -> ProductRun {
        try ProductRun("tabularkit", arguments, in: folder.url)
    }

    /// 60 flats: area, rooms, town, rent.
    private static func rows(_ row: (Int) -> String) -> [String] { (0..<60).map(row) }

    private static func rent(_ index: Int) -> Int { 300 + 8 * (30 + index * 37 % 90) + 40 * (index % 4) }

    private static func plain(_ index: Int) -> String { "\(30 + index * 37 % 90),\(index % 4 + 1),\(rent(index))" }

    private func write(_ lines: [String], ends: String = "\n", to name: String) throws {
        try folder.write((lines.joined(separator: ends) + ends).utf8, to: name)
    }

    /// A text, the flags that it needs, and what is told.
    static let texts: [(name: String, lines: [String], ends: String, flags: [String], told: String)] = [
        (
            "Excel's separator", ["sep=;", "area;rooms;rent"] + rows { plain($0).replacing(",", with: ";") }, "\r\n",
            [], ""
        ),
        (
            "comments", ["# made by hand", "area,rooms,rent"] + rows(plain) + ["# end"], "\n", ["--comment", "#"],
            "2 lines begin with '#': left out"
        ),
        (
            "lines before the header", ["Rents of a town", "", "area,rooms,rent"] + rows(plain), "\n",
            ["--skip-rows", "2"], ""
        ),
        (
            "a ragged row", ["area,rooms,rent"] + rows(plain) + ["1,2,3,4"], "\n", ["--bad-rows", "skip"],
            "1 row has another length than the header: left out; row 61 has 4 fields"
        ),
        ("separators at the ends", ["area,rooms,rent"] + rows { plain($0) + "," }, "\n", [], "Unnamed: 3 (constant)"),
        ("CR CR LF", ["area,rooms,rent"] + rows(plain), "\r\r\n", [], ""),
        (
            "blank rows", ["area,rooms,rent,"] + rows { plain($0) + "," } + [",,,", ",,,"], "\n", [],
            "2 rows are dropped"
        ),
    ]

    @Test(arguments: texts.indices) func textIsReadAndTold(index: Int) throws {
        let text = Self.texts[index]
        try write(text.lines, ends: text.ends, to: "t.csv")
        let run = try ProductRun(
            "tabularkit", ["kfold", "--train", "t.csv", "--target", "rent", "--dry-run"] + text.flags, in: folder.url)
        #expect(run.status == 0 && run.output.contains("2 numeric columns, 0 of text"), "\(text.name): \(run.messages)")
        #expect(text.told.isEmpty || run.output.contains(text.told), "\(text.name): \(run.output)")
    }

    @Test(arguments: [(",", ""), (";", " --separator ';'"), ("\t", " --separator 'tab'")])
    func aHeaderAfterTitleLinesIsNamed(separator: String, flag: String) throws {
        let lines = (["area,rooms,rent"] + Self.rows(Self.plain)).map { $0.replacing(",", with: separator) }
        for title in ["Rents of a town", "Rents of a town" + separator + separator] {
            try write([title, ""] + lines, to: "t.csv")
            let run = try tabularkit("kfold", "--train", "t.csv", "--target", "rent")
            #expect(
                run.status == 64 && run.messages.contains("header in line 3, which names 'rent'"), "\(run.messages)")
            #expect(run.messages.contains("--skip-rows 2\(flag) reads it."), "\(run.messages)")
        }
    }

    @Test(arguments: [(";", "';'"), ("\t", "'tab'")])
    func anotherSeparatorIsNamed(separator: String, word: String) throws {
        let lines = (["area,\"rooms, all\",rent"] + Self.rows(Self.plain)).map { line in
            line.replacing(", ", with: "_").replacing(",", with: separator).replacing("_", with: ", ")
        }
        for (header, status) in [
            (lines[0].replacing("\"", with: ""), Int32(64)), ("\"size\"" + separator + lines[0], 65),
        ] {
            try write([header] + lines.dropFirst(), to: "t.csv")
            let run = try tabularkit("kfold", "--train", "t.csv", "--target", "rent")
            #expect(run.status == status && run.messages.contains("--separator \(word)"), "\(run.messages)")
        }
    }

    @Test(arguments: ["  ", " "]) func alignedColumnsAreNamed(gap: String) throws {
        try write((["area,rooms,rent"] + Self.rows(Self.plain)).map { $0.replacing(",", with: gap) }, to: "t.csv")
        let run = try tabularkit("kfold", "--train", "t.csv", "--target", "rent")
        #expect(run.status == 64 && run.messages.contains("--separator blanks"), "\(run.messages)")
        let fast = ["--separator", "blanks", "--target", "rent", "--family", "linear", "--epochs", "1"]
        let save = ["submit", "--train", "t.csv", "--test", "t.csv", "--save", "model"] + fast
        #expect(try ProductRun("tabularkit", save, in: folder.url).output.contains("training 60 x 3"))
        #expect(try tabularkit("predict", "--model", "model", "--input", "t.csv").status == 0)
    }

    @Test func aFileMayHaveNoHeader() throws {
        try write(Self.rows(Self.plain), to: "t.csv")
        let told = "the names of the columns are numbers: --no-header, if the first line is a row"
        let headed = try tabularkit("kfold", "--train", "t.csv", "--target", "\(Self.rent(0))", "--dry-run")
        #expect(headed.output.contains(told) && headed.output.contains("training 59 x 3"), "\(headed.output)")
        #expect(try tabularkit("inspect", "t.csv").messages.contains(told))
        let fast = ["--no-header", "--target", "2", "--family", "linear", "--epochs", "1"]
        let whole = try ProductRun("tabularkit", ["kfold", "--train", "t.csv"] + fast, in: folder.url)
        #expect(whole.output.contains("training 60 x 3") && !whole.output.contains(told), "\(whole.messages)")
        let save = ["submit", "--train", "t.csv", "--test", "t.csv", "--save", "model"] + fast
        #expect(try ProductRun("tabularkit", save, in: folder.url).status == 0)
        let predicted = try tabularkit("predict", "--model", "model", "--input", "t.csv")
        #expect(predicted.output.split(separator: "\n").count == 61, "\(predicted.messages)")
    }

    @Test func anAddressIsNoFile() throws {
        let run = try tabularkit("kfold", "--train", "https://example.org/t.csv", "--target", "rent")
        #expect(run.status == 66 && run.messages.contains("download it first"), "\(run.messages)")
    }

    @Test func encodingsAreReadAndNamed() throws {
        let text =
            (["Fläche,rent"] + Self.rows { "\(30 + $0 * 37 % 90),\(Self.rent($0))" }).joined(separator: "\n") + "\n"
        try folder.write(Array(try #require(text.data(using: .windowsCP1252))), to: "latin.csv")
        try folder.write(Array(try #require(text.data(using: .utf16))), to: "wide.csv")
        let refused = try tabularkit("kfold", "--train", "latin.csv", "--target", "rent", "--dry-run")
        #expect(refused.status == 65 && refused.messages.contains("--encoding windows-1252"), "\(refused.messages)")
        let latin = try tabularkit("inspect", "latin.csv", "--encoding", "windows-1252")
        #expect(latin.status == 0 && latin.output.contains("Fläche"), "\(latin.messages)")
        #expect(try tabularkit("inspect", "wide.csv").output == latin.output)
    }

    @Test func aZipHasItsTable() throws {
        try write(["area,rooms,rent"] + Self.rows(Self.plain), to: "rents.csv")
        let zip = try ProductRun(
            program: URL(filePath: "/usr/bin/env"), ["python3", "-m", "zipfile", "-c", "t.zip", "rents.csv"],
            in: folder.url)
        #expect(zip.status == 0)
        for name in ["t.zip", "t.csv"] {
            try? FileManager.default.copyItem(
                at: folder.url.appending(path: "t.zip"), to: folder.url.appending(path: name))
            let run = try tabularkit("kfold", "--train", name, "--target", "rent", "--dry-run")
            #expect(run.output.contains("\(name): the table is rents.csv"), "\(run.output)\(run.messages)")
        }
    }

    @Test func aTextBesideTheTableOfAZipIsIgnored() throws {
        try write(["area,rooms,rent"] + Self.rows(Self.plain), to: "rents.csv")
        try write(["Rents of a town"], to: "README.txt")
        let zip = try ProductRun(
            program: URL(filePath: "/usr/bin/env"),
            ["python3", "-m", "zipfile", "-c", "t.zip", "README.txt", "rents.csv"], in: folder.url)
        #expect(zip.status == 0)
        let run = try tabularkit("kfold", "--train", "t.zip", "--target", "rent", "--dry-run")
        #expect(run.output.contains("t.zip: the table is rents.csv"), "\(run.output)\(run.messages)")
    }

    @Test func linesThatAreNotSplitAreExplained() throws {
        let lines = ["area,rooms,rent"] + Self.rows(Self.plain)
        try write(lines, to: "t.csv")
        try write(lines.map { "\"\($0)\"" }, to: "quoted.csv")
        try write(["area;rooms", "40;2"], to: "other.csv")
        try write(["AREA,rooms", "40,2"], to: "case.csv")
        let whole = try tabularkit("kfold", "--train", "quoted.csv", "--target", "rent", "--dry-run")
        #expect(whole.status == 65 && whole.messages.contains("each line is quoted as a whole"), "\(whole.messages)")
        #expect(!whole.messages.contains("--separator"))
        func submit(_ test: String) throws -> ProductRun {
            try tabularkit("submit", "--train", "t.csv", "--test", test, "--target", "rent", "--dry-run")
        }
        let other = try submit("other.csv")
        #expect(other.status == 64 && other.messages.contains("--separator ';' splits it"), "\(other.messages)")
        let near = try submit("case.csv")
        #expect(near.status == 65 && near.messages.contains("'area' (the other has 'AREA')"), "\(near.messages)")
    }

    @Test func aFlagKeepsTextThatIsNotRead() throws {
        try write(["area,rent"] + Self.rows { "\(30 + $0 % 50) m²,\(Self.rent($0))" } + ["large,500"], to: "t.csv")
        let advice = "row 61 is 'large': read as missing; --categorical area keeps the text"
        let run = try tabularkit("kfold", "--train", "t.csv", "--target", "rent", "--dry-run")
        #expect(run.output.contains(advice), "\(run.output)\(run.messages)")
        let inspected = try tabularkit("inspect", "t.csv")
        #expect(inspected.output.contains(advice), "\(inspected.output)\(inspected.messages)")
    }

    @Test func errorsNameTheColumnsOfTheFile() throws {
        let lines = Self.rows { "\(30 + $0 * 37 % 90),2021-\(10 + $0 % 3)-\(10 + $0 % 19),\(Self.rent($0))" }
        try write(["area,since,rent"] + lines, to: "t.csv")
        let columns = "(the table has 'area', 'since', 'rent')"
        let other = try tabularkit("kfold", "--train", "t.csv", "--target", "Rent", "--dry-run")
        #expect(other.status == 64 && other.messages.contains("did you mean 'rent'? \(columns)"), "\(other.messages)")
        let dropped = try tabularkit("kfold", "--train", "t.csv", "--target", "rent", "--drop", "Since", "--dry-run")
        #expect(
            dropped.status == 64 && dropped.messages.contains("did you mean 'since'? \(columns)"),
            "\(dropped.messages)")
        let date = try tabularkit("kfold", "--train", "t.csv", "--target", "since", "--dry-run")
        #expect(
            date.status == 65
                && date.messages.contains("Column 'since' is a date, not a number: take another target"),
            "\(date.messages)")
        try write(["area", "40", "50"], to: "new.csv")
        let test = try tabularkit("submit", "--train", "t.csv", "--test", "new.csv", "--target", "rent", "--dry-run")
        #expect(
            test.status == 65 && test.messages.contains("Only in the training table: 'since'."), "\(test.messages)")
    }

    @Test func textInTheTargetIsCountedAndCanBeMissing() throws {
        let lines = Self.rows { "\(30 + $0 * 37 % 90),\($0 % 4 == 1 ? "on request" : "\(Self.rent($0 % 24))")" }
        try write(["area,rent"] + lines, to: "t.csv")
        let run = try tabularkit("kfold", "--train", "t.csv", "--target", "rent", "--dry-run")
        #expect(
            run.status == 65
                && run.messages.contains(
                    "Column 'rent' has text in 15 of 60 values: row 2 has 'on request', which is no number")
                && run.messages.contains("--missing-values 'pandas1,on request' reads them as missing"),
            "\(run.messages)")
        let marked = try tabularkit(
            "kfold", "--train", "t.csv", "--target", "rent", "--missing-values", "pandas1,on request", "--dry-run")
        #expect(marked.status == 0 && marked.output.contains("15 rows are dropped"), "\(marked.messages)")
    }

    /// Beside many different numbers, a word that recurs is no value.
    @Test func aWordInTheTargetIsMissing() throws {
        let lines = Self.rows { "\(30 + $0 * 37 % 90),\($0 % 4 == 1 ? "SOLD" : "\(Self.rent($0))")" }
        try write(["area,rent"] + lines, to: "t.csv")
        let run = try tabularkit("kfold", "--train", "t.csv", "--target", "rent", "--dry-run")
        #expect(
            run.output.contains("45 of 60 values are numbers") && run.output.contains("15 rows are dropped"),
            "\(run.output)")
    }

    @Test func findingsAboutTheTargetAdviseNoFlagForFeatures() throws {
        try write(["area,rent"] + Self.rows { "\(30 + $0 % 50),\(Self.rent($0)) €" } + ["40,on request"], to: "t.csv")
        let run = try tabularkit("kfold", "--train", "t.csv", "--target", "rent", "--dry-run")
        #expect(run.output.contains("row 61 is 'on request': read as missing\n"), "\(run.output)\(run.messages)")
    }

    @Test func newRowsAreReadAsTheTrainingRows() throws {
        let towns = ["Bonn", "Mainz", "Trier"]
        let lines = Self.rows {
            "\(1000 + $0);\(30 + $0 * 37 % 90),5 m²;\(towns[$0 % 3]);\(1 + $0 % 28).\(1 + $0 % 12).2021;\(Self.rent($0)),00 €"
        }
        try write(["flatId;area;town;since;rent"] + lines, to: "t.csv")
        let trained = try tabularkit(
            "submit", "--train", "t.csv", "--separator", ";", "--target", "rent", "--save", "model", "--intervals")
        #expect(trained.status == 0, "\(trained.messages)")
        let notes = [
            "flatId identifies the rows and is no feature; --numeric flatId makes it one",
            "since: its values are dates", "rent: its values are numbers",
        ]
        for told in notes { #expect(trained.output.contains(told), "\(trained.output)") }
        try write(["flatId;area;town;since", "007;44,5 m²;Bonn;13.2.2021", "8;large;Bonn;14.2.2021"], to: "new.csv")
        let run = try tabularkit("predict", "--model", "model", "--input", "new.csv", "--interval", "0.9")
        #expect(run.status == 0, "\(run.messages)")
        #expect(run.messages.contains("area: row 2 is 'large', no number: read as missing"), "\(run.messages)")
        let predicted = run.output.split(separator: "\n").map { $0.split(separator: ",").map(String.init) }
        #expect(predicted[0] == ["flatId", "rent", "rent_lower", "rent_upper"] && predicted[1][0] == "007")
        let numbers = try predicted[1].dropFirst().map { try #require(Double($0)) }
        #expect(numbers[1] < numbers[0] && numbers[0] < numbers[2])

        let file = folder("model/model.json"), document = try String(contentsOf: file, encoding: .utf8)
        #expect(document.contains("\"residuals\" : ["))
        try document.replacing("\"residuals\" : [", with: "\"residuals\" : [ -5,").write(
            to: file, atomically: true, encoding: .utf8)
        let damaged = try tabularkit("predict", "--model", "model", "--input", "new.csv")
        #expect(damaged.status == 65 && damaged.output == "", "\(damaged.output)")
    }

    /// Numbers in another unit, and a date that cannot be read, are told once each.
    @Test func newRowsUnlikeTheTrainingRowsAreToldOf() throws {
        let lines = Self.rows { "\(20000 + 500 * $0),2021-\(1 + $0 % 12)-\(1 + $0 % 28),\(Self.rent($0))" }
        try write(["cost,since,rent"] + lines, to: "t.csv")
        let fast = ["--family", "linear", "--epochs", "2", "--target", "rent", "--save", "model"]
        #expect(try ProductRun("tabularkit", ["submit", "--train", "t.csv"] + fast, in: folder.url).status == 0)
        try write(["cost,since", "20.5,2021-02-01", "31.25,2021-02-30", "21.5,2021-02-02"], to: "new.csv")
        let run = try tabularkit("predict", "--model", "model", "--input", "new.csv")
        let told = run.messages.split(separator: "\n")
        #expect(run.status == 0 && told.count == 4, "\(run.messages)")
        for part in [
            "since: row 2 is '2021-02-30', no date: read as missing", "column 'since days' has no value in 1 row",
            "column 'cost' is far from its training values in 3 rows, such as 20.5 in row 1, where they were 20000.0 to 49500.0",
        ] {
            #expect(told.count { $0.contains(part) } == 1, "\(run.messages)")
        }
    }

    @Test func intervalsNeedResiduals() throws {
        try write(["area,rooms,rent"] + Self.rows(Self.plain), to: "t.csv")
        #expect(try tabularkit("submit", "--train", "t.csv", "--target", "rent", "--save", "model").status == 0)
        let run = try tabularkit("predict", "--model", "model", "--input", "t.csv", "--interval", "0.9")
        #expect(run.status == 64 && run.messages.contains("submit --save --intervals"), "\(run.messages)")
    }

    @Test func foldsFollowAColumn() throws {
        let lines = Self.rows { "h\($0 / 3),2021-\($0 % 12 + 1)-01,\($0 % 4),\(Self.plain($0))" }
        try write(["house,day,part,area,rooms,rent"] + lines, to: "t.csv")
        func folds(_ flags: String...) throws -> [[String]] {
            let run = try ProductRun(
                "tabularkit",
                ["kfold", "--train", "t.csv", "--target", "rent", "--epochs", "1", "--oof", "oof.csv", "--force"]
                    + flags,
                in: folder.url)
            #expect(run.status == 0, "\(run.messages)")
            return try String(contentsOf: folder("oof.csv"), encoding: .utf8).split(separator: "\n").dropFirst()
                .map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
        }
        let groups = try folds("--group", "house")
        #expect((0..<20).allSatisfy { house in Set(groups[3 * house..<3 * house + 3].map { $0[3] }).count == 1 })
        #expect(Set(groups.map { $0[3] }).count == 5)
        let named = try folds("--fold-column", "part")
        #expect(named.enumerated().allSatisfy { $1[3] == "\($0 % 4 + 1)" })
        let later = try folds("--time", "day", "--folds", "3")
        #expect(later.enumerated().allSatisfy { ($1[3] == "") == ($0 % 12 < 3) })
        let shuffled = try tabularkit("kfold", "--train", "t.csv", "--target", "rent", "--epochs", "1")
        #expect(
            shuffled.messages.contains("house has 20 values, each about 3 times: --group house"), "\(shuffled.messages)"
        )
        let gap = try tabularkit("kfold", "--train", "t.csv", "--target", "rent", "--gap", "2", "--dry-run")
        #expect(gap.status == 64 && gap.messages.contains("--gap goes with --time"), "\(gap.messages)")
        let both = try tabularkit("kfold", "--train", "t.csv", "--target", "rent", "--group", "house", "--stratify")
        #expect(both.status == 64 && both.messages.contains("exclude each other"))
    }

    @Test func whatShuffledFoldsTearApartIsWarnedOf() throws {
        let lines = Self.rows { "\($0 / 3),\($0 / 3),\(Self.plain($0))" }
        try write(["patient id,floor,area,rooms,rent"] + lines + lines.prefix(4), to: "t.csv")
        func warnings(_ flags: String...) throws -> String {
            let command = ["kfold", "--train", "t.csv", "--target", "rent", "--epochs", "1"]
            return try ProductRun("tabularkit", command + flags, in: folder.url).messages
        }
        #expect(try warnings().contains("each about 3 times: --group 'patient id' keeps"))
        #expect(try !warnings().contains("floor has"), "a number is no group unless its name says so")
        #expect(try !warnings().contains("equal to an earlier one"), "four rows may be chance")
        try write(["patient id,floor,area,rooms,rent"] + lines + lines.prefix(5), to: "t.csv")
        #expect(try warnings().contains("5 of 65 rows are equal to an earlier one"))
        #expect(try !warnings("--group", "patient id").contains("equal to an earlier one"))
    }

    @Test func whatIsNoTableIsNamed() throws {
        let files: [(bytes: [UInt8], words: String)] = [
            (Array("PK\u{3}\u{4}[Content_Types].xml".utf8), "an Excel workbook: save it as CSV"),
            (Array("<!DOCTYPE html><html>".utf8), "a web page"),
            (Array("version https://git-lfs.github.com/spec/v1\noid sha256:1\n".utf8), "a Git LFS pointer"),
            (Array("PAR1".utf8), "a Parquet file"), ([0x89] + Array("HDF\r\n".utf8), "an HDF5 file"),
            ([0x89] + Array("PNG\r\n".utf8), "a PNG image"), ([0x80, 0x04, 0x95, 0], "a pickle of Python"),
            (
                Array("PK\u{3}\u{4}mimetypeapplication/vnd.oasis.opendocument.spreadsheet".utf8),
                "an OpenDocument spreadsheet"
            ),
            (Array("<table border=\"1\"><tr>".utf8), "a web page"),
            (Array("<?xml version=\"1.0\"?>\n<Workbook>".utf8), "an Excel workbook in XML"),
            (Array("[{\"area\": 40}]".utf8), "a JSON file"), (Array("{\"area\": [40]}".utf8), "a JSON file"),
            (Array("$FL2@(#) SPSS".utf8), "an SPSS file"), (Array("<stata_dta><header>".utf8), "a Stata file"),
            ([0x58, 0x0A, 0, 0, 0, 3], "an R data file"), (Array("@RELATION flats".utf8), "an ARFF file"),
            (Array("PK\u{3}\u{4}[Content_Types].xml word/document.xml".utf8), "a Word document"),
            ([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], "a 7z archive"),
            ([UInt8](repeating: 0x61, count: 257) + Array("ustar".utf8), "a tar archive"),
        ]
        for file in files {
            try folder.write(file.bytes, to: "t.csv")
            let run = try tabularkit("inspect", "t.csv")
            #expect(run.status == 65 && run.messages.contains(file.words), "\(run.messages)")
        }
    }
}
