import Arrays
import Classification
import CommandSupport
import Datasets
import Support
import Training

/// The job and the files of a run, in its folder from the start.
typealias PlannedRun = RunDescription<ClassificationJob>

/// A run to resume.
struct EarlierRun {
    /// Its job and files.
    let plan: PlannedRun
    /// Its last state; nil before its first epoch was done.
    let checkpoint: Checkpoint?

    var epochsDone: Int { checkpoint?.history.epochs.count ?? 0 }

    /// Throws a `CommandError` unless `next` is its plan, perhaps with another patience and more epochs.
    func check(continuing next: PlannedRun) throws {
        let (job, other) = (plan.job, next.job)
        var settings = job.settings
        settings.training.epochs = other.settings.training.epochs
        if job.dataset != other.dataset || plan.files != next.files {
            throw mismatch("other data, \(job.dataset.rawValue)")
        }
        if job.seed != other.seed { throw mismatch("another seed, \(job.seed.value)") }
        if settings != other.settings { throw mismatch("other settings of the network or the training") }
        guard other.settings.training.epochs >= epochsDone else {
            throw CommandError(
                .usage, "\(epochsDone) epochs of the run are done: --epochs must be \(epochsDone) or more")
        }
    }

    private func mismatch(_ difference: String) -> CommandError {
        CommandError(
            .usage,
            "The run was started with \(difference): to resume it, repeat none of its flags but --epochs and --patience"
        )
    }
}
