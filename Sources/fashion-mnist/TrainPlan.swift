import Arrays
import Classification
import CommandSupport
import Datasets
import Training

/// What a run sets out to do: enough to go on with it, or to repeat it.
struct TrainPlan: Codable {
    let dataset: FashionMNIST.Source
    let files: [SourceFile]
    let settings: Hyperparameters
    let seed: UInt64
    let patience: Int?

    /// The classifier that it is about.
    var classifier: ImageClassifier { ImageClassifier(settings: settings, seed: RandomSeed(seed)) }

    /// Throws a `ResumeError` unless `next` is the same, but for the number of epochs and the patience.
    func check(continuing next: TrainPlan) throws {
        var allowed = settings
        allowed.training.epochs = next.settings.training.epochs
        if dataset != next.dataset || files != next.files { throw ResumeError.other("other data, \(dataset.rawValue)") }
        if seed != next.seed { throw ResumeError.other("another seed, \(seed)") }
        if allowed != next.settings { throw ResumeError.other("other settings of the network or the training") }
    }
}
