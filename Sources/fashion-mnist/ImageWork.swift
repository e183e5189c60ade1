import Classification
import CommandSupport
import DataHub
import Datasets
import Ranks
import Training

/// Work of a command for images that the ranks of an MPI job share.
enum ImageWork: Codable, Sendable {
    /// Reads the images, for the work that follows.
    case images(FashionMNIST.Source)
    case trials(SweepWork<ClassificationJob>)
}

extension FashionMNIST {
    /// The test accuracy of a trial of a sweep.
    func accuracy(ofTrial trial: ClassificationJob) throws -> Double? {
        try trial.classifier.fitted(to: training, test: test).history["test_accuracy"].last
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
                }
            }
        }
    }
}
