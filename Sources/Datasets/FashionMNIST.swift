import DataHub
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

    /// Fetches and reads images and labels, training and test concurrently.
    ///
    /// - Parameters:
    ///   - source: The dataset.
    ///   - hub: Fetches and caches the files.
    /// - Throws: `HubError` and `IDXError`.
    public init(_ source: Source = .zalando, from hub: DatasetHub) async throws {
        self.source = source
        files = source.files
        let (trainingFiles, testFiles) = try await source.fetch(from: hub)
        async let test = LabeledImages(testFiles)
        training = try LabeledImages(trainingFiles)
        self.test = try await test
    }
}

extension FashionMNIST.Source {
    /// The files of training or test.
    fileprivate typealias Part = (images: URL, labels: URL)

    fileprivate var files: [RemoteFile] {
        switch self {
        case .zalando:
            [.fashionMNISTTrainImages, .fashionMNISTTrainLabels, .fashionMNISTTestImages, .fashionMNISTTestLabels]
        case .sample: [.fashionMNISTSample]
        }
    }

    fileprivate func fetch(from hub: DatasetHub) async throws -> (training: Part, test: Part) {
        switch self {
        case .zalando:
            let training = try await (hub.fetch(.fashionMNISTTrainImages), hub.fetch(.fashionMNISTTrainLabels))
            let test = try await (hub.fetch(.fashionMNISTTestImages), hub.fetch(.fashionMNISTTestLabels))
            return (training, test)
        case .sample:
            let folder = try await hub.fetchAndExtract(.fashionMNISTSample)
            return (Self.part("train", in: folder), Self.part("t10k", in: folder))
        }
    }

    private static func part(_ prefix: String, in folder: URL) -> Part {
        (folder.appending(path: "\(prefix)-images-idx3-ubyte"), folder.appending(path: "\(prefix)-labels-idx1-ubyte"))
    }
}

extension LabeledImages {
    fileprivate init(_ part: FashionMNIST.Source.Part) throws {
        try self.init(images: part.images, labels: part.labels, classNames: FashionMNIST.classNames)
    }
}

extension FashionMNIST: CustomStringConvertible {
    /// Source and sizes: `FashionMNIST(zalando, 60000 training and 10000 test images)`.
    public var description: String {
        "FashionMNIST(\(source), \(training.count) training and \(test.count) test images)"
    }
}
