extension Sequence<String> {
    /// Up to three names similar to `name`: a few edits away, ignoring case, or containing it. A name of one byte is
    /// similar to itself alone.
    package func near(_ name: String) -> [String] {
        let wanted = Array(name.lowercased().utf8)
        let tolerance = wanted.count < 2 ? 0 : Swift.max(1, wanted.count / 3)
        let near = compactMap { candidate -> (distance: Int, name: String)? in
            let lowercased = candidate.lowercased()
            let distance = editDistance(wanted, Array(lowercased.utf8))
            let isPart = wanted.count >= 2 && lowercased.contains(name.lowercased())
            return distance <= tolerance || isPart ? (distance, candidate) : nil
        }
        return near.sorted { $0 < $1 }.prefix(3).map(\.name)
    }
}

/// The number of insertions, deletions, replacements and swaps of neighbours that turn `a` into `b`.
///
/// Source: Damerau, *A technique for computer detection and correction of spelling errors*, 1964.
package func editDistance(_ a: [UInt8], _ b: [UInt8]) -> Int {
    var before = [Int](), row = Array(0...b.count)
    for (i, x) in a.enumerated() {
        var next = [i + 1]
        for (j, y) in b.enumerated() {
            var distance = Swift.min(row[j] + (x == y ? 0 : 1), row[j + 1] + 1, next[j] + 1)
            if i > 0, j > 0, x == b[j - 1], y == a[i - 1] { distance = Swift.min(distance, before[j - 1] + 1) }
            next.append(distance)
        }
        (before, row) = (row, next)
    }
    return row[b.count]
}
