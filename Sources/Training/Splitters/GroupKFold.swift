import Arrays

/// K-fold splits in which the rows of a group stay together, in training or in validation.
///
/// The largest groups come first, each to the fold with the fewest rows so far, as in
/// [`GroupKFold`](https://scikit-learn.org/stable/modules/generated/sklearn.model_selection.GroupKFold.html). Groups of
/// equal size come in the order of a shuffle, so that repetitions differ.
public struct GroupKFold: Splitter, Hashable, Codable {
    /// The number of folds, 2 or more.
    public var count: Int
    /// The number of splits, each with a new shuffle and new seeds.
    public var repeats: Int
    /// The group of each row; any numbers.
    public let groups: [Int]

    /// Makes a splitter into `count` folds.
    public init(_ count: Int, groups: [Int], repeats: Int = 1) {
        (self.count, self.groups, self.repeats) = (count, groups, repeats)
    }

    /// Throws a `TrainingError` for fewer than 2 folds, and for more folds than groups.
    public func check(rows: Int) throws {
        try check(groups.count, rows: rows)
        guard count >= 2 else { throw TrainingError.tooFewFolds(count) }
        let groups = Set(groups).count
        guard count <= groups else {
            throw TrainingError.invalidSetting(
                name: "The number of folds", value: "\(count)", allowed: "at most that of the groups, \(groups)")
        }
        try checkRepeats()
    }

    /// The fold of an index through all repetitions.
    public func fold(_ index: Int, rows: Int, seed: RandomSeed) -> Fold {
        let folds = folds(seed: seed.derived(.split, index / count)), wanted = index % count
        return Fold(index, rows: rows, seed: seed) { folds[groups[$0]] == wanted }
    }

    /// The fold of each group.
    private func folds(seed: RandomSeed) -> [Int: Int] {
        var sizes: [Int: Int] = [:]
        for group in groups { sizes[group, default: 0] += 1 }
        let names = sizes.keys.sorted()
        var order = Array(names.indices), stream = RandomStream(seed: seed)
        stream.shuffle(&order)
        var (rows, folds) = ([Int](repeating: 0, count: count), [Int: Int]())
        for name in order.map({ names[$0] }).stablySorted(by: { sizes[$0, default: 0] > sizes[$1, default: 0] }) {
            let lightest = rows.indices.min { rows[$0] < rows[$1] } ?? 0
            folds[name] = lightest
            rows[lightest] += sizes[name, default: 0]
        }
        return folds
    }
}

extension Array {
    /// The elements in order, equal ones as they were.
    func stablySorted(by precedes: (Element, Element) -> Bool) -> [Element] {
        enumerated().sorted {
            precedes($0.element, $1.element) || !precedes($1.element, $0.element) && $0.offset < $1.offset
        }.map(\.element)
    }
}
