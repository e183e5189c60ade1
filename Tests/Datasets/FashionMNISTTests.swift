import Arrays
import DataHub
import Datasets
import Foundation
import Support
import TestSupport
import Testing

@Suite struct FashionMNISTTests {
    private let cache: TemporaryFolder

    init() throws { cache = try TemporaryFolder() }

    /// What NumPy found in one part.
    private struct Digest: Decodable {
        let shape: [Int]
        let images: String
        let labels: String
        let counts: [Int]
    }

    private func expectContents(_ fashion: FashionMNIST, _ name: String) throws {
        let expected = try decodeFixture("expected/\(name).json", as: [String: Digest].self)
        for (name, part) in ["training": fashion.training, "test": fashion.test] {
            let digest = try #require(expected[name])
            #expect(Array(part.images.shape) == digest.shape)
            #expect(Checksum.sha1(of: part.images.scalars) == digest.images)
            #expect(Checksum.sha1(of: part.labels.scalars) == digest.labels)
            #expect((0..<10).map { label in part.labels.scalars.count { $0 == label } } == digest.counts)
            #expect(part.count == digest.shape[0])
            #expect(part.classNames == FashionMNIST.classNames)
        }
    }

    @Test func theSampleNeedsNoNetwork() async throws {
        let hub = DatasetHub(cacheDirectory: cache.url, isOffline: true, environment: [:])
        let fashion = try await FashionMNIST(.sample, from: hub)
        try expectContents(fashion, "fashion_sample")
        #expect(fashion.files == [.fashionMNISTSample])
    }

    @Test func printsShortly() async throws {
        let fashion = try await FashionMNIST(
            .sample, from: DatasetHub(cacheDirectory: cache.url, isOffline: true, environment: [:]))
        #expect("\(fashion)" == "FashionMNIST(sample, 600 training and 200 test images)")
        #expect("\(fashion.test)" == "LabeledImages([200, 28, 28], 10 classes)")
    }

    @Test func classesHaveTheNamesOfTheBook() {
        #expect(
            FashionMNIST.classNames == [
                "t-shirt", "trouser", "pullover", "dress", "coat", "sandal", "shirt", "sneaker", "bag", "ankle boot",
            ])
    }

    static let realData = ProcessInfo.processInfo.environment["TABULARKIT_DATA"]

    /// Needs the real files, in the folder that TABULARKIT_DATA names.
    @Test(.enabled(if: realData != nil, "TABULARKIT_DATA names no folder with the real Fashion-MNIST"))
    func theRealImagesComeFromAMirror() async throws {
        let hub = DatasetHub(cacheDirectory: cache.url, mirror: Self.realData, isOffline: true, environment: [:])
        let fashion = try await FashionMNIST(.zalando, from: hub)
        try expectContents(fashion, "fashion_mnist")
        #expect(
            fashion.files.map(\.name) == [
                "fashion_mnist_train_images", "fashion_mnist_train_labels", "fashion_mnist_test_images",
                "fashion_mnist_test_labels",
            ])
    }
}
