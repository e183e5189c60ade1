import Classification
import CommandSupport
import Plots
import Support
import Training

struct TrainSummary: Encodable {
    let plan: PlannedRun
    let parameters: Int
    let history: History

    private enum CodingKeys: CodingKey {
        case dataset, files, parameters, network, hyperparameters, seed, epochs, testAccuracy, seconds
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(plan.job.dataset, forKey: .dataset)
        try container.encode(plan.files, forKey: .files)
        try container.encode(parameters, forKey: .parameters)
        try container.encode(plan.job.settings.network, forKey: .network)
        try container.encode(plan.job.settings.training, forKey: .hyperparameters)
        try container.encode(plan.job.seed, forKey: .seed)
        try container.encode(history.epochs, forKey: .epochs)
        try container.encode(history["test_accuracy"].last, forKey: .testAccuracy)
        try container.encode(history.epochs.reduce(0) { $0 + $1.seconds }, forKey: .seconds)
    }

    /// One line for each epoch.
    var table: String {
        let rows = history.epochs.map { record in
            ["\(record.epoch)"] + Self.metrics.map { record[$0]?.metricText(decimals: 4) ?? "" }
                + [record.seconds.formatted(decimals: 3)]
        }
        let header = ["epoch", "train loss", "train acc", "test loss", "test acc", "seconds"]
        return TextTable([header] + rows, alignment: .right).lines.joined(separator: "\n")
    }

    /// Loss and accuracies over the epochs, as in the book.
    var chart: Chart {
        .learningCurves(
            y: .init(""),
            [
                "train loss": history["train_loss"], "train acc": history["train_accuracy"],
                "test acc": history["test_accuracy"],
            ])
    }

    private static let metrics = ["train_loss", "train_accuracy", "test_loss", "test_accuracy"]
}
