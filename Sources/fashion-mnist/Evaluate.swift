import ArgumentParser
import Arrays
import Classification
import CommandSupport
import Datasets
import Plots
import Support

struct Evaluate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Evaluate a saved model on the test images.",
        discussion: """
            Shows accuracy, confusion matrix (labels down, predictions across) and the first mistakes.

            EXAMPLE
              fashion-mnist evaluate --model mlp.safetensors --plot examples.png
            """)

    @Option(
        help: ArgumentHelp(
            "File of 'train --save', or folder of 'train --run-dir'.", valueName: "path"),
        completion: .file())
    var model: String

    @Option(parsing: .unconditional, help: ArgumentHelp("Number of mistakes to list.", valueName: "count"))
    var examples = 10

    @OptionGroup(title: "Data options") var data: ImageOptions
    @OptionGroup(title: "Hub options") var hub: HubOptions
    @OptionGroup(title: "Output options") var output: OutputOptions

    @Option(
        help: ArgumentHelp(
            "Picture of images, labels and predictions: .svg or .png (needs gnuplot).", valueName: "file"),
        completion: .file())
    var plot: String?

    func validate() throws {
        guard examples >= 0 else { throw ValidationError("--examples must be 0 or more.") }
        try requireDistinct(outputs: [("--plot", plot)], inputs: [model])
    }

    func run() async throws {
        let picture = try plot.map { path in
            try OutputFile(path).check(overwriting: true)
            return try PlotFile(fileURL(path))
        }
        let classifier = try FittedClassifier(contentsOf: RunFolder.modelFile(at: model))
        let images = try await FashionMNIST(data.dataset ?? .zalando, hub, output.messages).test
        let report = try classifier.evaluated(on: images)
        let result = EvaluateResult(report: report, exampleCount: examples)
        try picture?.write(exampleGrid(images, report))
        try output.format.print(json: result, text: result.text)
    }
}

/// The first images, each with label and prediction.
private func exampleGrid(_ images: LabeledImages, _ report: ClassificationReport) -> ImageGrid {
    let tiles = (0..<min(27, images.count)).map { index in
        ImageGrid.Image(
            pixels: Array(images.images[rows: [index]].scalars), width: images.images.shape[2],
            caption: "\(report.classNames[report.labels[index]])\n\(report.classNames[report.predictions[index]])")
    }
    return ImageGrid(title: "label, and prediction below", tiles, columns: 9)
}

private struct EvaluateResult: Encodable {
    let testAccuracy: Double
    let count: Int
    let classes: [String]
    let confusion: [[Int]]
    let mistakes: [Mistake]
    let text: String

    struct Mistake: Encodable {
        let image: Int
        let label, prediction: String
    }

    private enum CodingKeys: CodingKey { case testAccuracy, count, classes, confusion, mistakes }

    init(report: ClassificationReport, exampleCount: Int) {
        testAccuracy = report.accuracy
        count = report.labels.count
        classes = report.classNames
        confusion = report.confusion
        mistakes = report.mistakes.prefix(exampleCount).map { index in
            Mistake(
                image: index, label: report.classNames[report.labels[index]],
                prediction: report.classNames[report.predictions[index]])
        }
        let lines = mistakes.map { "image \($0.image): \($0.label), predicted \($0.prediction)" }
        text = ([report.description] + lines).joined(separator: "\n")
    }
}
