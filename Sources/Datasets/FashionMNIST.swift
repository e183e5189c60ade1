import DataHub
import Ranks
import Support

/// Fashion-MNIST: images of clothes in ten classes, 28 x 28 bytes each, for training and test.
///
/// ```swift
/// let fashion = try await FashionMNIST(.zalando, from: DatasetHub())
/// fashion.training.images.shape       // [60000, 28, 28]
/// fashion.test.count                  // 10000
/// ```
///
/// From H. Xiao, K. Rasul, R. Vollgraf, "Fashion-MNIST: a Novel Image Dataset for Benchmarking Machine Learning
/// Algorithms", [arXiv:1708.07747](https://arxiv.org/abs/1708.07747).
public struct FashionMNIST: Sendable {
    /// The available datasets.
    public enum Source: String, Sendable, CaseIterable, Codable {
        /// The dataset of Zalando: 60,000 training and 10,000 test images.
        case zalando
        /// The bundled sample: 600 training and 200 test images, synthetic outlines of clothes; needs no network.
        case sample
    }

    /// The names of the classes, in the order of the labels.
    public static let classNames = [
        "t-shirt", "trouser", "pullover", "dress", "coat", "sandal", "shirt", "sneaker", "bag", "ankle boot",
    ]

    /// The dataset.
    public let source: Source
    /// The training images.
    public let training: LabeledImages
    /// The test images.
    public let test: LabeledImages
    /// The files of both.
    public let files: [RemoteFile]

    /// Fetches and reads images and labels, training and test concurrently; within `withRanks`, the first rank alone
    /// fetches.
    ///
    /// - Parameters:
    ///   - source: The dataset.
    ///   - hub: Fetches and caches the files.
    /// - Throws: `HubError` and `IDXError`.
    public init(_ source: Source = .zalando, from hub: DatasetHub) async throws {
        self.source = source
        files = source.files
        let shared = try await Ranks.current.files { try await source.fetch(from: hub).map(\.givenPath) }
        let urls = shared.map { fileURL($0.path) }
        async let test = LabeledImages(images: urls[2], labels: urls[3], classNames: Self.classNames)
        training = try LabeledImages(images: urls[0], labels: urls[1], classNames: Self.classNames)
        self.test = try await test
        withExtendedLifetime(shared) {}
    }
}

extension FashionMNIST.Source {
    fileprivate var files: [RemoteFile] {
        switch self {
        case .zalando:
            [.fashionMNISTTrainImages, .fashionMNISTTrainLabels, .fashionMNISTTestImages, .fashionMNISTTestLabels]
        case .sample: [.fashionMNISTSample]
        }
    }

    /// The files of the training images, their labels, the test images and theirs.
    fileprivate func fetch(from hub: DatasetHub) async throws -> [URL] {
        switch self {
        case .zalando:
            var urls: [URL] = []
            for file in files { urls.append(try await hub.fetch(file)) }
            return urls
        case .sample:
            let folder = try await hub.fetchAndExtract(.fashionMNISTSample)
            return ["train", "t10k"].flatMap { prefix in
                ["images-idx3", "labels-idx1"].map { folder.appending(path: "\(prefix)-\($0)-ubyte") }
            }
        }
    }
}

extension FashionMNIST: CustomStringConvertible {
    /// Source and sizes: `FashionMNIST(zalando, 60000 training and 10000 test images)`.
    public var description: String {
        "FashionMNIST(\(source), \(training.count) training and \(test.count) test images)"
    }
}
