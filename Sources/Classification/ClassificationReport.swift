import Text

/// How a classifier's predictions compare with the labels.
///
/// `print(report)` shows the accuracy and the confusion matrix.
public struct ClassificationReport: Sendable, Hashable {
    /// The names of the classes.
    public let classNames: [String]
    /// The class of each example.
    public let labels: [Int]
    /// What each example was taken for.
    public let predictions: [Int]

    /// Compares `predictions` with `labels`: as many, all of them indices into `classNames`.
    public init(classNames: [String], labels: [Int], predictions: [Int]) {
        self.classNames = classNames
        self.labels = labels
        self.predictions = predictions
    }

    /// The share of examples that were taken for what they are; NaN where there are none.
    public var accuracy: Double {
        Double(zip(labels, predictions).count { $0 == $1 }) / Double(labels.count)
    }

    /// How many examples of each class, a row, were taken for each class, a column.
    public var confusion: [[Int]] {
        var counts = classNames.map { _ in classNames.map { _ in 0 } }
        for (label, prediction) in zip(labels, predictions) { counts[label][prediction] += 1 }
        return counts
    }

    /// The indices of the examples that were taken for something else, in order.
    public var mistakes: [Int] { labels.indices.filter { labels[$0] != predictions[$0] } }
}

extension ClassificationReport: CustomStringConvertible {
    /// The accuracy, and the confusion matrix as a table: the labels down, the predictions across by the first word
    /// of their names, and for each class the share that was recognized.
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
