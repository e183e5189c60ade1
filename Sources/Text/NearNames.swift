extension Sequence<String> {
    /// At most three names that `name` may have been meant to be: few edits away, apart from case, or with it as a part.
    package func near(_ name: String) -> [String] {
        let wanted = Array(name.lowercased().utf8)
        let tolerance = Swift.max(1, wanted.count / 3)
        let near = compactMap { candidate -> (distance: Int, name: String)? in
            let lowercased = candidate.lowercased()
            let distance = editDistance(wanted, Array(lowercased.utf8))
            let isPart = wanted.count >= 2 && lowercased.contains(name.lowercased())
            return distance <= tolerance || isPart ? (distance, candidate) : nil
        }
        return near.sorted { $0 < $1 }.prefix(3).map(\.name)
    }
}

/// How many insertions, deletions and replacements turn `a` into `b`.
///
/// Source: Levenshtein, *Binary codes capable of correcting deletions, insertions, and reversals*, 1966; one row of the
/// table at a time.
package func editDistance(_ a: [UInt8], _ b: [UInt8]) -> Int {
    var row = Array(0...b.count)
    for (i, x) in a.enumerated() {
        var diagonal = row[0]
        row[0] = i + 1
        for (j, y) in b.enumerated() {
            let replaced = diagonal + (x == y ? 0 : 1)
            diagonal = row[j + 1]
            row[j + 1] = Swift.min(replaced, row[j] + 1, diagonal + 1)
        }
    }
    return row[b.count]
}
