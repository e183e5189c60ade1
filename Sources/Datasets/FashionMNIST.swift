import DataHub
import Platform

/// Pictures of clothes in ten classes, 28 x 28 bytes each: images to learn from, and images to test with.
///
/// ```swift
/// let fashion = try await FashionMNIST(.zalando, from: DatasetHub())
/// fashion.training.images.shape       // [60000, 28, 28]
/// fashion.test.count                  // 10000
/// ```
///
/// From H. Xiao, K. Rasul, R. Vollgraf, "Fashion-MNIST: a Novel Image Dataset for Benchmarking Machine Learning Algorithms",
/// [arXiv:1708.07747](https://arxiv.org/abs/1708.07747).
public struct FashionMNIST: Sendable {
    /// The data sets of this form.
    public enum Source: String, Sendable, CaseIterable, Codable {
        /// The data of Zalando's researchers: 60,000 images to learn from and 10,000 to test with.
        case zalando
        /// The bundled sample: 600 and 200 synthetic images, drawn as outlines of clothes; needs no network.
        case sample
    }

    /// The names of the classes, in the order of the labels.
    public static let classNames = [
        "t-shirt", "trouser", "pullover", "dress", "coat", "sandal", "shirt", "sneaker", "bag", "ankle boot",
    ]

    /// Which data they are.
    public let source: Source
    /// What to learn from.
    public let training: LabeledImages
    /// What to test with.
    public let test: LabeledImages
    /// The files that both were read from.
    public let files: [RemoteFile]

    /// Fetches and reads images and labels, both sets at a time.
    ///
    /// - Parameters:
    ///   - source: Which data.
    ///   - hub: Where they come from and are kept.
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
    /// Where images and labels of one part are.
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
