/// The features of a column that are being learned, in order: a branch for each.
struct FeatureBranches {
    private struct Branch {
        /// The functions learned so far.
        var functions: [NumericFunction]
        var steps: ArraySlice<NumericStep>

        /// The branch, or the branches that it divides into without looking at the numbers.
        var advanced: [Branch] {
            switch steps.first {
            case .union(let branches):
                let rest = steps.dropFirst()
                return branches.flatMap { Branch(functions: functions, steps: $0 + rest).advanced }
            case .transformer(let transformer) where transformer.need == .nothing:
                return learned(transformer, NumberStatistics(.nothing))
            case .transformer, nil: return [self]
            }
        }

        /// What the first step has to know of the numbers after the functions; nil without steps, or where the moments of
        /// the column itself suffice.
        var need: NumberStatistics.Need? {
            guard case .transformer(let transformer) = steps.first else { return nil }
            return functions.isEmpty && transformer.need == .moments ? nil : transformer.need
        }

        /// The branches after the first step, whose statistics are complete.
        func learned(_ transformer: any NumericTransformer, _ statistics: NumberStatistics) -> [Branch] {
            transformer.fitted(to: statistics).flatMap {
                Branch(functions: functions + $0, steps: steps.dropFirst()).advanced
            }
        }
    }

    /// The numbers after some functions, whose statistics all branches that begin with these share.
    private struct Stem {
        let functions: [NumericFunction]
        var statistics: NumberStatistics

        mutating func add(_ values: [Double]) {
            var values = values
            for function in functions { function.apply(to: &values) }
            statistics.add(values)
        }
    }

    private var branches: [Branch]
    private var stems: [Stem] = []

    init(_ steps: [NumericStep]) {
        branches = Branch(functions: [], steps: steps[...]).advanced
        stems = Self.stems(of: branches)
    }

    private static func stems(of branches: [Branch]) -> [Stem] {
        var needs: [(functions: [NumericFunction], need: NumberStatistics.Need)] = []
        for branch in branches {
            guard let need = branch.need else { continue }
            if let index = needs.firstIndex(where: { $0.functions == branch.functions }) {
                needs[index].need = max(needs[index].need, need)
            } else {
                needs.append((branch.functions, need))
            }
        }
        return needs.map { Stem(functions: $0.functions, statistics: NumberStatistics($0.need)) }
    }

    var isFinished: Bool { branches.allSatisfy(\.steps.isEmpty) }

    /// The functions of each feature, in order.
    var features: [[NumericFunction]] { branches.map(\.functions) }
    var byteCount: Int { stems.reduce(0) { $0 + $1.statistics.byteCount } }

    /// Adds a few thousand numbers of the column; NaN is missing.
    mutating func add(_ values: [Double]) {
        for index in stems.indices { stems[index].add(values) }
    }

    /// Goes on to the next steps after a pass over all numbers, whose `moments` are given.
    mutating func finishPass(_ moments: NumberStatistics) {
        for index in stems.indices { stems[index].statistics.finish() }
        branches = branches.flatMap { finished($0, moments) }
        stems = Self.stems(of: branches)
    }

    private func finished(_ branch: Branch, _ moments: NumberStatistics) -> [Branch] {
        guard case .transformer(let transformer) = branch.steps.first else { return [branch] }
        let statistics = branch.need.flatMap { _ in stems.first { $0.functions == branch.functions }?.statistics }
        let next = branch.learned(transformer, statistics ?? moments)
        // Where the moments of the column suffice again, no other pass is needed.
        return next.flatMap { $0.need == nil ? finished($0, moments) : [$0] }
    }
}
