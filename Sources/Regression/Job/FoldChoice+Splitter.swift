import Support
import Tabular
import Training

extension FoldChoice {
    /// The column that decides about the folds, if there is one.
    var decidingColumn: String? { group ?? time ?? column }
}

extension RegressionJob {
    /// The splitter of the rows of a table, by the values of the deciding column.
    func splitter(of table: RegressionTable, by values: Column?) throws -> any Splitter {
        guard let name = folds.decidingColumn, let values else {
            return folds.stratified
                ? StratifiedKFold(folds.count, targets: table.targets, repeats: folds.repeats)
                : KFold(folds.count, shuffled: shufflesRows, repeats: folds.repeats)
        }
        if folds.group != nil { return GroupKFold(folds.count, groups: values.groups, repeats: folds.repeats) }
        if folds.time != nil {
            return TimeSeriesSplit(
                folds.count, times: try values.times(named: name, rows: table.rowNumbers), gap: folds.gap)
        }
        if let row = (0..<values.count).first(where: values.isMissing) {
            throw RegressionError.noFold(column: name, row: table.rowNumbers[row])
        }
        return PredefinedSplit(folds: values.groups)
    }
}

extension Column {
    /// A number for each value, in the order of their text where they are text; a missing value has one of its own.
    fileprivate var groups: [Int] {
        let names = (0..<count).map { self[$0]?.description }
        let sorted = Set(names.compactMap(\.self)).sorted()
        let numbers = Dictionary(uniqueKeysWithValues: sorted.enumerated().map { ($1, $0) })
        return names.enumerated().map { row, name in name.flatMap { numbers[$0] } ?? sorted.count + row }
    }

    /// The values as times: numbers, or dates in days.
    fileprivate func times(named name: String, rows: [Int]) throws -> [Double] {
        let times = numbers ?? datesInDays
        if let row = times.firstIndex(where: \.isNaN) {
            throw RegressionError.noTime(column: name, row: rows[row], value: self[row]?.description)
        }
        return times
    }
}
