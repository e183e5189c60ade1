import Support

/// Why a classifier cannot be read or used.
public enum ClassificationError: ExplainedError, Hashable {
    /// A file is not that of a classifier, or is damaged.
    case noClassifier(file: String)
    /// The images are of another size or of other classes than the classifier's.
    case otherImages(model: String, images: String)

    /// There are no training images.
    case noImages

    /// The category, which decides the exit status.
    public var category: ErrorCategory { .badData }

    /// The failure, as a sentence without its period.
    public var reason: String {
        switch self {
        case .noClassifier(let file):
            "\(file) is not the file of a classifier: FittedClassifier.save(to:) writes one"
        case .otherImages(let model, let images):
            "The classifier is for images of \(model), not of \(images)"
        case .noImages:
            "There is no image to learn from, or they have no pixels"
        }
    }

    /// What to do; nil where the reason says it.
    public var advice: String? {
        switch self {
        case .noClassifier: nil
        case .otherImages: "Give images of that size and those classes, or train another classifier."
        case .noImages: "Give at least one image, with one pixel or more."
        }
    }
}
