import Foundation
import TestSupport
import Testing

@Suite struct OwnTableTests {
    private let own: OwnTable

    init() throws { own = try OwnTable() }

    @Test func aDryRunTellsWhatWasInferred() throws {
        let run = try own.housing("kfold", "--train", "train.csv", "--target", "rent", "--metric", "mae", "--dry-run")
        #expect(run.status == 0 && run.messages == "")
        let lines = run.output.split(separator: "\n")
        #expect(lines.count == 3)
        #expect(lines[0].hasPrefix("files: training 120 x 6, "))
        #expect(
            lines[1] == """
                preset general: 2 numeric columns, 1 of text; dropped: row (row number), owner (text that hardly repeats, such as 'owner 0')
                """)
        #expect(lines[2].hasPrefix("MAE of predicting the mean: 2"))
    }

    @Test(arguments: ["rmse", "log-rmse", "mae", "r2"])
    func theGeneralPresetBeatsTheMean(metric: String) throws {
        let run = try own.housing(
            "kfold", "--train", "train.csv", "--target", "rent", "--metric", metric, "--format", "json")
        let document = try #require(
            JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any], "\(run.messages)")
        let mean = try #require(document["mean"] as? [String: Double])
        let key = "valid_" + metric.replacing("-", with: "_")
        let limits = ["rmse": 100, "log-rmse": 0.15, "mae": 80, "r2": 0.9]
        let (value, limit) = (try #require(mean[key]), try #require(limits[metric]))
        #expect(metric == "r2" ? value > limit : value < limit, "\(value)")
    }

    @Test func foldsPredictTheRowsTheyHaveNotSeen() throws {
        let run = try own.housing(
            "kfold", "--train", "train.csv", "--target", "rent", "--repeats", "2", "--oof", "oof.csv", "--importance",
            "--epochs", "5", "--categorical", "rooms", "--drop", "owner", "row")
        #expect(run.status == 0, "\(run.messages)")
        let lines = try own.text("oof.csv").split(separator: "\n")
        #expect(lines.count == 121 && lines[0] == "row,rent,predicted_rent,fold_1,fold_2")
        #expect(run.output.contains("1 numeric column, 2 of text; dropped: row (as asked), owner (as asked)"))
        #expect(run.output.contains("\n 2.5  "))
        #expect(run.output.contains("RMSE worse when shuffled"))
    }

    @Test func missingValuesAreSpelledAsGiven() throws {
        try own.folder.write("a,y\n1,1\n?,2\n3,3\n-,4\n5,5\n6,6\n".utf8, to: "marks.csv")
        let plain = try own.housing("kfold", "--train", "marks.csv", "--target", "y", "--dry-run", "--preset", "book")
        #expect(plain.output.contains("0 numeric columns, 1 of text"))
        let marked = try own.housing(
            "kfold", "--train", "marks.csv", "--target", "y", "--dry-run", "--missing-values", "?,-")
        #expect(marked.output.contains("1 numeric column, 0 of text"))
        try own.folder.write(own.text("marks.csv").replacing("-", with: "NA").utf8, to: "both.csv")
        let both = try own.housing(
            "kfold", "--train", "both.csv", "--target", "y", "--dry-run", "--missing-values", "pandas1,?")
        #expect(both.output.contains("1 numeric column, 0 of text"))
        let codes = try own.text("marks.csv").replacing("?", with: "-999")
        try own.folder.write(codes.utf8, to: "codes.csv")
        let coded = try own.housing("inspect", "codes.csv", "--missing-values", "-999", "--format", "json")
        #expect(coded.output.contains(#""missing" : 2"#), "a dash is missing among numbers, too")
        let numeric = try own.housing("kfold", "--train", "marks.csv", "--target", "y", "--dry-run", "--numeric", "a")
        #expect(numeric.output.contains("1 numeric column, 0 of text"))
    }

    @Test(arguments: ["book", "general"]) func aDryRunOfRegisteredDataTellsTheSame(preset: String) throws {
        struct Document: Decodable {
            let numeric_columns, text_columns: Int
            let baseline_log_rmse: Double
        }
        let command = ["kfold", "--dataset", "sample", "--preset", preset, "--dry-run"]
        let run = try ProductRun("housing", command + ["--cache-dir", "cache"], in: own.folder.url)
        let lines = run.output.split(separator: "\n")
        try #require(run.status == 0 && lines.count == 3, "\(run.output)\(run.messages)")
        let json = try ProductRun(
            "housing", command + ["--cache-dir", "cache", "--format", "json"], in: own.folder.url)
        let document = try JSONDecoder().decode(Document.self, from: Data(json.output.utf8))
        #expect(
            lines[1].hasPrefix(
                "preset \(preset): \(document.numeric_columns) numeric columns, \(document.text_columns) of text"))
        // The deviation of the logarithms of the sample's prices, by pandas with ddof=0.
        #expect(lines[2] == "log-RMSE of predicting the geometric mean: 0.343155")
        #expect(abs(document.baseline_log_rmse - 0.343155) < 1e-6)
        let recorded = try ProductRun("housing", command + ["--run-dir", "run"], in: own.folder.url)
        #expect(recorded.status == 64 && recorded.messages.contains("leave out --run-dir"))
    }

    @Test func theColumnsAreListedToWhoNamesNoTarget() throws {
        let run = try own.housing("kfold", "--train", "train.csv")
        #expect(run.status == 64 && !run.messages.contains("SalePrice"))
        #expect(
            run.messages.contains(
                "--target names the column to predict: the table has 'row', 'area', 'rooms', 'quarter', 'owner', 'rent'."
            ), "\(run.messages)")
    }

    @Test func aTargetOfTextIsToldOfWithWhatToDo() throws {
        let run = try own.housing("kfold", "--train", "train.csv", "--target", "quarter")
        #expect(run.status == 65 && run.messages.contains("Column 'quarter' has text in 120 of 120 values: row 1 has"))
        #expect(run.messages.contains("plain numbers.\n--target names another"), "\(run.messages)")
    }

    @Test func tablesAreReadFromStandardInput() throws {
        for arguments in [["kfold", "--target", "rent", "--epochs", "2", "--train"], ["inspect"]] {
            let piped = try own.piping("train.csv", arguments + ["-", "--format", "json"])
            let read = try ProductRun("housing", arguments + ["train.csv", "--format", "json"], in: own.folder.url)
            try #require(piped.status == 0 && read.status == 0, "\(piped.messages)")
            let told = try [piped, read].map { try JSONSerialization.jsonObject(with: Data($0.output.utf8)) }
            let documents = told.map { $0 as? NSDictionary }
            for key in ["columns", "mean"] {
                #expect(documents[0]?[key] as? NSObject == documents[1]?[key] as? NSObject)
            }
        }
        let submission = ["submit", "--train", "train.csv", "--target", "rent", "--epochs", "2", "--test"]
        #expect(try own.piping("test.csv", submission + ["-", "--output", "a.csv"]).status == 0)
        #expect(try own.piping("test.csv", submission + ["test.csv", "--output", "b.csv"]).status == 0)
        #expect(try own.text("a.csv") == own.text("b.csv"))
        try own.folder.write("a title\na,b\n1,2\n".utf8, to: "titled.csv")
        let untitled = try ProductRun(
            program: URL(filePath: "/bin/sh"),
            ["-c", "{ read -r title; '\(product("housing").path)' inspect - --head 1; } < titled.csv"],
            in: own.folder.url)
        #expect(untitled.output == "   a  b\n0  1  2\n[1 rows x 2 columns]\n", "\(untitled.messages)")
        try own.folder.write("a,b\n1,2\n3\n".utf8, to: "ragged.csv")
        let ragged = try own.piping("ragged.csv", ["inspect", "-"])
        #expect(ragged.status == 65 && ragged.messages.contains("standard input"), "\(ragged.messages)")
    }

    @Test func inspectShowsTheFirstRowsOfSomeColumns() throws {
        try own.folder.write("a,b,c\n1,x,0.5\n2,NA,inf\n3,z,2\n".utf8, to: "small.csv")
        let text = try own.housing("inspect", "small.csv", "--head", "2", "--columns", "c", "b")
        #expect(text.output == "     c   b\n0  0.5   x\n1  inf  NA\n[3 rows x 2 columns]\n", "\(text.messages)")
        let json = try own.housing("inspect", "small.csv", "--head", "2", "--format", "json")
        let document = try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? NSDictionary
        #expect(
            document == ["columns": ["a", "b", "c"], "rows": [[1, "x", 0.5], [2, NSNull(), "inf"]]] as NSDictionary)
        let all = try own.housing("inspect", "train.csv", "--head", "500", "--format", "json")
        #expect(all.output.split(separator: "owner ").count == 121)
        let summary = try own.housing("inspect", "small.csv", "--columns", "a")
        #expect(summary.output.contains("[3 rows x 1 columns]") && !summary.output.contains("0.5"))
    }

    /// A letter with an accent, and the letter with the accent behind it, are two columns.
    @Test func namesThatLookAlikeAreTwoColumns() throws {
        try own.folder.write("\u{E9},e\u{301},y\n1,2,3\n5,2,5\n3,2,7\n".utf8, to: "alike.csv")
        let run = try own.housing("inspect", "alike.csv")
        #expect(run.status == 0, "\(run.messages)")
        #expect(run.output.contains("constant"))
        let dropped = try own.housing(
            "kfold", "--train", "alike.csv", "--target", "y", "--folds", "2", "--drop", "e\u{301}", "--dry-run")
        #expect(dropped.status == 0 && dropped.output.contains("1 numeric column, 0 of text;"), "\(dropped.output)")
    }

    /// As spreadsheets of many countries write them.
    @Test(arguments: [(";", ";"), ("tab", "\t"), ("|", "|")])
    func fieldsAreSeparatedAsGiven(flag: String, separator: String) throws {
        for name in ["train.csv", "test.csv"] {
            try own.folder.write(own.text(name).replacing(",", with: separator).utf8, to: name)
        }
        let run = try own.housing(
            "submit", "--train", "train.csv", "--test", "test.csv", "--target", "rent", "--separator", flag, "--epochs",
            "3", "--save", "model", "--output", "submission.csv")
        #expect(run.status == 0 && run.output.contains("2 numeric columns, 1 of text"), "\(run.messages)")
        let again = try own.housing("predict", "--model", "model", "--input", "test.csv", "--separator", flag)
        #expect(try again.output == own.text("submission.csv"), "\(again.messages)")
        #expect(try own.housing("inspect", "train.csv", "--separator", flag).output.contains("[120 rows x 6 columns]"))
    }

    @Test func inspectShowsWhatPreprocessingRefuses() throws {
        try own.folder.write("a,b\n1,inf\n2,3\n".utf8, to: "infinite.csv")
        let run = try own.housing("inspect", "infinite.csv")
        #expect(run.status == 0 && run.output.contains("[2 rows x 2 columns]"))
        #expect(run.messages.contains("column 'b' is inf in row 1"), "\(run.messages)")
    }

    /// A book's model with dropout of nothing is the book's model.
    @Test func dropoutWithoutHiddenLayersChangesNothing() throws {
        let common = [
            "kfold", "--train", "train.csv", "--target", "rent", "--preset", "book", "--epochs", "3", "--folds", "3",
        ]
        let plain = try ProductRun("housing", common + ["--format", "json", "--oof", "a.csv"], in: own.folder.url)
        let dropped = try ProductRun(
            "housing", common + ["--dropout", "0", "--format", "json", "--oof", "b.csv"], in: own.folder.url)
        #expect(plain.status == 0 && dropped.status == 0)
        #expect(try own.text("a.csv") == own.text("b.csv"))
    }

    @Test func inspectTellsColumnsAndFeatures() throws {
        let run = try own.housing("inspect", "train.csv")
        #expect(run.status == 0)
        #expect(run.output.contains("[120 rows x 6 columns]"))
        #expect(run.output.contains("dropped: row number"))
        #expect(run.output.contains("2: quarter_north, quarter_south"))

        struct Inspection: Decodable {
            struct Column: Decodable { let name: String }
            struct Features: Decodable {
                let column: String
                let dropped: String?
                let features: [String]
            }
            let rows: Int
            let columns: [Column]
            let features: [Features]
        }
        let json = try own.housing("inspect", "train.csv", "--format", "json")
        let inspection = try JSONDecoder().decode(Inspection.self, from: Data(json.output.utf8))
        #expect(inspection.rows == 120)
        #expect(inspection.columns.map(\.name) == inspection.features.map(\.column))
        #expect(inspection.features[0].dropped == "row number" && inspection.features[0].features == [])
    }
}
