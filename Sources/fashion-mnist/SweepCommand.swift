import ArgumentParser
import Arrays
import Classification
import CommandSupport
import DataHub
import Datasets
import Ranks
import Training

struct SweepCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sweep",
        abstract: "Train with many combinations of hyperparameters and rank them.",
        discussion: """
            Tries every combination of the given values, or --trials random ones, and ranks them by test accuracy; \
            other settings are the book's. Separate list items by blanks or commas. With --results, an interrupted sweep resumes.

            EXAMPLES
              fashion-mnist sweep --hidden 64 256 256,256 --learning-rate 0.1,0.5
              fashion-mnist sweep --trials 20 --learning-rate 0.01...1 --plot rates.svg
            """)

    @OptionGroup(title: commonOptions) var data: ImageOptions
    @OptionGroup var options: SweepOptions<BookClassifier>
    @OptionGroup var output: SweepOutputOptions
    @OptionGroup(title: "Hub options") var hub: HubOptions

    func validate() throws {
        try requireDistinct(outputs: output.files)
    }

    func run() async throws {
        let picture = try output.check()
        let source = data.dataset ?? .zalando
        let images = try await Ranks.withProgram(doing: ImageWork.images(source)) {
            try await FashionMNIST(source, hub, output.shown.messages)
        }
        let base = try base(images.source)
        let trials = options.combinations(around: base.settings, seed: base.seed).map { combination in
            ClassificationJob(base.dataset, settings: combination, seed: base.seed)
        }
        try await options.run(
            trials, settings: \.settings,
            RunDescription(
                job: base, files: images.files.map { SourceFile(name: $0.name, sha1: $0.sha1) }),
            metric: ("test accuracy", Metric.accuracy.direction), output: output, picture: picture,
            announcement: ImageWork.trials
        ) { trial in
            try images.accuracy(ofTrial: trial)
        }
    }

    private func base(_ dataset: FashionMNIST.Source) throws -> ClassificationJob {
        var changes = HyperparameterChanges()
        options.applySingleValues(to: &changes)
        let settings = changes.applied(to: BookClassifier.hyperparameters)
        try changes.checkEffect(on: settings)
        return ClassificationJob(dataset, settings: settings, seed: RandomSeed(options.seed ?? 0))
    }
}
