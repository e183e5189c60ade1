import Arrays
import Datasets
import Files
import NN
import Platform
import Serialization
import Training

/// A classifier of images after training.
///
/// In a file it is a safetensors file with the parameters under PyTorch's names (`0.weight`), and the plan of the network
/// and the names of the classes as JSON in its metadata.
public final class FittedClassifier {
    /// The network: an image's shares in a row to one number for each class.
    public let model: Sequential
    /// The plan of the network.
    public let network: MultilayerPerceptron
    /// The number of bytes of one image.
    public let pixelCount: Int
    /// The names of the classes.
    public let classNames: [String]

    /// Makes the untrained classifier.
    init(network: MultilayerPerceptron, pixelCount: Int, classNames: [String], seed: RandomSeed) {
        model = network.network(inputs: pixelCount, outputs: classNames.count, seed: seed)
        self.network = network
        self.pixelCount = pixelCount
        self.classNames = classNames
    }

    /// The number of numbers that training changes.
    public var parameterCount: Int { model.parameterCount }

    /// Compares what it takes the images for with their labels.
    ///
    /// - Throws: A `ClassificationError` for images of another size or other classes.
    public func evaluated(on images: LabeledImages) throws -> ClassificationReport {
        try check(images)
        let outputs = predict(model, on: images.examples)
        return ClassificationReport(
            classNames: classNames, labels: images.labels.scalars.map(Int.init),
            predictions: Array(outputs.argmax(along: 1).scalars))
    }

    /// Throws a `ClassificationError` for images of another size or other classes.
    func check(_ images: LabeledImages) throws {
        guard images.pixelCount == pixelCount, images.classNames.count == classNames.count else {
            throw ClassificationError.otherImages(
                model: "\(pixelCount) pixels in \(classNames.count) classes",
                images: "\(images.pixelCount) pixels in \(images.classNames.count) classes")
        }
    }
}

extension FittedClassifier {
    /// What the metadata of a file tells.
    private struct Plan: Codable {
        let network: MultilayerPerceptron
        let pixelCount: Int
        let classNames: [String]

        /// Whether a network of it has as many numbers as `arrays`: a damaged plan must not take memory for more.
        func fits(_ arrays: NamedArrays) -> Bool {
            let widths = [pixelCount] + network.hidden + [classNames.count]
            guard widths.allSatisfy({ (1...1 << 24).contains($0) }), widths.count < 1 << 10 else { return false }
            let needed = network.parameterCount(inputs: pixelCount, outputs: classNames.count)
            return needed == arrays.reduce(0) { $0 + $1.array.shape.elementCount }
        }
    }

    private static let planKey = "classifier"

    /// Writes the file, whole or not at all; an older one is replaced. Throws a `SerializationError`.
    public func save(to url: URL) throws {
        try model.save(
            to: url, metadata: Self.metadata(network: network, pixelCount: pixelCount, classNames: classNames))
    }

    /// What a file tells beside the parameters.
    static func metadata(
        network: MultilayerPerceptron, pixelCount: Int, classNames: [String]
    ) throws -> [String: String] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        let plan = try encoder.encode(Plan(network: network, pixelCount: pixelCount, classNames: classNames))
        return [planKey: String(decoding: plan, as: UTF8.self)]
    }

    /// Reads a file that `save(to:)` wrote, or a `CheckpointFolder` with `ImageClassifier.metadata(for:)`.
    ///
    /// Throws a `SerializationError` if it cannot be read, and a `ClassificationError` if it is that of something else.
    public convenience init(contentsOf url: URL) throws {
        let file = try SafetensorsFile(contentsOf: url)
        guard let text = file.metadata[Self.planKey],
            let plan = try? JSONDecoder().decode(Plan.self, from: Data(text.utf8)), plan.fits(file.arrays)
        else { throw ClassificationError.noClassifier(file: url.givenPath) }
        self.init(network: plan.network, pixelCount: plan.pixelCount, classNames: plan.classNames, seed: 0)
        try model.load(file.arrays, from: url)
    }
}
