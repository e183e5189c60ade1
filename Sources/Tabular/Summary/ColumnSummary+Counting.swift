extension ColumnSummary {
    /// Summarizes a column. Sorts its values, except for text and small numbers.
    init(name: String, _ column: Column, mostFrequent limit: Int) {
        switch column.storage {
        case .integer(let values):
            let counts = values.counts(without: column.validity)
            let numbers = NumberSummary(counts.map { (Double($0.value), $0.count) })
            self.init(name, column, counts, limit, numbers) { .integer($0) }
        case .real(let values):
            var present = column.present(values)
            present.sortNumbers()
            let counts = present.runs
            self.init(name, column, counts, limit, NumberSummary(counts)) { .real($0) }
        case .boolean(let values):
            let counts = column.present(values).map { $0 ? 1 : 0 }.sorted().runs
            self.init(name, column, counts, limit) { .boolean($0 == 1) }
        case .string(let codes, let categories):
            self.init(name, column, categories.sortedCounts(in: codes), limit) { .string(categories[$0]) }
        }
    }

    /// `counts` has the distinct values in ascending order.
    private init<Element>(
        _ name: String, _ column: Column, _ counts: [(value: Element, count: Int)], _ limit: Int,
        _ numbers: NumberSummary? = nil, spelling: (Element) -> Column.Value
    ) {
        let order = counts.indices.sorted { (counts[$1].count, $0) < (counts[$0].count, $1) }
        let mostFrequent = order.prefix(limit).map {
            ValueCount(value: spelling(counts[$0].value).description, count: counts[$0].count)
        }
        self.init(
            name: name, kind: column.kind, missing: column.missingCount, distinct: counts.count, numbers: numbers,
            mostFrequent: mostFrequent)
    }
}

extension Column {
    fileprivate func present<Element>(_ values: [Element]) -> [Element] {
        missingCount == 0 ? values : values.indices.filter { !isMissing($0) }.map { values[$0] }
    }
}

extension PackedIntegers {
    /// The frequency of each number, ascending, without missing rows.
    fileprivate func counts(without missing: Validity) -> [(value: Int64, count: Int)] {
        let present = indices.lazy.filter { !missing.isMissing($0) }.map { self[$0] }
        guard size <= 2 else { return present.sorted().runs }
        let smallest = Int64(Int16.min)
        var counts = [Int](repeating: 0, count: 1 << 16)
        for value in present { counts[Int(value - smallest)] += 1 }
        return counts.indices.lazy.filter { counts[$0] > 0 }.map { (Int64($0) + smallest, counts[$0]) }
    }
}
