import ArgumentParser
import Arrays
import Classification
import CommandSupport
import DataHub
import Datasets
import Logging
import Plots
import Ranks
import Support
import Training

struct Train: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Train a multilayer perceptron, with the test accuracy of each epoch.",
        discussion: """
            The defaults are the book's: one hidden layer of 256 units, weights from normal(0, 0.01), sgd. Separate \
            list items by blanks or commas. The same seed gives the same numbers on the same machine.

            With --run-dir, each epoch writes history.jsonl, best.safetensors (the model after the best epoch, for \
            'evaluate --model') and last.safetensors, and the end of the run writes run.json. --resume continues an \
            interrupted run to the same numbers, with its own data and settings; only --epochs and --patience may \
            differ.

            EXAMPLES
              fashion-mnist train --dataset sample --batch-size 16
              fashion-mnist train --hidden 256,256 --dropout 0.2,0.5 --learning-rate 0.5
              fashion-mnist train --save mlp.safetensors --plot curves.svg
              fashion-mnist train --epochs 50 --run-dir runs/1
              fashion-mnist train --resume runs/1
              fashion-mnist train --config runs/1 --seed 1
            """)

    @OptionGroup(title: commonOptions) var data: ImageOptions
    @OptionGroup(title: "Network options") var network: NetworkOptions<BookClassifier>
    @OptionGroup var training: TrainingOptions<BookClassifier>
    @OptionGroup(title: "Training options") var stopping: PatienceOption
    @OptionGroup var output: OutputOptions
    @OptionGroup(title: commonOptions) var record: RecordOptions
    @OptionGroup(title: commonOptions) var result: TrainedFileOptions
    @OptionGroup(title: "Output options") var plot: PlotOptions
    @OptionGroup(title: "Output options") var config: ConfigOptions
    @OptionGroup(title: "Hub options") var hub: HubOptions

    func validate() throws {
        if result.resume != nil, record.runDir != nil {
            throw ValidationError("--resume and --run-dir exclude each other.")
        }
        if result.resume != nil, config.config != nil {
            throw ValidationError("--resume and --config exclude each other.")
        }
        let flag = result.resume == nil ? "--run-dir" : "--resume", outputs = [("--save", result.save)] + plot.outputs
        try requireDistinct(outputs: outputs + (runFolder?.files ?? []).map { (flag, $0.givenPath) })
        try requireDistinct(outputs: outputs, inputs: [config.path])
    }

    private var runFolder: RunFolder? { (result.resume ?? record.runDir).map(RunFolder.init) }

    func run() async throws {
        let recorded: RunRecord<ClassificationJob>? = try config.record(of: ["train", "sweep"])
        let (file, picture) = try checkedOutputs(), folder = runFolder
        let earlier = try result.resume == nil ? nil : folder?.earlierRun()
        let job = try job(changing: earlier?.plan.job ?? recorded?.job ?? ClassificationJob())
        let images = try await shared(ImageWork.images(job.dataset), by: job) {
            try await FashionMNIST(job.dataset, hub, output.messages)
        }
        let plan = PlannedRun(job: job, files: images.files.map { SourceFile(name: $0.name, sha1: $0.sha1) })
        try recorded?.check(plan.files)
        try earlier?.check(continuing: plan)
        try earlier == nil ? folder?.begin(plan) : folder?.write(plan)
        let (fitted, history) = try await train(job, on: images, from: earlier, keeping: folder)
        if history.epochs.count == earlier?.epochsDone { noteNothingWasLeft(of: job, history.epochs.count) }

        let summary = TrainSummary(plan: plan, parameters: fitted.parameterCount, history: history)
        try Console.show {
            try show(summary, heading(images, fitted))
        } afterWriting: {
            try file.map { try fitted.save(to: $0.url) }
            try picture?.write(summary.chart)
            try folder?.write(plan, report: summary)
        }
    }

    /// The files to write; throws if one could not be written.
    private func checkedOutputs() throws -> (model: OutputFile?, picture: ChartFile?) {
        let file = result.save.map { OutputFile($0, orIn: record.runDir) }
        try file?.check(overwriting: result.force)
        let picture = try plot.file(orIn: record.runDir)
        if result.resume == nil { try runFolder?.checkIsNew(overwriting: result.force) }
        return (file, picture)
    }

    private func train(
        _ job: ClassificationJob, on images: FashionMNIST, from earlier: EarlierRun?, keeping folder: RunFolder?
    ) async throws -> (FittedClassifier, History) {
        let progress = output.messages.quiet ? nil : TrainingProgress()
        defer { progress?.clear() }
        let resumes = earlier?.checkpoint != nil
        return try await shared(ImageWork.training(job, resumes: resumes), by: job) {
            try await images.fitted(
                by: job, resumes: resumes, checkpoint: folder?.checkpoint,
                callbacks: (folder?.callbacks(metadata: job.classifier.metadata(for: images.training)) ?? [])
                    + (progress.map { [$0] } ?? []))
        }
    }

    /// Does `work` on all ranks if they share the batches of the job, and else on this one.
    private func shared<Result>(
        _ work: ImageWork, by job: ClassificationJob, _ body: () async throws -> Result
    ) async throws -> Result {
        guard job.settings.training.shards ?? 1 > 1 else { return try await body() }
        return try await Ranks.withProgram(doing: work, body)
    }

    private func noteNothingWasLeft(of job: ClassificationJob, _ epochs: Int) {
        let flag = epochs < job.settings.training.epochs ? "--patience" : "--epochs"
        output.messages.logger("train").notice(
            "the run had ended after \(epochs) epochs: a larger \(flag) resumes it")
    }

    /// The job `base` with the changes of the flags.
    private func job(changing base: ClassificationJob) throws -> ClassificationJob {
        var changes = HyperparameterChanges()
        network.apply(to: &changes)
        training.apply(to: &changes)
        let settings = changes.applied(to: base.settings)
        try changes.checkEffect(on: settings)
        return ClassificationJob(
            data.dataset ?? base.dataset, settings: settings, seed: training.seed.map { RandomSeed($0) } ?? base.seed,
            patience: stopping.patience ?? base.patience)
    }

    private func show(_ summary: TrainSummary, _ heading: String) throws {
        try output.format.print(json: summary, text: "\(heading)\n\(summary.table)\n\(Console.text(summary.chart))")
    }

    private func heading(_ images: FashionMNIST, _ fitted: FittedClassifier) -> String {
        "\(images.source.rawValue): training \(images.training.count), test \(images.test.count), "
            + "\(fitted.parameterCount) parameters"
    }
}

/// The file of the model, and the run to resume.
struct TrainedFileOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp("File for the trained model (safetensors).", valueName: "file"), completion: .file())
    var save: String?

    @Option(help: ArgumentHelp("Resume the run in this --run-dir.", valueName: "folder"), completion: .directory)
    var resume: String?

    @Flag(help: "Overwrite the file of --save and the run in --run-dir.")
    var force = false
}

struct PatienceOption: ParsableArguments {
    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("Early stopping: epochs without a better test accuracy.", valueName: "count"))
    var patience: Int?

    func validate() throws {
        guard patience ?? 1 >= 1 else { throw ValidationError("--patience must be 1 or more.") }
    }
}
