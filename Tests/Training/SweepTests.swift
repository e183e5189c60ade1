import Arrays
import Autograd
import Foundation
import NN
import Optimizers
import Synchronization
import TestSupport
import Testing
import Training

/// Many combinations are tried, once each; an interrupted sweep resumes.
@Suite struct SweepTests {
    private let base = Hyperparameters(
        network: MultilayerPerceptron(hidden: [8]),
        training: TrainingSettings(epochs: 1, learningRate: 0.1, batchSize: 4, optimizer: .sgd))
    private let axes: [SweepAxis<Hyperparameters>] = [
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
        let axes: [SweepAxis<Hyperparameters>] = [
            SweepAxis(\.training.learningRate, in: 0.001...1), SweepAxis(\.training.weightDecay, in: 0...2),
        ]
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

    /// What a trial draws depends on the trial alone.
    @Test func aTrialDrawsTheSameWhateverIsTriedBefore() async throws {
        let trials = try #require(SweepAxis.grid(axes, around: base))
        func drawn(_ trials: [Hyperparameters], jobs: Int) async throws -> [Hyperparameters: Double] {
            let results = try await Sweep(trials, of: "test", ranking: .smallest).run(jobs: jobs) { _ in
                Double(Linear(1, 1).weight.value.item)
            }
            return Dictionary(
                uniqueKeysWithValues: results.compactMap { result in result.metric.map { (result.trial, $0) } })
        }
        let all = try await drawn(trials, jobs: 2)
        #expect(try await drawn(trials.suffix(1), jobs: 1) == all.filter { $0.key == trials.last })
        #expect(Set(all.values).count == all.count)
    }

    @Test func whatWasTriedIsNotTriedAgain() async throws {
        let folder = try TemporaryFolder()
        let (file, trials) = (folder("sweep.jsonl"), try #require(SweepAxis.grid(axes, around: base)))
        let runs = Atomic(0)
        func run(_ trials: [Hyperparameters], of study: String) async throws -> [TrialResult<Hyperparameters>] {
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

        let lines = try String(contentsOf: file, encoding: .utf8).prefix { $0 != "\n" } + "\n\nno results\n"
        try folder.write(lines.utf8, to: "sweep.jsonl")
        let error = TrainingError.noSweep(file: file.path, line: 3)
        await #expect(throws: error) { try await run(trials, of: "a") }
        #expect("\(error)".hasPrefix("Line 3 of \(file.path) is not a result of a sweep: remove the line"))
    }

    @Test(arguments: [.nan, .infinity, -.infinity] as [Double], [.smallest, .largest] as [MetricDirection])
    func aMetricThatIsNotFiniteIsNone(metric: Double, ranking: MetricDirection) async throws {
        let folder = try TemporaryFolder()
        let trials = try #require(SweepAxis.grid(axes, around: base))
        let (sweep, odd) = (
            Sweep(Array(trials[..<3]), of: "test", ranking: ranking, results: folder("sweep.jsonl")), trials[1]
        )
        let results = try await sweep.run(jobs: 1) { $0 == odd ? metric : 1 }
        #expect(results.map(\.metric) == [1, 1, nil] && results.last?.trial == odd)
        let again = try await sweep.run(jobs: 1) { _ in 2 }
        #expect(again == results)
    }

    private func lineCount(of file: URL) throws -> Int {
        try String(contentsOf: file, encoding: .utf8).split(separator: "\n").count
    }

    /// The second sweep runs as a whole within a trial of the first: on other data, or on the same.
    @Test(arguments: [("b", 8), ("a", 6)])
    func sweepsThatShareAFileKeepEachOthersResults(study: String, lines: Int) async throws {
        let folder = try TemporaryFolder()
        let (file, trials) = (folder("sweep.jsonl"), try #require(SweepAxis.grid(axes, around: base)))
        let sweeps = ["a", study].map { Sweep(Array(trials[..<4]), of: $0, ranking: .largest, results: file) }
        let within = trials[2]
        _ = try await sweeps[0].run(jobs: 1) { trial in
            if trial == within {
                // A trial starts while the result before it is written.
                while try lineCount(of: file) < 2 { await Task.yield() }
                _ = try await sweeps[1].run(jobs: 1) { _ in 2 }
            }
            return 1
        }
        for sweep in sweeps {
            let results = try await sweep.run { _ in 3 }
            #expect(Set(results.map(\.trial)) == Set(trials[..<4]) && results.count == 4)
            #expect(!results.contains { $0.metric == 3 }, "a result was lost")
        }
        #expect(try lineCount(of: file) == lines)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path) == ["sweep.jsonl"])
    }

    /// What is in the file stays as it is, but for a last line that was not written whole.
    @Test func aResultIsAppended() async throws {
        let folder = try TemporaryFolder()
        let (file, trials) = (folder("sweep.jsonl"), try #require(SweepAxis.grid(axes, around: base)))
        func run(_ count: Int) async throws -> [TrialResult<Hyperparameters>] {
            let sweep = Sweep(Array(trials[..<count]), of: "test", ranking: .largest, results: file)
            return try await sweep.run(jobs: 1) { Double($0.training.learningRate) }
        }
        func number() throws -> Int? {
            try FileManager.default.attributesOfItem(atPath: file.path)[.systemFileNumber] as? Int
        }
        let two = try await run(2), before = try Data(contentsOf: file), inode = try number()
        let three = try await run(3), after = try Data(contentsOf: file)
        #expect(two.count == 2 && three.count == 3 && after.starts(with: before) && after.count > before.count)
        #expect(try number() == inode, "it is another file")

        try after.dropLast(9).write(to: file)
        #expect(try await run(3).count == 3)
        let lines = try Data(contentsOf: file).split(separator: UInt8(ascii: "\n"))
        #expect(lines.count == 3 && lines[..<2].elementsEqual(before.split(separator: UInt8(ascii: "\n"))))

        try after.dropLast(1).write(to: file)
        #expect(try await run(4).count == 4, "a line without its end is whole")
        #expect(try String(contentsOf: file, encoding: .utf8).split(separator: "\n").count == 4)
    }

    @Test func manySweepsMayWriteAtATime() async throws {
        let folder = try TemporaryFolder()
        let (file, trials) = (folder("sweep.jsonl"), try #require(SweepAxis.grid(axes, around: base)))
        try await withThrowingTaskGroup(of: Void.self) { group in
            for study in 0..<8 {
                group.addTask {
                    _ = try await Sweep(trials, of: "\(study)", ranking: .largest, results: file).run { _ in 1 }
                }
            }
            try await group.waitForAll()
        }
        #expect(try String(contentsOf: file, encoding: .utf8).split(separator: "\n").count == 80)
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

    /// A type of one's own, of which a sweep knows nothing.
    private struct Kernel: Codable, Hashable {
        var width = 1.0
        var name = "box"
    }

    @Test func aTrialIsAnyValue() async throws {
        let folder = try TemporaryFolder()
        let axes: [SweepAxis<Kernel>] = [SweepAxis(\.width, [1, 2, 4]), SweepAxis(\.name, ["box", "bell"])]
        let trials = try #require(SweepAxis.grid(axes, around: Kernel()))
        #expect(trials.count == 6 && trials[1] == Kernel(width: 1, name: "bell"))
        let sweep = Sweep(trials, of: "kernels", ranking: .largest, results: folder("kernels.jsonl"))
        let results = try await sweep.run { $0.width * ($0.name == "bell" ? 10 : 1) }
        #expect(results.first?.trial == Kernel(width: 4, name: "bell") && results.first?.metric == 40)
        let again = try await sweep.run { _ in 0 }
        #expect(again == results)
    }
}
