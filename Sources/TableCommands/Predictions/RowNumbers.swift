/// The numbers of the rows of a table in its file, from 1, if some rows were left out.
struct RowNumbers {
    private var skipped: ArraySlice<Int>
    private var next = 1

    /// `skipped` has the numbers of the rows that were left out, in order.
    init(skipping skipped: [Int]) { self.skipped = skipped[...] }

    /// The numbers of the next `count` rows.
    mutating func taking(_ count: Int) -> [Int] {
        (0..<count).map { _ in
            while next == skipped.first {
                skipped.removeFirst()
                next += 1
            }
            defer { next += 1 }
            return next
        }
    }
}
