/// The features of a column that are being learned: a branch for each of them so far, in their order.
struct FeatureBranches {
    /// A feature that is being made.
    private struct Branch {
        /// What makes it so far.
        var functions: [NumericFunction]
        /// What is to follow.
        var steps: ArraySlice<NumericStep>
        /// What its numbers are, for the first of the steps; nil where there is none, or where the moments of the column's
        /// numbers as they are tell enough.
        var statistics: NumberStatistics?

        /// The branch, or those that it becomes without a look at the numbers.
        var advanced: [Branch] {
            switch steps.first {
            case .union(let branches):
                let rest = steps.dropFirst()
                return branches.flatMap { Branch(functions: functions, steps: $0 + rest).advanced }
            case .transformer(let transformer) where transformer.need == .nothing:
                return learned(transformer, NumberStatistics(.nothing))
            case .transformer(let transformer):
                let tellEnough = functions.isEmpty && transformer.need == .moments
                let statistics = tellEnough ? nil : NumberStatistics(transformer.need)
                return [Branch(functions: functions, steps: steps, statistics: statistics)]
            case nil: return [self]
            }
        }

        /// What the branch becomes, now that its numbers are known, and the `moments` of those of the column as they are.
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

        /// Adds numbers of the column.
        mutating func add(_ values: [Double]) {
            guard statistics != nil else { return }
            var values = values
            for function in functions { function.apply(to: &values) }
            statistics?.add(values)
        }
    }

    private var branches: [Branch]

    /// The features that `steps` make.
    init(_ steps: [NumericStep]) { branches = Branch(functions: [], steps: steps[...]).advanced }

    /// Whether all is learned.
    var isFinished: Bool { branches.allSatisfy(\.steps.isEmpty) }

    /// For each feature the functions that make it.
    var features: [[NumericFunction]] { branches.map(\.functions) }

    /// The bytes of the numbers that are kept.
    var byteCount: Int { branches.reduce(0) { $0 + ($1.statistics?.byteCount ?? 0) } }

    /// Adds some thousand numbers of the column, NaN being missing.
    mutating func add(_ values: [Double]) {
        for index in branches.indices { branches[index].add(values) }
    }

    /// Goes on to the next steps, when all numbers have been added, whose `moments` are given: they are to be added again,
    /// unless that was the last step.
    mutating func finishPass(_ moments: NumberStatistics) { branches = branches.flatMap { $0.finished(moments) } }
}
