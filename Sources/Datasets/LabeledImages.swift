import Arrays
import Serialization
import Support

/// Images and their classes, as bytes: the examples of a classifier.
///
/// ```swift
/// let set = try LabeledImages(images: imageFile, labels: labelFile, classNames: FashionMNIST.classNames)
/// set.images.shape                            // [60000, 28, 28]
/// set.classNames[Int(set.labels[0])]          // "ankle boot"
/// ```
///
/// Unlike two arrays, it guarantees a label for each image and a name for each label.
public struct LabeledImages: Hashable, Sendable {
    /// Images x height x width, from 0 to 255.
    public let images: NDArray<UInt8>
    /// The class of each image: an index into `classNames`.
    public let labels: NDArray<UInt8>
    /// The names of the classes.
    public let classNames: [String]

    /// The number of images.
    public var count: Int { labels.count }

    /// Reads two IDX files of unsigned bytes, plain or gzip-compressed.
    ///
    /// Throws an `IDXError`: also for different numbers of images and labels, for a label without a name, and for more
    /// than `limit` bytes in a file.
    public init(images: URL, labels: URL, classNames: [String], limit: Int = IDXArray.defaultLimit) throws {
        self.images = try Self.bytes(images, rank: 3, limit, "images have three (count, height, width)")
        self.labels = try Self.bytes(labels, rank: 1, limit, "labels have one (count)")
        self.classNames = classNames
        guard self.labels.count == self.images.shape[0] else {
            throw IDXError(
                .countMismatch, file: labels.givenPath, offset: 4,
                "\(self.labels.count) labels for the \(self.images.shape[0]) images of \(images.givenPath): "
                    + "take both files of one set")
        }
        if let index = self.labels.scalars.firstIndex(where: { $0 >= classNames.count }) {
            throw IDXError(
                .labelOutOfRange, file: labels.givenPath, offset: 8 + index,
                "label \(self.labels.scalars[index]) of image \(index) is none of the \(classNames.count) classes, "
                    + "which count from 0: take the labels of this set, or fetch them again")
        }
    }

    /// The array of a file, which must have unsigned bytes and `rank` dimensions. `rule` explains that in an error.
    private static func bytes(_ url: URL, rank: Int, _ limit: Int, _ rule: String) throws -> NDArray<UInt8> {
        let array = try IDXArray(contentsOf: url, limit: limit)
        guard case .uint8(let bytes) = array else {
            throw IDXError(
                .wrongKind, file: url.givenPath, offset: 2,
                "the scalars are \(array.scalarType): those of images and labels are uint8")
        }
        guard bytes.shape.rank == rank else {
            throw IDXError(
                .wrongKind, file: url.givenPath, offset: 3,
                "dimensions \(bytes.shape): \(rule); are images and labels swapped?")
        }
        return bytes
    }
}

extension LabeledImages: CustomStringConvertible {
    /// Shape and classes: `LabeledImages([60000, 28, 28], 10 classes)`.
    public var description: String { "LabeledImages(\(images.shape), \(classNames.count) classes)" }
}
