import Foundation
import TestSupport
import Testing

private let hasGnuplot = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").contains {
    FileManager.default.isExecutableFile(atPath: "\($0)/gnuplot")
}

@Suite struct TrainTests {
    private let bench: Bench

    init() throws { bench = try Bench() }

    @Test func printsAnEpochALineAndTheCurves() throws {
        let run = try bench.train("--epochs", "3", "--quiet")
        #expect(run.status == 0 && run.messages == "")
        let lines = run.output.split(separator: "\n")
        #expect(lines[0] == "sample: training 600, test 200, 203530 parameters")
        #expect(lines[1] == "epoch  train loss  train acc  test loss  test acc  seconds")
        #expect(lines[2...4].map { $0.split(separator: " ").count } == [6, 6, 6])
        #expect(lines[2...4].map { $0.split(separator: " ")[0] } == ["1", "2", "3"])
        #expect(lines.last == "     ─── train loss   ╌╌╌ train acc   ─·─ test acc")
    }

    /// A loss that diverges keeps the table within 60 columns.
    @Test func aLossBeyondMeasureIsShort() throws {
        let run = try bench.train("--epochs", "1", "--learning-rate", "300")
        #expect(run.status == 0 && run.output.contains("e+"), "\(run.messages)")
        let lines = run.output.split(separator: "\n")
        for line in lines[1...2] { #expect(line.count <= 60, "\(line)") }
        #expect(run.messages.contains("e+") && run.messages.count < 120, "\(run.messages)")
    }

    @Test func learnsTheSample() throws {
        let run = try bench.train("--epochs", "12", "--format", "json", "--seed", "3", "--quiet")
        let document = try TrainDocument(run)
        #expect(document.dataset == "sample" && document.seed == 3)
        #expect(document.parameters == 784 * 256 + 256 + 256 * 10 + 10)
        #expect(document.epochs.map(\.epoch) == Array(1...12))
        #expect(document.test_accuracy == document.epochs.last?.test_accuracy)
        #expect(document.test_accuracy > 0.8)
        let sum = document.epochs.reduce(0) { $0 + $1.seconds }
        #expect(abs(document.seconds - sum) < 1e-9)
        #expect(document.files.map(\.name) == ["fashion_mnist_sample"])
        #expect(document.network == .init(hidden: [256], dropout: [], activation: "relu", initializer: "normal"))
    }

    @Test func theSeedAloneDecides() throws {
        func metrics(_ seed: String) throws -> [[Double]] {
            let run = try bench.train("--epochs", "2", "--dropout", "0.5", "--format", "json", "--seed", seed)
            return try TrainDocument(run).epochs.map(\.metrics)
        }
        let first = try metrics("1")
        #expect(try metrics("1") == first)
        #expect(try metrics("2") != first)
    }

    @Test func aSavedModelRepeatsItsAccuracy() throws {
        struct Evaluation: Decodable {
            let test_accuracy: Double
            let count: Int
            let classes: [String]
            let confusion: [[Int]]
            let mistakes: [Mistake]

            struct Mistake: Decodable {
                let image: Int
                let label, prediction: String
            }
        }
        let trained = try TrainDocument(
            bench.train("--hidden", "32,16", "--dropout", "0.1", "--epochs", "9", "--save", "net", "--format", "json"))
        let arguments = ["evaluate", "--dataset", "sample", "--model", "net"]
        let run = try bench.run(arguments + ["--format", "json", "--examples", "1000"])
        let evaluation = try JSONDecoder().decode(Evaluation.self, from: Data(run.output.utf8))
        #expect(evaluation.test_accuracy == trained.test_accuracy)
        #expect(evaluation.confusion.map { $0.reduce(0, +) } == Array(repeating: 20, count: 10))
        let hits = evaluation.classes.indices.reduce(0) { $0 + evaluation.confusion[$1][$1] }
        #expect(Double(hits) / 200 == trained.test_accuracy)
        #expect(evaluation.mistakes.count == 200 - hits)
        #expect(evaluation.mistakes.allSatisfy { $0.label != $0.prediction })

        let text = try bench.run(arguments + ["--examples", "2"]).output
        #expect(text.hasPrefix("accuracy 0.") && text.contains("ankle boot") && text.contains(", predicted "))
        #expect(text.split(separator: "\n").filter { $0.hasPrefix("image ") }.count == 2)
    }

    @Test func aDescriptionOfTheChartNeedsNoGnuplot() throws {
        let run = try bench.train("--epochs", "2", "--plot", "curves.json", environment: ["PATH": ""])
        #expect(run.status == 0, "\(run.messages)")
        let text = try String(decoding: bench.content("curves.json"), as: UTF8.self)
        #expect(text.contains("vega-lite") && text.contains("test acc"))
    }

    @Test(.enabled(if: hasGnuplot, "gnuplot is not installed"))
    func drawsCurvesAndExamples() throws {
        #expect(try bench.train("--epochs", "1", "--save", "net", "--plot", "curves.svg").status == 0)
        let arguments = ["evaluate", "--dataset", "sample", "--model", "net", "--plot", "grid.svg"]
        #expect(try bench.run(arguments).status == 0)
        #expect(try bench.files() == ["curves.svg", "curves.vl.json", "grid.svg", "net"])
        for (name, word) in [("curves.svg", "test acc"), ("grid.svg", "sneaker")] {
            let text = try String(decoding: bench.content(name), as: UTF8.self)
            #expect(text.hasPrefix("<?xml") && text.contains(word))
        }
    }

    @Test func patienceEndsARunThatDoesNotLearn() throws {
        let run = try bench.train("--epochs", "50", "--learning-rate", "0", "--patience", "2", "--format", "json")
        #expect(try TrainDocument(run).epochs.count == 3)
    }
}
