import Regression
import Support
import Tabular

extension PreparedJob {
    /// Warnings about groups that shuffled folds tear apart: columns of text whose values recur a few times each.
    var groupWarnings: [String] {
        guard job.shufflesRows, job.folds.group == nil, job.folds.time == nil, job.folds.column == nil else {
            return []
        }
        return zip(table.features.columnNames, table.features.columns).compactMap { $1.groupWarning(named: $0) }
    }
}

extension Column {
    fileprivate func groupWarning(named name: String) -> String? {
        guard kind == .string, let counts = try? CategoryCounts(self) else { return nil }
        let all = counts.categories { _ in true }.count, single = counts.categories { $0 == 1 }.count
        let mean = Double(count - missingCount) / Double(max(all, 1))
        guard all >= 20, (2...10).contains(mean), single * 10 <= all else { return nil }
        return
            "\(visible(name)) has \(all) values, each about \(Int(mean.rounded())) times: --group \(name) keeps equal "
            + "ones in one fold"
    }
}
