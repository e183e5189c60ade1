extension Column {
    /// The number of distinct values, the most frequent ones, and the distribution of numbers.
    struct Tally {
        let distinct: Int
        let mostFrequent: [ColumnSummary.ValueCount]
        let numbers: NumberSummary?

        /// `counts` has the distinct values in ascending order.
        init<Element>(
            _ counts: [(value: Element, count: Int)], mostFrequent: Int, numbers: NumberSummary? = nil,
            spelling: (Element) -> Value
        ) {
            (distinct, self.numbers) = (counts.count, numbers)
            let order = counts.indices.sorted { (counts[$1].count, $0) < (counts[$0].count, $1) }
            self.mostFrequent = order.prefix(mostFrequent).map {
                ColumnSummary.ValueCount(value: spelling(counts[$0].value).description, count: counts[$0].count)
            }
        }
    }

    /// Counts the values. Costs sorting them, or counting those of text and small numbers.
    func tally(mostFrequent: Int) -> Tally {
        switch storage {
        case .integer(let values):
            let counts = values.counts(without: validity)
            let numbers = NumberSummary(counts.map { (Double($0.value), $0.count) })
            return Tally(counts, mostFrequent: mostFrequent, numbers: numbers) { .integer($0) }
        case .real(let values):
            let counts = present(values).sorted().runs
            return Tally(counts, mostFrequent: mostFrequent, numbers: NumberSummary(counts)) { .real($0) }
        case .boolean(let values):
            let counts = present(values).map { $0 ? 1 : 0 }.sorted().runs
            return Tally(counts, mostFrequent: mostFrequent) { .boolean($0 == 1) }
        case .string(let codes, let categories):
            return Tally(categories.sortedCounts(in: codes), mostFrequent: mostFrequent) { .string(categories[$0]) }
        }
    }

    private func present<Element>(_ values: [Element]) -> [Element] {
        missingCount == 0 ? values : values.indices.filter { !isMissing($0) }.map { values[$0] }
    }
}

extension PackedIntegers {
    /// How often each number comes, ascending, those of missing rows left out.
    fileprivate func counts(without missing: Validity) -> [(value: Int64, count: Int)] {
        let present = indices.lazy.filter { !missing.isMissing($0) }.map { self[$0] }
        guard size <= 2 else { return present.sorted().runs }
        let smallest = Int64(Int16.min)
        var counts = [Int](repeating: 0, count: 1 << 16)
        for value in present { counts[Int(value - smallest)] += 1 }
        return counts.indices.lazy.filter { counts[$0] > 0 }.map { (Int64($0) + smallest, counts[$0]) }
    }
}
