extension Array where Element: Equatable {
    /// Each element that differs from the one before it, with how often it comes in a row.
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
