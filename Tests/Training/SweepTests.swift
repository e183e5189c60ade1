import Arrays
import Foundation
import NN
import Synchronization
import TestSupport
import Testing
import Training

/// Many combinations are tried, once each, and survive being broken off.
@Suite struct SweepTests {
    private let base = Trial(
        network: MultilayerPerceptron(hidden: [8]),
        training: TrainingSettings(epochs: 1, learningRate: 0.1, batchSize: 4, optimizer: .sgd))
    private let axes = [
        SweepAxis(\.network.hidden, [[4], [], [4, 2]]), SweepAxis(\.depth, [1, 2]), SweepAxis(\.dropout, [0.5]),
        SweepAxis(\.training.learningRate, [0.1, 1]),
    ]

    @Test func aGridIsEveryCombination() throws {
        let trials = try #require(SweepAxis.grid(axes, around: base))
        #expect(trials.count == 12)
        #expect(trials.map(\.network.hidden)[..<4] == [[4], [4], [4, 4], [4, 4]])
        #expect(trials.map(\.training.learningRate)[..<4] == [0.1, 1, 0.1, 1])
        #expect(trials.allSatisfy { $0.network.dropout.count == $0.network.hidden.count })
        #expect(trials.last?.network.hidden == [4, 2, 4, 2])
    }

    @Test func aRangeIsForRandomSweeps() {
        let axes = [SweepAxis(\.training.learningRate, in: 0.001...1), SweepAxis(\.training.weightDecay, in: 0...2)]
        #expect(SweepAxis.grid(axes, around: base) == nil)
        let trials = SweepAxis.random(axes, around: base, count: 400, seed: 3)
        #expect(trials.prefix(5) == SweepAxis.random(axes, around: base, count: 5, seed: 3)[...])
        #expect(trials.prefix(5) != SweepAxis.random(axes, around: base, count: 5, seed: 4)[...])
        let rates = trials.map(\.training.learningRate), decays = trials.map(\.training.weightDecay)
        #expect(rates.allSatisfy { (0.001...1).contains($0) } && decays.allSatisfy { (0...2).contains($0) })
        #expect(abs(rates.count { $0 < 0.0316 } - 200) < 50, "half of the logarithms")
        #expect(abs(decays.count { $0 < 1 } - 200) < 50, "half of the numbers")
    }

    /// Of the twelve combinations two are the same: no hidden layer, repeated.
    @Test(arguments: [1, 3]) func theBestComesFirst(jobs: Int) async throws {
        let trials = try #require(SweepAxis.grid(axes, around: base))
        let sweep = Sweep(trials + trials, of: "test", ranking: .smallest)
        let results = try await sweep.run(jobs: jobs) { trial in
            if trial.network.hidden.isEmpty { throw TrainingError.nonFiniteLoss(epoch: 1, batch: 1) }
            return Double(trial.network.hidden.reduce(0, +)) + Double(trial.training.learningRate)
        }
        #expect(results.map(\.metric).prefix(4).map { $0.map { Float($0) } } == [4.1, 5, 6.1, 7])
        #expect(results.count == 10 && results.suffix(2).allSatisfy { $0.metric == nil })
    }

    @Test func whatWasTriedIsNotTriedAgain() async throws {
        let folder = try TemporaryFolder()
        let (file, trials) = (folder("sweep.jsonl"), try #require(SweepAxis.grid(axes, around: base)))
        let runs = Atomic(0)
        func run(_ trials: [Trial], of study: String) async throws -> [TrialResult] {
            try await Sweep(trials, of: study, ranking: .largest, results: file).run(jobs: 2) { trial in
                runs.add(1, ordering: .relaxed)
                return Double(trial.training.learningRate)
            }
        }
        #expect(try await run(Array(trials[..<5]), of: "a").count == 5)
        let results = try await run(trials, of: "a")
        #expect(results.count == 10 && runs.load(ordering: .relaxed) == 10)
        #expect(try await run(trials, of: "a") == results)
        #expect(try await run(trials, of: "b").count == 10)
        #expect(runs.load(ordering: .relaxed) == 20)
        #expect(try String(contentsOf: file, encoding: .utf8).split(separator: "\n").count == 20)

        try folder.write("no results".utf8, to: "sweep.jsonl")
        await #expect(throws: TrainingError.noSweep(file: file.path)) { try await run(trials, of: "a") }
    }

    @Test func anErrorKeepsTheResultsBeforeIt() async throws {
        struct Broken: Error {}
        let folder = try TemporaryFolder()
        let trials = try #require(SweepAxis.grid(axes, around: base))
        let sweep = Sweep(trials, of: "test", ranking: .largest, results: folder("sweep.jsonl"))
        let stop = trials[3]
        await #expect(throws: Broken.self) {
            try await sweep.run(jobs: 1) { trial in
                if trial == stop { throw Broken() }
                return 1
            }
        }
        #expect(try String(contentsOf: folder("sweep.jsonl"), encoding: .utf8).split(separator: "\n").count == 3)
    }
}
