import Arrays
import Datasets
import NN
import Serialization
import Support
import Training

/// A trained image classifier.
///
/// Saved as a safetensors file, with the parameters under PyTorch's names (`0.weight`), and the plan of the network and
/// the class names as JSON in the metadata.
public final class FittedClassifier {
    /// The network: from the pixels of an image, 0 to 1, to a logit per class.
    public let model: Sequential
    /// The plan of the network.
    public let network: MultilayerPerceptron
    /// The number of bytes of one image.
    public let pixelCount: Int
    /// The names of the classes.
    public let classNames: [String]

    /// The untrained classifier.
    init(network: MultilayerPerceptron, pixelCount: Int, classNames: [String], seed: RandomSeed) {
        model = network.network(inputs: pixelCount, outputs: classNames.count, seed: seed)
        self.network = network
        self.pixelCount = pixelCount
        self.classNames = classNames
    }

    /// The number of trained parameters.
    public var parameterCount: Int { model.parameterCount }

    /// Compares predictions with labels. Throws a `ClassificationError` for images of another size or other classes.
    public func evaluated(on images: LabeledImages) throws -> ClassificationReport {
        try check(images)
        let outputs = predict(model, on: images.examples)
        return ClassificationReport(
            classNames: classNames, labels: images.labels.scalars.map(Int.init),
            predictions: Array(outputs.argmax(along: 1).scalars))
    }

    /// Throws a `ClassificationError` for images of another size or with other classes.
    func check(_ images: LabeledImages) throws {
        guard images.pixelCount == pixelCount, images.classNames.count == classNames.count else {
            throw ClassificationError.otherImages(
                model: "\(pixelCount) pixels in \(classNames.count) classes",
                images: "\(images.pixelCount) pixels in \(images.classNames.count) classes")
        }
    }
}

extension FittedClassifier {
    /// The metadata of a file.
    private struct Plan: Codable {
        let network: MultilayerPerceptron
        let pixelCount: Int
        let classNames: [String]

        /// Whether the network has as many parameters as `arrays`: a damaged plan must not allocate more.
        func fits(_ arrays: NamedArrays) -> Bool {
            let widths = [pixelCount] + network.hidden + [classNames.count]
            guard widths.allSatisfy({ (1...1 << 24).contains($0) }), widths.count < 1 << 10 else { return false }
            let needed = network.parameterCount(inputs: pixelCount, outputs: classNames.count)
            return needed == arrays.reduce(0) { $0 + $1.array.shape.elementCount }
        }
    }

    private static let planKey = "classifier"

    /// Writes the file, atomically; an existing one is replaced. Throws a `SerializationError`.
    public func save(to url: URL) throws {
        try model.save(
            to: url, metadata: Self.metadata(network: network, pixelCount: pixelCount, classNames: classNames))
    }

    static func metadata(
        network: MultilayerPerceptron, pixelCount: Int, classNames: [String]
    ) throws -> [String: String] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        let plan = try encoder.encode(Plan(network: network, pixelCount: pixelCount, classNames: classNames))
        return [planKey: String(decoding: plan, as: UTF8.self)]
    }

    /// Reads a file written by `save(to:)`, or by a `CheckpointFolder` with `ImageClassifier.metadata(for:)`.
    ///
    /// Throws a `SerializationError` if it cannot be read, and a `ClassificationError` if it holds something else.
    public convenience init(contentsOf url: URL) throws {
        let file = try SafetensorsFile(contentsOf: url)
        guard let text = file.metadata[Self.planKey],
            let plan = try? JSONDecoder().decode(Plan.self, from: Data(text.utf8)), plan.fits(file.arrays)
        else { throw ClassificationError.noClassifier(file: url.givenPath) }
        self.init(network: plan.network, pixelCount: plan.pixelCount, classNames: plan.classNames, seed: 0)
        try model.load(file.arrays, from: url)
    }
}

extension FittedClassifier: CustomStringConvertible {
    /// Widths and size: `FittedClassifier(784-256-10, 203530 parameters)`.
    public var description: String {
        let widths = [pixelCount] + network.hidden + [classNames.count]
        return "FittedClassifier(\(widths.map(String.init).joined(separator: "-")), \(parameterCount) parameters)"
    }
}
