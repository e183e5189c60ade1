import Classification
import CommandSupport
import Training

/// The settings of the book's classifier: the defaults.
enum BookClassifier: UsualSettings {
    static let hyperparameters = ImageClassifier.bookSettings
    static let owner = "default"
}
