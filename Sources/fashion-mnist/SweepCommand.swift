import ArgumentParser
import Arrays
import Classification
import CommandSupport
import Datasets
import Training

/// `fashion-mnist sweep`.
struct SweepCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sweep",
        abstract: "Train with many combinations of hyper-parameters and rank them by test accuracy.",
        discussion: """
            Every combination of the given values is tried, or --trials random ones; what is not given is the book's. With \
            --results, a sweep that was broken off goes on where it was.

            EXAMPLES
              fashion-mnist sweep --hidden 64 256 256,256 --learning-rate 0.1,0.5
              fashion-mnist sweep --trials 20 --learning-rate 0.01...1 --plot rates.svg
            """)

    @OptionGroup(title: "Sweep options") var options: SweepOptions<BookClassifier>
    @OptionGroup(title: "Data options") var data: ImageOptions
    @OptionGroup(title: "Hub options") var hub: HubOptions
    @OptionGroup(title: "Output options") var output: SweepOutputOptions

    func validate() throws {
        try requireDistinct(outputs: output.files)
    }

    func run() async throws {
        let picture = try output.check()
        let images = try await data.load(hub: hub, messages: output.shown.messages)
        let seed = RandomSeed(options.seed)
        try await options.run(
            around: BookClassifier.hyperparameters, data: images.files.map(SourceFile.init),
            metric: ("test accuracy", .largest),
            output: output, picture: picture
        ) { trial in
            let classifier = ImageClassifier(settings: trial, seed: seed)
            return try classifier.fitted(to: images.training, test: images.test).history["test_accuracy"].last
        }
    }
}
