extension Array where Element: Equatable {
    /// The elements that differ from the one before, with their numbers of repetitions.
    var runs: [(value: Element, count: Int)] {
        var runs: [(value: Element, count: Int)] = []
        for value in self {
            if let last = runs.last, last.value == value {
                runs[runs.count - 1].count += 1
            } else {
                runs.append((value, 1))
            }
        }
        return runs
    }
}
