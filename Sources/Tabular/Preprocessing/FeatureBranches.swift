/// The features of a column that are being learned, in order: a branch for each.
struct FeatureBranches {
    private struct Branch {
        var functions: [NumericFunction]
        var steps: ArraySlice<NumericStep>
        /// The statistics for the first step; nil without steps, or where the moments of the column itself suffice.
        var statistics: NumberStatistics?

        /// The branch, or the branches that it divides into without looking at the numbers.
        var advanced: [Branch] {
            switch steps.first {
            case .union(let branches):
                let rest = steps.dropFirst()
                return branches.flatMap { Branch(functions: functions, steps: $0 + rest).advanced }
            case .transformer(let transformer) where transformer.need == .nothing:
                return learned(transformer, NumberStatistics(.nothing))
            case .transformer(let transformer):
                let suffice = functions.isEmpty && transformer.need == .moments
                let statistics = suffice ? nil : NumberStatistics(transformer.need)
                return [Branch(functions: functions, steps: steps, statistics: statistics)]
            case nil: return [self]
            }
        }

        /// The branches after the first step, whose statistics are complete; `moments` are those of the column itself.
        func finished(_ moments: NumberStatistics) -> [Branch] {
            guard case .transformer(let transformer) = steps.first else { return [self] }
            var statistics = statistics ?? moments
            statistics.finish()
            return learned(transformer, statistics).flatMap { $0.statistics == nil ? $0.finished(moments) : [$0] }
        }

        private func learned(_ transformer: any NumericTransformer, _ statistics: NumberStatistics) -> [Branch] {
            transformer.fitted(to: statistics).flatMap {
                Branch(functions: functions + $0, steps: steps.dropFirst()).advanced
            }
        }

        mutating func add(_ values: [Double]) {
            guard statistics != nil else { return }
            var values = values
            for function in functions { function.apply(to: &values) }
            statistics?.add(values)
        }
    }

    private var branches: [Branch]
    init(_ steps: [NumericStep]) { branches = Branch(functions: [], steps: steps[...]).advanced }

    var isFinished: Bool { branches.allSatisfy(\.steps.isEmpty) }

    /// The functions of each feature, in order.
    var features: [[NumericFunction]] { branches.map(\.functions) }
    var byteCount: Int { branches.reduce(0) { $0 + ($1.statistics?.byteCount ?? 0) } }

    /// Adds a few thousand numbers of the column; NaN is missing.
    mutating func add(_ values: [Double]) {
        for index in branches.indices { branches[index].add(values) }
    }

    /// Goes on to the next steps after a pass over all numbers, whose `moments` are given.
    mutating func finishPass(_ moments: NumberStatistics) { branches = branches.flatMap { $0.finished(moments) } }
}
