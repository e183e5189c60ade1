import Support

/// The predictions of a classifier compared with the labels.
///
/// `print(report)` shows the accuracy and the confusion matrix.
public struct ClassificationReport: Sendable, Hashable {
    /// The names of the classes.
    public let classNames: [String]
    /// The class of each example.
    public let labels: [Int]
    /// The predicted class of each example.
    public let predictions: [Int]

    /// Compares `predictions` with equally many `labels`, all of them indices into `classNames`.
    public init(classNames: [String], labels: [Int], predictions: [Int]) {
        self.classNames = classNames
        self.labels = labels
        self.predictions = predictions
    }

    /// The share of correct predictions; NaN without examples.
    public var accuracy: Double {
        Double(zip(labels, predictions).count { $0 == $1 }) / Double(labels.count)
    }

    /// The confusion matrix: the number of examples by label (row) and prediction (column).
    public var confusion: [[Int]] {
        var counts = classNames.map { _ in classNames.map { _ in 0 } }
        for (label, prediction) in zip(labels, predictions) { counts[label][prediction] += 1 }
        return counts
    }

    /// The indices of the wrong predictions, in order.
    public var mistakes: [Int] { labels.indices.filter { labels[$0] != predictions[$0] } }
}

extension ClassificationReport: CustomStringConvertible {
    /// The accuracy, and the confusion matrix, labels down and predictions (first words) across, with recalls.
    public var description: String {
        let confusion = confusion
        let rows = classNames.indices.map { label in
            let count = confusion[label].reduce(0, +)
            let recall = count == 0 ? "" : (Double(confusion[label][label]) / Double(count)).formatted(decimals: 3)
            return [classNames[label]] + confusion[label].map(String.init) + [recall]
        }
        let header = ["label"] + classNames.map { String($0.prefix { $0 != " " }) } + ["recall"]
        let table = TextTable([header] + rows, alignment: .right).lines.joined(separator: "\n")
        return "accuracy \(accuracy.formatted(decimals: 4)) of \(labels.count)\n\(table)"
    }
}
