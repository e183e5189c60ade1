import Arrays
import Classification
import CommandSupport
import Training

/// What a run sets out to do: enough to go on with it, or to repeat it.
struct TrainPlan: Codable {
    let dataset: String
    let files: [SourceFile]
    let settings: ClassifierSettings
    let seed: UInt64

    /// The classifier that it is about.
    var classifier: ImageClassifier { ImageClassifier(settings: settings, seed: RandomSeed(seed)) }

    /// Throws a `ResumeError` unless `next` is the same, but for the number of epochs.
    func check(continuing next: TrainPlan) throws {
        var allowed = settings
        allowed.training.epochs = next.settings.training.epochs
        if dataset != next.dataset || files != next.files { throw ResumeError.other("data, \(dataset)") }
        if seed != next.seed { throw ResumeError.other("seed, \(seed)") }
        if allowed != next.settings { throw ResumeError.other("settings of the network or the training") }
    }
}

/// Why a run cannot be gone on with.
enum ResumeError: ExitStatusConvertible, CustomStringConvertible {
    /// The flags are not those of the run.
    case other(String)
    /// The folder has no plan of a run.
    case noRun(folder: String)

    var description: String {
        switch self {
        case .other(let what): "The run to resume has other \(what): leave the flags out that it was started with."
        case .noRun(let folder): "\(folder) is not the folder of a run: there is no readable settings.json in it."
        }
    }

    var exitStatus: ExitStatus {
        switch self {
        case .other: .usage
        case .noRun: .missingInput
        }
    }
}
