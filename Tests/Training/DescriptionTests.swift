import Arrays
import NN
import Optimizers
import TestSupport
import Testing
import Training

/// `print` of any value is a short line.
@Suite struct DescriptionTests {
    private let examples = Examples(features: NDArray([[1, 2], [3, 4], [5, 6]]), targets: NDArray([1, 2, 3]))

    @Test func examplesTellTheirSizes() {
        #expect("\(examples)" == "Examples(3 of [3, 2])")
        let bytes = ByteExamples(
            NDArray(repeating: 0, shape: [4, 2, 3]), classes: NDArray(repeating: 1, shape: [4]), rows: [0, 2])
        #expect("\(bytes)" == "ByteExamples(2 of [2, 3])")
        #expect(
            "\(Evaluation(on: examples, metrics: [.accuracy]))" == "Evaluation(valid: loss, accuracy of 3 examples)")
        #expect("\(Batch())" == "Batch(features: [0, 0], targets: [0, 0])")
    }

    @Test func runsTellWhereTheyAre() throws {
        let trainer = Trainer(epochs: 2, batchSize: 2, optimizer: .sgd(learningRate: 0.01))
        #expect(
            "\(trainer)".hasPrefix("Trainer(epochs: 2, batchSize: 2, loss: ") && "\(trainer)".count < 160, "\(trainer)")
        var texts = [String](), checkpoint: Checkpoint?
        let callback = AfterEpoch { run in
            texts.append("\(run)")
            checkpoint = try Checkpoint(run)
        }
        let history = try trainer.fit(Linear(2, 1), examples, callbacks: [callback])
        #expect(
            texts.map { $0.hasSuffix(", epoch 1 of 2") || $0.hasSuffix(", epoch 2 of 2") } == [true, true], "\(texts)")
        #expect(checkpoint.map { "\($0)" } == "Checkpoint after 2 epochs of 3 parameters")
        #expect("\(callback)" == "AfterEpoch")
        #expect("\(history)".hasPrefix("2 epochs, train_loss ") && "\(history)".count < 60, "\(history)")
        #expect("\(History())" == "0 epochs")
    }

    @Test func splitsAndSweepsTellTheirSizes() throws {
        #expect("\(try KFold(5).split(rows: 20)[1])" == "fold 1: 16 training rows, 4 validation rows")
        #expect("\(KFold(5))" == "KFold(count: 5, shuffled: false, repeats: 1)")
        #expect("\(SweepAxis<Hyperparameters>(\.depth, [1, 2]))" == "SweepAxis(2 values)")
        #expect("\(SweepAxis<Hyperparameters>(\.dropout, in: 0...1))" == "SweepAxis(range)")
        #expect("\(Sweep([1, 2, 2], of: "seed 0", ranking: .largest))" == "Sweep(2 trials of seed 0)")
    }

    @Test func settingsTellWhatDiffers() {
        var changes = HyperparameterChanges()
        #expect("\(changes)" == "HyperparameterChanges()")
        (changes.epochs, changes.hidden) = (200, [8, 4])
        #expect("\(changes)" == "HyperparameterChanges(hidden: [8, 4], epochs: 200)")
        #expect("\(Metric.accuracy)" == "accuracy, largest")
        let settings = TrainingSettings(epochs: 100, learningRate: 5, batchSize: 64, optimizer: .adam)
        #expect("\(settings)" == "100 epochs, adam, learning rate 5.0, batch size 64")
        #expect("\(MetricTarget.best(.accuracy, of: "test").metric)" == "test_accuracy")
        #expect(MetricTarget.best(.accuracy, of: "test") == .largest("test_accuracy"))
    }

    @Test(
        arguments: [
            (0.5, "0.5000"), (999_999_999, "999999999.0000"), (1e9, "1.0000e+9"), (-16_766_677_459.5155, "-1.6767e+10"),
            (9.99999e37, "1.0000e+38"), (0.001, "0.0010"), (0.00099, "9.9000e-4"), (-1.25e-9, "-1.2500e-9"),
            (9.999999e-8, "1.0000e-7"), (0, "0.0000"), (.infinity, "inf"), (.nan, "nan"),
        ])
    func metricsAreShort(metric: Double, text: String) {
        #expect(metric.metricText(decimals: 4) == text)
    }
}
