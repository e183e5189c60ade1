import Classification
import CommandSupport
import Training

/// The settings of the book's classifier, which flags differ from.
enum BookClassifier: UsualSettings {
    static let hyperparameters = ImageClassifier.bookSettings
    static let owner = ""
}
