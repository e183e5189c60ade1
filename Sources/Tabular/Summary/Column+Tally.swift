extension Column {
    /// The number of distinct values, and the most frequent ones.
    struct Tally {
        let distinct: Int
        let mostFrequent: [ColumnSummary.ValueCount]

        /// `counts` has the distinct values in ascending order.
        init<Element>(
            _ counts: [(value: Element, count: Int)], mostFrequent: Int, spelling: (Element) -> Value
        ) {
            distinct = counts.count
            let order = counts.indices.sorted { (counts[$1].count, $0) < (counts[$0].count, $1) }
            self.mostFrequent = order.prefix(mostFrequent).map {
                ColumnSummary.ValueCount(value: spelling(counts[$0].value).description, count: counts[$0].count)
            }
        }
    }

    /// Counts the values. Costs sorting them; of text, the distinct ones only.
    func tally(mostFrequent: Int) -> Tally {
        switch storage {
        case .integer(let values):
            Tally(present(values).sorted().runs, mostFrequent: mostFrequent) { .integer($0) }
        case .real(let values):
            Tally(present(values).sorted().runs, mostFrequent: mostFrequent) { .real($0) }
        case .boolean(let values):
            Tally(present(values).map { $0 ? 1 : 0 }.sorted().runs, mostFrequent: mostFrequent) { .boolean($0 == 1) }
        case .string(let codes, let categories):
            Tally(categories.sortedCounts(in: codes), mostFrequent: mostFrequent) { .string(categories[$0]) }
        }
    }

    private func present<Values: RandomAccessCollection<Element>, Element>(_ values: Values) -> [Element]
    where Values.Index == Int {
        missingCount == 0 ? Array(values) : values.indices.filter { !isMissing($0) }.map { values[$0] }
    }
}
