import Classification
import CommandSupport
import Training

/// The settings of the book's classifier, which flags differ from.
enum BookClassifier: UsualSettings {
    static let trial = Trial(network: ClassifierSettings.book.network, training: ClassifierSettings.book.training)
    static let owner = ""
}
