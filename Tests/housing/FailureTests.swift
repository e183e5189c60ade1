import Foundation
import TestSupport
import Testing

/// Every failure has its exit code and a message that names the place.
@Suite struct FailureTests {
    struct Case: CustomTestStringConvertible {
        let arguments: [String]
        let status: Int32
        let words: [String]
        var testDescription: String { arguments.joined(separator: " ") }
    }

    static let good = "Id,size,SalePrice\n1,10,100\n2,20,200\n3,30,300\n"
    static let files = [
        "good.csv": good,
        "test.csv": "Id,size\n4,40\n",
        "ragged.csv": "Id,size,SalePrice\n1,10,100\n2,20\n",
        "quote.csv": "Id,size,SalePrice\n1,\"10,100\n",
        "negative.csv": "Id,size,SalePrice\n1,10,100\n2,20,-5\n",
        "missing.csv": "Id,size,SalePrice\n1,10,\n2,20,\n",
        "infinite.csv": "Id,size,SalePrice\n1,10,100\n2,inf,100\n",
        "other.csv": "Id,width\n4,40\n",
        "bare.csv": "Id,SalePrice\n1,100\n2,200\n",
        "none.csv": "Id,size\n",
        "semicolons.csv": "Id;size;SalePrice\n1;10;100\n",
        "decimals.csv": "Id;size;SalePrice\n1;1,5;100\n",
        "numbers.csv": "n,SalePrice\n1,100\n2,200\n3,300\n",
        "words.csv": "Id,size,SalePrice\n1,10,\"cheap\"\n",
        "equal.csv": "Id,size,SalePrice\n1,10,100\n2,20,100\n3,30,100\n4,40,100\n",
    ]

