import Arrays
import Autograd
import Foundation
import NN
import Optimizers
import Serialization
import TestSupport
import Testing
import Training

/// A run can be watched, ended early, kept and taken up again.
@Suite struct CallbackTests {
    private static func classes(_ count: Int, seed: RandomSeed) -> ByteExamples {
        var stream = RandomStream(seed: seed)
        let labels = (0..<count).map { UInt8($0 % 3) }
        let bytes = labels.flatMap { label in
            (0..<8).map { UInt8($0 % 3 == Int(label) ? 128 : 0) + UInt8(stream.integer(below: 128)) }
        }
        return ByteExamples(
            NDArray(shape: [count, 2, 4], scalars: bytes), classes: NDArray(shape: [count], scalars: labels))
    }

    private let training = classes(90, seed: 1), validation = classes(33, seed: 2)

    private func net() -> Sequential {
        withRandomSeed(3) { Sequential(Linear(8, 16), ReLU(), Dropout(0.3), Linear(16, 3)) }
    }

    private func trainer(_ optimizer: OptimizerSettings, epochs: Int) -> Trainer {
        var trainer = Trainer(epochs: epochs, batchSize: 16, loss: .crossEntropy(), optimizer: optimizer, seed: 5)
        trainer.metrics = [.accuracy]
        trainer.schedule = .cosine(over: 60)
        trainer.scheduleUnit = .step
        trainer.gradientNormLimit = 0.5
        return trainer
    }

    @Test(
        arguments: [
            .sgd(learningRate: 0.3, momentum: 0.9), .sgd(learningRate: 0.3), .adam(learningRate: 0.01),
            .adamW(learningRate: 0.01),
        ] as [OptimizerSettings])
    func aResumedRunGivesTheSameNumbers(optimizer: OptimizerSettings) throws {
        try withTemporaryFolder { folder in
            let (unbroken, resumed) = (net(), net())
            let callbacks: [any TrainingCallback] = [Evaluation(on: validation, metrics: [.accuracy])]
            let whole = try trainer(optimizer, epochs: 7).fit(unbroken, training, callbacks: callbacks)

            let checkpoints = CheckpointFolder(folder)
            try trainer(optimizer, epochs: 3).fit(net(), training, callbacks: callbacks + [checkpoints])
            let last = try Checkpoint(contentsOf: checkpoints.last)
            let rest = try trainer(optimizer, epochs: 7).fit(resumed, training, from: last, callbacks: callbacks)

            #expect(rest.epochs.map(\.metrics) == whole.epochs.map(\.metrics))
            #expect(try resumed.state == unbroken.state)
            #expect(whole["valid_accuracy"].last == 1)
        }
    }

