import Arrays
import Classification
import CommandSupport
import DataHub
import Datasets
import Training

/// What a run sets out to do, in its folder from the start: the job, and the files that it reads.
struct PlannedRun: Codable {
    let job: ClassificationJob
    let files: [SourceFile]

    /// Throws a `ResumeError` unless `next` is the same, but for the number of epochs and the patience.
    func check(continuing next: PlannedRun) throws {
        var allowed = job.settings
        allowed.training.epochs = next.job.settings.training.epochs
        if job.dataset != next.job.dataset || files != next.files {
            throw ResumeError.other("other data, \(job.dataset.rawValue)")
        }
        if job.seed != next.job.seed { throw ResumeError.other("another seed, \(job.seed.value)") }
        if allowed != next.job.settings { throw ResumeError.other("other settings of the network or the training") }
    }
}

/// A run that was begun before.
struct EarlierRun {
    /// What it set out to do.
    let plan: PlannedRun
    /// Where it had come to; nil before its first epoch was done.
    let checkpoint: Checkpoint?

    /// How many of its epochs are done.
    var epochsDone: Int { checkpoint?.history.epochs.count ?? 0 }

    /// Throws a `ResumeError` unless `next` is its plan, perhaps with another patience and more epochs.
    func check(continuing next: PlannedRun) throws {
        try plan.check(continuing: next)
        guard next.job.settings.training.epochs >= epochsDone else { throw ResumeError.fewerEpochs(done: epochsDone) }
    }
}

/// Why a run cannot be resumed.
enum ResumeError: ExitStatusConvertible, CustomStringConvertible {
    /// The flags are not those of the run.
    case other(String)
    /// More epochs are done than were asked for.
    case fewerEpochs(done: Int)
    /// The folder has no plan of a run.
    case noRun(folder: String)
    /// The folder has a run, and another one was to begin.
    case runExists(folder: String)

    var description: String {
        switch self {
        case .other(let what):
            "The run was started with \(what): to resume it, give none of its flags anew but --epochs and --patience."
        case .fewerEpochs(let done):
            "\(done) epochs of the run are done, and none is undone: --epochs must be \(done) or more."
        case .runExists(let folder):
            "\(folder) has a run: --resume goes on with it, --force replaces it."
        case .noRun(let folder): "\(folder) is not the folder of a run: there is no readable settings.json in it."
        }
    }

    var exitStatus: ExitStatus {
        switch self {
        case .other, .fewerEpochs: .usage
        case .noRun: .missingInput
        case .runExists: .outputExists
        }
    }
}