    static let cases = [
        Case(arguments: ["kfold", "--train", "absent.csv"], status: 66, words: ["absent.csv"]),
        Case(arguments: ["kfold", "--train", "ragged.csv"], status: 65, words: ["ragged.csv", "line 3", "column 1"]),
        Case(arguments: ["kfold", "--train", "quote.csv"], status: 65, words: ["quote.csv", "line 2", "quote"]),
        Case(arguments: ["kfold", "--train", "negative.csv"], status: 65, words: ["SalePrice", "row 2"]),
        Case(arguments: ["kfold", "--train", "missing.csv"], status: 65, words: ["SalePrice", "row 2"]),
        Case(arguments: ["kfold", "--train", "infinite.csv"], status: 65, words: ["size", "row 2"]),
        Case(arguments: ["kfold", "--train", "good.csv"], status: 64, words: ["5 folds of 3 rows"]),
        Case(arguments: ["kfold", "--train", "good.csv", "--target", "Price"], status: 64, words: ["SalePrice"]),
        Case(arguments: ["kfold", "--train", "good.csv", "--id", "Nr"], status: 64, words: ["Nr"]),
        Case(arguments: ["kfold", "--train", "bare.csv", "--folds", "2"], status: 65, words: ["no column"]),
        Case(arguments: ["kfold", "--train", "."], status: 74, words: ["directory"]),
        Case(arguments: ["kfold", "--target", "Id", "--id", "Id"], status: 64, words: ["Id"]),
        Case(
            arguments: ["kfold", "--dataset", "sample", "--test", "test.csv"], status: 64,
            words: ["--test goes with --train"]),
        Case(
            arguments: ["kfold", "--train", "good.csv", "--run-dir", "test.csv/runs"], status: 74, words: ["test.csv"]),
        Case(
            arguments: [
                "kfold", "--dataset", "sample", "--epochs", "1", "--batch-size", "5000", "--learning-rate", "1e38",
            ], status: 70, words: ["not finite"]),
        Case(
            arguments: ["kfold", "--train", "semicolons.csv"], status: 64,
            words: ["semicolons.csv has one column, 'Id;size;SalePrice'", "--separator ';'"]),
        Case(
            arguments: ["kfold", "--train", "decimals.csv"], status: 64,
            words: ["decimals.csv has one column, 'Id;size;SalePrice'", "--separator ';'"]),
        Case(arguments: ["inspect", "decimals.csv"], status: 65, words: ["the header 1: name the separator"]),
        Case(arguments: ["kfold", "--family", "boosting"], status: 64, words: ["boosting", "wide-and-deep"]),
        Case(
            arguments: ["kfold", "--preset", "best", "--family", "linear"], status: 64,
            words: ["best has models of its own"]),
        Case(arguments: ["kfold", "--only-folds", "1,1"], status: 64, words: ["--only-folds"]),
        Case(
            arguments: ["kfold", "--dataset", "sample", "--only-folds", "6"], status: 64,
            words: ["The number of a fold is 6", "from 1 to 5"]),
        Case(arguments: ["merge", "absent"], status: 66, words: ["cannot open absent"]),
        Case(
            arguments: ["sweep", "--train", "good.csv", "--batch-size", "0,8"], status: 64, words: ["--batch-size"]),
        Case(
            arguments: ["kfold", "--train", "good.csv", "--separator", "tab"], status: 64, words: ["--separator ','"]),
        Case(
            arguments: ["kfold", "--train", "good.csv", "--separator", #"\t"#], status: 64, words: ["--separator ','"]),
        Case(arguments: ["kfold", "--train", "numbers.csv"], status: 65, words: ["n (row number)", "--numeric"]),
        Case(arguments: ["kfold", "--train", "words.csv"], status: 65, words: ["row 1 has 'cheap'", "no number"]),
        Case(
            arguments: ["kfold", "--train", "equal.csv", "--metric", "r2", "--folds", "2"], status: 65,
            words: ["Fold ", "R2 is not defined"]),
        Case(
            arguments: ["kfold", "--train", "good.csv", "--oof", "good.csv"], status: 64, words: ["--oof", "is read"]),
        Case(
            arguments: ["kfold", "--train", "good.csv", "--test", "test.csv", "--oof", "./test.csv"], status: 64,
            words: ["--oof", "is read"]),
        Case(
            arguments: ["kfold", "--train", "good.csv", "--oof", "x.json", "--plot", "x.json"], status: 64,
            words: ["one place"]),
        Case(
            arguments: ["submit", "--dataset", "sample", "--output", "m/model.json", "--save", "m"], status: 64,
            words: ["one place"]),
        Case(
            arguments: ["submit", "--dataset", "sample", "--output", "x.csv.gz"], status: 64, words: ["plain text"]),
        Case(
            arguments: ["predict", "--model", "m", "--input", "good.csv", "--output", "good.csv", "--force"],
            status: 64, words: ["is read"]),
        Case(
            arguments: ["kfold", "--train", "good.csv", "--dataset", "sample"], status: 64, words: ["--dataset"]),
        Case(arguments: ["kfold", "--missing-values", "pandas3"], status: 64, words: ["pandas3"]),
        Case(arguments: ["kfold", "--missing-values", "?,pandas3"], status: 64, words: ["pandas3"]),
        Case(arguments: ["kfold", "--train", "good.csv", "--separator", ";;"], status: 64, words: ["--separator"]),
        Case(arguments: ["inspect", "good.csv", "--separator", "\""], status: 64, words: ["--separator"]),
        Case(arguments: ["kfold", "--test", "test.csv"], status: 64, words: ["--train"]),
        Case(arguments: ["kfold", "--folds", "1"], status: 64, words: ["--folds"]),
        Case(arguments: ["kfold", "--epochs", "0"], status: 64, words: ["--epochs"]),
        Case(arguments: ["kfold", "--batch-size", "0"], status: 64, words: ["--batch-size"]),
        Case(arguments: ["kfold", "--learning-rate", "nan"], status: 64, words: ["--learning-rate"]),
        Case(arguments: ["kfold", "--learning-rate", "-1"], status: 64, words: ["--learning-rate must be 0 or more"]),
        Case(
            arguments: ["sweep", "--learning-rate=-1,2"], status: 64, words: ["--learning-rate must be 0 or more"]),
        Case(arguments: ["sweep", "--learning-rate", "-1,2"], status: 64, words: ["--learning-rate"]),
        Case(arguments: ["kfold", "--epochs", "-1"], status: 64, words: ["--epochs must be 1 or more"]),
        Case(arguments: ["kfold", "--time-limit", "0"], status: 64, words: ["--time-limit must be more than 0"]),
        Case(arguments: ["kfold", "--seed", "-1"], status: 64, words: ["'-1' is invalid"]),
        Case(arguments: ["kfold", "--missing-values", "--quiet"], status: 64, words: ["'--quiet' is invalid"]),
        Case(arguments: ["kfold", "--test", "test.csv"], status: 64, words: ["--train"]),
        Case(arguments: ["kfold", "--no-such-flag"], status: 64, words: ["--no-such-flag"]),
        Case(
            arguments: ["kfold", "--train", "good.csv", "--test", "other.csv"], status: 65,
            words: ["size", "width", "--drop"]),
        Case(
            arguments: ["kfold", "--dataset", "sample", "--optimizer", "sgd", "--learning-rate", "1e9"], status: 70,
            words: ["not finite"]),
        Case(arguments: ["kfold", "--offline"], status: 69, words: ["--dataset sample", "--mirror"]),
        Case(arguments: ["submit", "--train", "good.csv"], status: 64, words: ["--test"]),
        Case(
            arguments: ["submit", "--train", "good.csv", "--test", "test.csv", "--output", "./good.csv", "--force"],
            status: 64, words: ["--output"]),
        Case(
            arguments: ["submit", "--train", "good.csv", "--test", "none.csv", "--output", "new.csv"], status: 65,
            words: ["no rows"]),
        Case(
            arguments: ["submit", "--train", "good.csv", "--test", "test.csv", "--output", "absent/new.csv"],
            status: 74,
            words: ["absent"]),
        Case(
            arguments: ["submit", "--train", "good.csv", "--test", "test.csv", "--output", "other.csv"], status: 73,
            words: ["other.csv", "--force"]),
        Case(
            arguments: ["submit", "--train", "negative.csv", "--test", "test.csv", "--output", "new.csv"], status: 65,
            words: ["SalePrice"]),
    ]

    /// Flags that would change nothing, and files that would be lost.
    static let idleFlags = [
        Case(arguments: ["kfold", "--dropout", "0.1"], status: 64, words: ["--dropout", "hidden layers (0)"]),
        Case(arguments: ["kfold", "--activation", "tanh"], status: 64, words: ["--activation", "--hidden"]),
        Case(arguments: ["submit", "--momentum", "0.9"], status: 64, words: ["--momentum", "adam:", "sgd"]),
        Case(
            arguments: ["kfold", "--hidden", "8", "--dropout", "0.1,0.2"], status: 64,
            words: ["probabilities (2)", "hidden layers (1)"]),
        Case(
            arguments: ["kfold", "--preset", "general", "--dropout", "0.1,0.1,0.1"], status: 64,
            words: ["probabilities (3)", "hidden layers (2)"]),
        Case(
            arguments: ["submit", "--preset", "best", "--hidden", "none", "--activation", "relu"], status: 64,
            words: ["--activation"]),
        Case(
            arguments: ["sweep", "--train", "good.csv", "--results", "./good.csv"], status: 64,
            words: ["--results", "is read"]),
        Case(
            arguments: ["sweep", "--plot", "x.json", "--results", "x.json"], status: 64,
            words: ["--plot", "--results", "one place"]),
        Case(
            arguments: ["kfold", "--train", "good.csv", "--run-dir", "run", "--oof", "run/run.json"], status: 64,
            words: ["--run-dir", "--oof", "one place"]),
        Case(
            arguments: ["kfold", "--train", "good.csv", "--oof", "other.csv"], status: 73,
            words: ["other.csv", "--force"]),
        Case(arguments: ["kfold", "--train", "-", "--test", "-"], status: 64, words: ["standard input"]),
        Case(arguments: ["inspect", "good.csv", "--head", "0"], status: 64, words: ["--head"]),
        Case(arguments: ["inspect", "good.csv", "--columns", "sise"], status: 64, words: ["'size'", "the table has"]),
    ]

    /// Names that are wrong, models and records that are none.
    static let furtherCases = [
        Case(arguments: ["kfold", "--train", "good.csv", "--drop", "sise"], status: 64, words: ["sise", "'size'"]),
        Case(arguments: ["kfold", "--train", "good.csv", "--numeric", "sise"], status: 64, words: ["sise", "'size'"]),
        Case(
            arguments: ["kfold", "--train", "good.csv", "--categorical", "sise"], status: 64, words: ["sise", "'size'"]),
        Case(arguments: ["kfold", "--train", "good.csv", "--drop", "SalePrice"], status: 64, words: ["SalePrice"]),
        Case(arguments: ["kfold", "--dataset", "sample", "--id", "Idd"], status: 64, words: ["did you mean 'Id'?"]),
        Case(arguments: ["kfold", "--metric", "rmsle"], status: 64, words: ["rmsle", "log-rmse"]),
        Case(arguments: ["kfold", "--repeats", "0"], status: 64, words: ["--repeats"]),
        Case(arguments: ["kfold", "--repeats", "\(Int.max)"], status: 64, words: ["--repeats"]),
        Case(
            arguments: [
                "kfold", "--train", "good.csv", "--folds", "2", "--epochs", "\(Int.max)", "--learning-rate", "1e38",
            ],
            status: 70, words: ["not finite"]),
        Case(
            arguments: [
                "kfold", "--train", "good.csv", "--folds", "2", "--batch-size", "\(Int.max)", "--learning-rate", "1e38",
            ],
            status: 70, words: ["not finite"]),
        Case(
            arguments: ["kfold", "--train", "good.csv", "--folds", "2", "--hidden", "65536,65536"], status: 64,
            words: ["4295294980 parameters"]),
        Case(arguments: ["sweep", "--depth", "none"], status: 64, words: ["--depth"]),
        Case(arguments: ["kfold", "--train", "good.csv", "--oof", "absent/oof.csv"], status: 74, words: ["absent"]),
        Case(arguments: ["kfold", "--config", "good.csv"], status: 65, words: ["good.csv", "not the record"]),
        Case(arguments: ["kfold", "--config", "absent.json"], status: 66, words: ["absent.json"]),
        Case(
            arguments: ["predict", "--model", "absent", "--input", "test.csv"], status: 66, words: ["absent", "--save"]),
        Case(
            arguments: ["predict", "--model", "good.csv", "--input", "test.csv"], status: 66,
            words: ["good.csv", "--save"]),
        Case(arguments: ["inspect", "absent.csv"], status: 66, words: ["absent.csv"]),
        Case(arguments: ["inspect", "/dev/zero"], status: 65, words: ["zero, line 1", "UTF-8"]),
        Case(arguments: ["inspect", "ragged.csv"], status: 65, words: ["line 3"]),
        Case(
            arguments: ["submit", "--train", "good.csv", "--save", "test.csv"], status: 73,
            words: ["test.csv", "--force"]),
        Case(
            arguments: ["submit", "--train", "good.csv", "--save", ".", "--force"], status: 73,
            words: ["something else"]),
    ]

    @Test(arguments: cases + idleFlags + furtherCases)
    func saysWhatIsWrong(failure: Case) throws {
        try withTemporaryFolder { folder in
            for (name, text) in Self.files { try Data(text.utf8).write(to: folder.appending(path: name)) }
            let fetches = ["kfold", "submit"].contains(failure.arguments[0])
            let cache = fetches ? ["--cache-dir", "cache"] : []
            let arguments = failure.arguments + cache
            let run = try ProductRun("housing", arguments, in: folder)
            #expect(run.status == failure.status, "\(run.messages)")
            #expect(run.output == "")
            #expect(!run.messages.contains("<subcommand>"), "\(run.messages)")
            for word in failure.words { #expect(run.messages.contains(word), "\(run.messages)") }
            // Files are named as they were given.
            #expect(!run.messages.contains(folder.path), "\(run.messages)")
            let left = try FileManager.default.contentsOfDirectory(atPath: folder.path)
            #expect(Set(left).subtracting(["cache"]) == Set(Self.files.keys))
        }
    }

    /// The parser tells the usage of the command; what is found afterwards is told in the same way.
    @Test(arguments: [["kfold", "--folds", "1"], ["kfold", "--test", "test.csv"], ["kfold", "--activation", "tanh"]])
    func theUsageIsTheCommands(arguments: [String]) throws {
        let lines = try ProductRun("housing", arguments).messages.split(separator: "\n")
        #expect(lines.first?.hasPrefix("Error: \(arguments[1]) ") == true)
        #expect(
            lines.dropFirst() == [
                "Usage: housing kfold <options>", "  See 'housing kfold --help' for more information.",
            ])
    }

    @Test func aWrongFileOnTheMirrorIsNamedAndNotKept() throws {
        try withTemporaryFolder { folder in
            let cache = folder.appending(path: "cache")
            for name in ["kaggle_house_pred_train.csv", "kaggle_house_pred_test.csv"] {
                try Data(Self.good.utf8).write(to: folder.appending(path: name))
            }
            let run = try ProductRun(
                "housing", ["kfold", "--mirror", folder.absoluteString, "--cache-dir", cache.path])
            #expect(run.status == 76)
            #expect(run.messages.contains("585e9cc93e70b39160e7921475f9bcd7d31219ce"))
            let kept = FileManager.default.subpaths(atPath: cache.path) ?? []
            #expect(!kept.contains { $0.hasSuffix(".csv") }, "\(kept)")
        }
    }
}
