import ArgumentParser
import Arrays
import Classification
import CommandSupport
import DataHub
import Datasets
import Files
import Logging
import Plots
import Training

/// `fashion-mnist train`.
struct Train: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Train a multilayer perceptron and evaluate it on the test images after each epoch.",
        discussion: """
            The defaults are the book's: one hidden layer of 256 units with relu, weights from normal(0, 0.01), 10 epochs \
            of sgd at 0.1, 256 images in a batch. The same seed gives the same numbers on the same machine.

            With --run-dir, history.jsonl, best.safetensors and last.safetensors are written after each epoch, and \
            run.json at the end; 'evaluate --model' takes best.safetensors, the model after its best epoch, as it takes the \
            file of --save, the model after the last one. --resume goes on from there, to the same numbers as if the run had never been broken \
            off. It takes the run's own data and settings; only --epochs and --patience may be given anew. Of a run that has \
            come to its end nothing is trained, which is said; fewer epochs than are done are refused.

            EXAMPLES
              fashion-mnist train --dataset sample --batch-size 16
              fashion-mnist train --hidden 256,256 --dropout 0.2,0.5 --learning-rate 0.5
              fashion-mnist train --save mlp.safetensors --plot curves.svg
              fashion-mnist train --epochs 50 --run-dir runs/1
              fashion-mnist train --resume runs/1
              fashion-mnist train --config runs/1 --seed 1
            """)

    @Option(
        help: ArgumentHelp("Keep the trained model in this file (safetensors).", valueName: "file"),
        completion: .file())
    var save: String?

    @Flag(help: "Replace the file of --save if it is there, and the run in the folder of --run-dir.")
    var force = false

    @Option(
        help: ArgumentHelp("Go on with the run whose --run-dir this was.", valueName: "folder"),
        completion: .directory)
    var resume: String?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "End when the test accuracy has not become better for so many epochs.", valueName: "epochs"))
    var patience: Int?

    @OptionGroup(title: "Network options") var network: NetworkOptions<BookClassifier>
    @OptionGroup(title: "Training options") var training: TrainingOptions<BookClassifier>
    @OptionGroup(title: "Data options") var data: ImageOptions
    @OptionGroup(title: "Hub options") var hub: HubOptions
    @OptionGroup(title: "Output options") var output: OutputOptions
    @OptionGroup(title: "Output options") var plot: PlotOptions
    @OptionGroup(title: "Output options") var record: RecordOptions

    @Option(
        help: ArgumentHelp(
            """
            Repeat the run of a record, run.json or its folder, on the same data: flags beside this one change it.
            """, valueName: "file"), completion: .file(extensions: ["json"]))
    var config: String?

    func validate() throws {
        if resume != nil, record.runDir != nil { throw ValidationError("--resume and --run-dir exclude each other.") }
        if resume != nil, config != nil { throw ValidationError("--resume and --config exclude each other.") }
        guard patience ?? 1 >= 1 else { throw ValidationError("--patience must be 1 or more.") }
        let flag = resume == nil ? "--run-dir" : "--resume"
        try requireDistinct(
            outputs: [("--save", save)] + plot.outputs + (runFolder?.files ?? []).map { (flag, $0.givenPath) })
        try requireDistinct(
            outputs: [("--save", save)] + plot.outputs,
            inputs: [config.map { runRecordFile(at: fileURL($0)).givenPath }])
    }

    private var runFolder: RunFolder? { (resume ?? record.runDir).map(RunFolder.init) }

    func run() async throws {
        let recorded = try config.map { try RunRecord<ClassificationJob>(contentsOf: fileURL($0)) }
        let file = save.map { OutputFile($0, orIn: record.runDir) }
        try file?.check(overwriting: force)
        let picture = try plot.file(orIn: record.runDir)
        let folder = runFolder
        if resume == nil {
            try folder?.checkIsNew(overwriting: force)
            try record.check(overwriting: force)
        }
        let earlier = try resume == nil ? nil : folder?.earlierRun()
        let job = try job(changing: earlier?.plan.job ?? recorded?.job ?? ClassificationJob())
        let images = try await FashionMNIST(job.dataset, hub, output.messages)
        let plan = PlannedRun(job: job, files: images.files.map(SourceFile.init))
        try recorded?.check(plan.files)
        try earlier?.check(continuing: plan)
        try earlier == nil ? folder?.begin(plan) : folder?.write(plan)
        let progress = output.messages.quiet ? nil : TrainingProgress()
        let (fitted, history) = try job.classifier.fitted(
            to: images.training, test: images.test, from: earlier?.checkpoint,
            callbacks: (folder?.callbacks(metadata: job.classifier.metadata(for: images.training)) ?? [])
                + job.stopping + (progress.map { [$0] } ?? []))
        progress?.clear()
        if history.epochs.count == earlier?.epochsDone { noteNothingWasLeft(of: job, history.epochs.count) }

        let summary = TrainSummary(plan: plan, parameters: fitted.parameterCount, history: history)
        try Console.show {
            try show(summary, heading(images, fitted))
        } afterWriting: {
            try file.map { try fitted.save(to: $0.url) }
            try picture?.write(summary.chart)
            try folder?.write(plan, summary)
        }
    }

    private func noteNothingWasLeft(of job: ClassificationJob, _ epochs: Int) {
        let flag = epochs < job.settings.training.epochs ? "--patience" : "--epochs"
        output.messages.logger("train").notice(
            "the run had come to its end after \(epochs) epochs: a larger \(flag) lets it go on")
    }

    /// The job of a run that is resumed or repeated, or the usual one, with the changes of the flags.
    private func job(changing base: ClassificationJob) throws -> ClassificationJob {
        var changes = HyperparameterChanges()
        network.apply(to: &changes)
        training.apply(to: &changes)
        let settings = changes.applied(to: base.settings)
        try changes.checkEffect(on: settings)
        return ClassificationJob(
            data.dataset ?? base.dataset, settings: settings, seed: training.seed.map { RandomSeed($0) } ?? base.seed,
            patience: patience ?? base.patience)
    }

    private func show(_ summary: TrainSummary, _ heading: String) throws {
        switch output.format {
        case .json: try Console.print(json: summary)
        case .text: try Console.print("\(heading)\n\(summary.table)\n\(summary.chart.terminalText())")
        }
    }

    private func heading(_ images: FashionMNIST, _ fitted: FittedClassifier) -> String {
        "\(images.source.rawValue): training \(images.training.count), test \(images.test.count), "
            + "\(fitted.parameterCount) parameters"
    }
}