    /// What was learned so far would have been something else.
    @Test func aCheckpointKnowsScheduleGroupsAndExamples() throws {
        try withTemporaryFolder { folder in
            let checkpoints = CheckpointFolder(folder)
            try trainer(.adam(), epochs: 3).fit(net(), training, callbacks: [checkpoints])
            let last = try Checkpoint(contentsOf: checkpoints.last)
            var (faster, constant, decaying) = (
                trainer(.adam(), epochs: 4), trainer(.adam(), epochs: 4), trainer(.adam(), epochs: 4)
            )
            faster.schedule = .cosine(over: 30)
            constant.schedule = .constant
            decaying.parameterGroups = { [ParameterGroup($0.parameters, weightDecay: 1)] }
            for other in [faster, constant, decaying] {
                #expect(throws: TrainingError.self) { try other.fit(net(), training, from: last) }
            }
            #expect(throws: TrainingError.self) {
                try trainer(.adam(), epochs: 4).fit(net(), Self.classes(60, seed: 1), from: last)
            }
            var later = trainer(.adam(), epochs: 4)
            later.schedule = LearningRateSchedule { $0 < 18 ? LearningRateSchedule.cosine(over: 60)($0) : 0.5 }
            #expect(try later.fit(net(), training, from: last).epochs.count == 4)
        }
    }

    @Test func aCheckpointOfAnotherRunIsRefused() throws {
        try withTemporaryFolder { folder in
            let checkpoints = CheckpointFolder(folder)
            var trainer = trainer(.sgd(learningRate: 0.1), epochs: 2)
            trainer.schedule = .constant
            try trainer.fit(net(), training, callbacks: [checkpoints])
            let last = try Checkpoint(contentsOf: checkpoints.last)
            var other = trainer
            other.batchSize = 8
            #expect(throws: TrainingError.otherSettings(["batch size is 8 here and 16 there"])) {
                try other.fit(net(), training, from: last)
            }
            other = trainer
            other.loss = .crossEntropy(reduction: .sum)
            let difference = "loss is cross-entropy, reduction sum here and cross-entropy there"
            #expect(throws: TrainingError.otherSettings([difference])) {
                try other.fit(net(), training, from: last)
            }
            #expect(throws: StateError.self) { try trainer.fit(Linear(8, 3), training, from: last) }
            try net().save(to: checkpoints.last)
            #expect(throws: TrainingError.noCheckpoint(file: checkpoints.last.path)) {
                try Checkpoint(contentsOf: checkpoints.last)
            }
        }
    }

    @Test func theBestEpochIsKept() throws {
        try withTemporaryFolder { folder in
            let net = net()
            var states = [NamedArrays]()
            let values = [0.3, 0.7, 0.7, 0.1]
            let measure = AfterEpoch { run in
                run.record("score", values[run.epoch - 1])
                states.append(try net.state)
            }
            try trainer(.sgd(learningRate: 0.1), epochs: 4).fit(
                net, training, callbacks: [measure, CheckpointFolder(folder, best: .largest("score"))])
            let best = self.net()
            try best.load(from: folder.appending(path: "best.safetensors"))
            #expect(try best.state == states[1])
        }
    }

    @Test(
        arguments: [
            ([5, 4, 4, 4, 3], 2, 4), ([5, 4, 4, 3, 3], 2, 5), ([1, .nan, .nan, 0, 0], 2, 3), ([3, 2, 1, 0, -1], 1, 5),
        ] as [([Double], Int, Int)])
    func aRunEndsWhenNothingGetsBetter(losses: [Double], patience: Int, epochs: Int) throws {
        let measure = AfterEpoch { run in run.record("score", losses[run.epoch - 1]) }
        let history = try trainer(.sgd(learningRate: 0.1), epochs: 5).fit(
            net(), training, callbacks: [measure, EarlyStopping(.smallest("score"), patience: patience)])
        #expect(history.epochs.count == epochs)
    }

    /// A misspelled name, or a callback that measures too late.
    @Test func aMetricThatIsNotMeasuredIsRefused() throws {
        try withTemporaryFolder { folder in
            let target = MetricTarget.smallest("valid loss")
            let evaluation = Evaluation(on: validation)
            for callback in [EarlyStopping(target, patience: 2), CheckpointFolder(folder, best: target)]
                as [any TrainingCallback]
            {
                let measured = ["train_accuracy", "train_loss", "valid_loss"]
                #expect(throws: TrainingError.unknownMetric("valid loss", measured: measured)) {
                    try trainer(.adam(), epochs: 3).fit(net(), training, callbacks: [evaluation, callback])
                }
            }
            let late = [EarlyStopping(.smallest("valid_loss"), patience: 2), evaluation] as [any TrainingCallback]
            #expect(throws: TrainingError.self) {
                try trainer(.adam(), epochs: 3).fit(net(), training, callbacks: late)
            }
        }
    }

    @Test func theHistoryIsAJSONObjectALine() throws {
        try withTemporaryFolder { folder in
            let file = HistoryFile(folder.appending(path: "history.jsonl"))
            let measure = AfterEpoch { run in run.record("odd", run.epoch == 1 ? .infinity : 0.5) }
            let history = try trainer(.sgd(learningRate: 0.1), epochs: 2).fit(
                net(), training, callbacks: [measure, file])
            let lines = try String(contentsOf: file.url, encoding: .utf8).split(separator: "\n")
            #expect(lines.count == 2)
            #expect(lines[0].hasPrefix(#"{"epoch":1,"odd":null,"seconds":"#) && lines[1].contains(#""odd":0.5"#))
            let read = try History(jsonLines: Data(contentsOf: file.url))
            #expect(read["train_loss"] == history["train_loss"] && read["odd"][0].isNaN)
            #expect(read["train_accuracy"] == history["train_accuracy"])
        }
    }

    @Test func theScheduleCountsEpochsOrSteps() throws {
        final class Rates: TrainingCallback {
            var values = [Float]()
            func stepEnded(_ run: TrainingRun) { values.append(run.optimizer.learningRate) }
        }
        var trainer = Trainer(epochs: 2, batchSize: 45, loss: .crossEntropy(), optimizer: .sgd(learningRate: 8))
        trainer.schedule = .step(every: 1, factor: 0.5)
        let (byEpoch, byStep) = (Rates(), Rates())
        try trainer.fit(Linear(8, 3), training, callbacks: [byEpoch])
        trainer.scheduleUnit = .step
        try trainer.fit(Linear(8, 3), training, callbacks: [byStep])
        #expect(byEpoch.values == [8, 8, 4, 4] && byStep.values == [8, 4, 2, 1])
    }

    @Test func evaluationCountsEachExampleOnce() {
        let model = Linear(weight: NDArray([[1, 0, 0], [0, 1, 0], [0, 0, 1]]), bias: [0, 0, 0])
        let source = ByteExamples(
            NDArray([[255, 0, 0], [0, 51, 0], [0, 0, 255]]), classes: NDArray([0, 0, 2]))
        let outputs = predict(model, on: source, batchSize: 2)
        #expect(outputs == NDArray([[1, 0, 0], [0, 0.2, 0], [0, 0, 1]]))
        let values = evaluate(model, on: source, loss: .crossEntropy(), metrics: [.accuracy], batchSize: 2)
        #expect(values["accuracy"] == 2.0 / 3)
        let logSums = [1, 0.2, 1].map { log(exp($0) + 2) }
        let expected = (logSums[0] - 1 + logSums[1] + logSums[2] - 1) / 3
        #expect(abs((values["loss"] ?? .nan) - expected) < 1e-6)
    }
}
