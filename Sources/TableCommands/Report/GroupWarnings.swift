import Regression
import Support
import Tabular

extension PreparedJob {
    /// Warnings about what shuffled folds tear apart: equal rows, and columns whose values recur a few times each.
    var groupWarnings: [String] {
        guard job.shufflesRows, job.folds.group == nil, job.folds.time == nil, job.folds.column == nil else {
            return []
        }
        let features = zip(table.features.columnNames, table.features.columns)
        return [table.repetitionWarning].compactMap(\.self) + features.compactMap { $1.groupWarning(named: $0) }
    }
}

extension RegressionTable {
    /// A warning if at least one row of twenty repeats an earlier one.
    fileprivate var repetitionWarning: String? {
        let count = repeatedRowCount
        guard count * 20 >= targets.count, count >= 5 else { return nil }
        return
            "\(count) of \(targets.count) rows are equal to an earlier one: shuffled folds train on rows that they validate "
            + "on, so that the metric is too good; remove rows that are the same observation"
    }
}

extension Column {
    fileprivate func groupWarning(named name: String) -> String? {
        guard let frequencies = groupFrequencies(named: name) else { return nil }
        let mean = Double(count - missingCount) / Double(max(frequencies.count, 1))
        let single = frequencies.count { $0 == 1 }
        guard frequencies.count >= 20, (2...10).contains(mean), single * 10 <= frequencies.count else { return nil }
        return
            "\(visible(name)) has \(frequencies.count) values, each about \(Int(mean.rounded())) times: "
            + "--group \(shellWord(name)) keeps equal ones in one fold"
    }

    /// How often each value occurs, of text and of whole numbers called as an identifier.
    private func groupFrequencies(named name: String) -> [Int]? {
        switch kind {
        case .string: (try? CategoryCounts(self))?.frequencies
        case .integer where DataFrame.isIdentifierName(name):
            Array(Dictionary((0..<count).filter { !isMissing($0) }.map { (self[$0], 1) }, uniquingKeysWith: +).values)
        default: nil
        }
    }
}
