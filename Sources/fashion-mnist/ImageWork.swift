import Classification
import CommandSupport
import DataHub
import Datasets
import Ranks
import Support
import Training

/// Work of a command for images that the ranks of an MPI job share.
enum ImageWork: Codable, Sendable {
    /// Reads the images, for the work that follows.
    case images(FashionMNIST.Source)
    case trials(SweepWork<ClassificationJob>)
    /// Trains, each rank its shards of the batches, perhaps from a checkpoint.
    case training(ClassificationJob, resumes: Bool)
}

extension FashionMNIST {
    /// The test accuracy of a trial of a sweep.
    func accuracy(ofTrial trial: ClassificationJob) throws -> Double? {
        try trial.classifier.fitted(to: training, test: test).history["test_accuracy"].last
    }

    /// Trains on all ranks, with `callbacks` on the first; `checkpoint` is its file, for a run that resumes.
    func fitted(
        by job: ClassificationJob, resumes: Bool, checkpoint: URL?, callbacks: [any TrainingCallback]
    ) async throws -> (classifier: FittedClassifier, history: History) {
        let files = resumes ? try await Ranks.current.files { [checkpoint].compactMap { $0?.givenPath } } : []
        return try job.classifier.fitted(
            to: training, test: test, from: files.first.map { try Checkpoint(contentsOf: URL(filePath: $0.path)) },
            callbacks: callbacks + job.stopping)
    }
}

extension FashionMNISTProgram {
    /// Does the work that the first rank announces, on another rank.
    static func work(with ranks: Ranks) async throws {
        var images: FashionMNIST?
        while let work: ImageWork = try await ranks.announced() {
            try await Ranks.$current.withValue(ranks) {
                switch work {
                case .images(let source): images = try await FashionMNIST(source, from: DatasetHub())
                case .trials(let work): try await work.run { [images] in try images?.accuracy(ofTrial: $0) }
                case .training(let job, let resumes):
                    _ = try await images?.fitted(by: job, resumes: resumes, checkpoint: nil, callbacks: [])
                }
            }
        }
    }
}
