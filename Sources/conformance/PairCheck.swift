import ArgumentParser
import Datasets
import Support

/// `conformance pair-check`: whether two files are images and their labels.
struct PairCheck: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "pair-check", abstract: "Check that two IDX files are images and their labels, of ten classes."

    )

    @Argument(help: "The images.") var images: String
    @Argument(help: "Their labels.") var labels: String

    func run() throws {
        _ = try LabeledImages(
            images: URL(filePath: images), labels: URL(filePath: labels), classNames: FashionMNIST.classNames)
    }
}
