import Foundation
import TestSupport
import Testing

/// Every failure has its exit code and a message that names the place, and leaves nothing behind.
@Suite struct FailureTests {
    private let bench: Bench

    init() throws { bench = try Bench() }

    struct Case: CustomTestStringConvertible {
        let arguments: [String]
        let status: Int32
        let words: [String]
        var testDescription: String { arguments.joined(separator: " ") }
    }

    private static func train(_ arguments: String..., status: Int32, words: String...) -> Case {
        Case(arguments: ["train", "--dataset", "sample", "--epochs", "3"] + arguments, status: status, words: words)
    }

    private static func evaluate(_ arguments: String..., status: Int32, words: String...) -> Case {
        Case(arguments: ["evaluate", "--dataset", "sample"] + arguments, status: status, words: words)
    }

    static let cases = [
        train("--learning-rate", "1e30", status: 70, words: "epoch 1, batch 2"),
        train("--learning-rate", "1e30", "--run-dir", "run", "--save", "new", status: 70, words: "epoch 1, batch 2"),
        train("--save", "there", status: 73, words: "there", "--force"),
        train("--save", "absent/model", status: 74, words: "absent"),
        train("--run-dir", "there", status: 74, words: "there"),
        train("--run-dir", "run", "--resume", "run", status: 64, words: "--resume", "--run-dir"),
        train("--plot", "curves.gif", status: 64, words: "curves.gif", ".svg"),
        train("--patience", "0", status: 64, words: "--patience"),
        train("--save", ".", "--force", status: 74, words: "Is a directory"),
        train("--hidden", "65537", status: 64, words: "--hidden"),
        train("--hidden", "0", status: 64, words: "--hidden"),
        train("--hidden", "2,x", status: 64, words: "--hidden"),
        train("--dropout", "1.5", status: 64, words: "--dropout"),
        train("--dropout", "nan", status: 64, words: "--dropout"),
        train("--momentum", "1", status: 64, words: "--momentum"),
        train("--activation", "step", status: 64, words: "leaky-relu"),
        train("--dropout", "0.1,0.2", status: 64, words: "probabilities (2)", "hidden layers (1)"),
        train("--hidden", "none", "--activation", "tanh", status: 64, words: "--activation", "--hidden"),
        train("--momentum", "0.5", "--optimizer", "adam", status: 64, words: "--momentum", "sgd"),
        train("--save", "x.json", "--plot", "x.json", status: 64, words: "--plot", "--save", "one place"),
        train("--save", "run/run.json", "--run-dir", "run", status: 64, words: "--run-dir", "--save", "one place"),
        train("--save", "run/run.json", "--resume", "run", status: 64, words: "--resume", "--save", "one place"),
        train(
            "--save", "run/last.safetensors", "--run-dir", "run", status: 64, words: "--run-dir", "--save", "one place"),
        train("--save", "run/../run/best.safetensors", "--resume", "run/", status: 64, words: "--resume", "one place"),
        train("--plot", "run/run.json", "--run-dir", "run", status: 64, words: "--run-dir", "--plot", "one place"),
        train("--save", "run/history.jsonl", "--run-dir", "run", "--force", status: 64, words: "--save", "one place"),
        train(
            "--save", "x.vl.json", "--plot", "x.svg", status: 64, words: "--plot and --save name one place: x.vl.json."),
        Case(arguments: ["train", "--offline"], status: 69, words: ["--dataset sample", "--mirror"]),
        evaluate(status: 64, words: "--model"),
        evaluate("--model", "absent", status: 66, words: "Error: absent: cannot open it: "),
        evaluate("--model", "there", status: 65, words: "there"),
        evaluate("--model", "there", "--plot", "./there", status: 64, words: "--plot", "is read"),
        evaluate("--model", ".", status: 74, words: "not a regular file"),
        evaluate("--model", "there", "--examples", "-1", status: 64, words: "--examples"),
        evaluate("--model", "there", "--plot", "grid.json", status: 64, words: "grid.json"),
    ]

    @Test(arguments: cases)
    func saysWhatIsWrong(failure: Case) throws {
        try bench.folder.write("a file\n".utf8, to: "there")
        let run = try bench.run(failure.arguments)
        #expect(run.status == failure.status, "\(run.messages)")
        #expect(run.output == "")
        #expect(!run.messages.contains("<subcommand>"), "\(run.messages)")
        for word in failure.words { #expect(run.messages.contains(word), "\(run.messages)") }
        // Files are named as they were given, and once.
        #expect(!run.messages.contains(bench.folder.url.path), "\(run.messages)")
        #expect(try bench.content("there") == Data("a file\n".utf8))
        #expect(try bench.files().filter { !$0.hasPrefix("run") } == ["there"])
    }

    @Test(arguments: [["train"], ["evaluate", "--model", "absent"]])
    func withoutGnuplotNothingIsBegun(command: [String]) throws {
        let run = try bench.run(
            command + ["--dataset", "sample", "--plot", "picture.svg"], environment: ["PATH": ""])
        #expect(run.status == 69)
        #expect(run.messages.contains("gnuplot-nox") && !run.messages.contains("epoch"))
        #expect(try bench.folder.contents() == [])
    }

    @Test func numbersBeyondAllMeasureAreNoFailure() throws {
        let largest = "\(Int.max)"
        let arguments = ["train", "--dataset", "sample", "--epochs", largest, "--batch-size", largest]
        let run = try bench.run(arguments + ["--patience", "1", "--learning-rate", "0"])
        #expect(run.status == 0, "\(run.messages)")
        #expect(run.messages.split(separator: "\n").count == 2)
    }

    @Test func aFileIsReplacedOnlyByForce() throws {
        try bench.folder.write("a file\n".utf8, to: "there")
        let run = try bench.train("--epochs", "1", "--save", "there", "--force")
        #expect(run.status == 0, "\(run.messages)")
        #expect(try bench.run(["evaluate", "--dataset", "sample", "--model", "there"]).status == 0)
    }

    @Test(arguments: [(SIGINT, 130), (SIGTERM, 143)] as [(Int32, Int32)])
    func anInterruptedRunLeavesWholeFiles(signal: Int32, status: Int32) throws {
        let run = try bench.run(
            ["train", "--dataset", "sample", "--epochs", "1000000", "--run-dir", "run", "--save", "new"],
            signal: signal, once: "run/last.safetensors")
        #expect(run.status == status && run.output == "")
        let names = ["best.safetensors", "history.jsonl", "last.safetensors", "run.json"]
        #expect(try bench.files() == ["run"] + names.map { "run/\($0)" })
        let epochs = try bench.content("run/history.jsonl").count { $0 == UInt8(ascii: "\n") }
        #expect(try bench.run(["train", "--resume", "run", "--epochs", "\(epochs + 1)"]).status == 0)
    }
}
