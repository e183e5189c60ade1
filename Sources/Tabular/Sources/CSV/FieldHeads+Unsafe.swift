import CKernels

/// The first bytes of the fields of some records, those of a column next to each other.
final class FieldHeads {
    private var words = UnsafeMutablePointer<UInt64>.allocate(capacity: 1)
    private var counts = UnsafeMutablePointer<UInt8>.allocate(capacity: 1)
    private var capacity = 1
    /// How far the columns are apart.
    private var stride = 0

    deinit {
        words.deallocate()
        counts.deallocate()
    }

    /// Finds those of `rows` records of `width` fields; `ends` begins with the end before the first field.
    func find(in text: Bytes, _ ends: UnsafePointer<UInt32>, width: Int, rows: Int) {
        // Columns that are a power of two apart would share few places of the cache.
        stride = rows | 1
        reserve(width * stride + Int(CSV_LOOKAHEAD))
        csv_find_heads(text.padded, ends, width, rows, stride, words, counts)
    }

    /// Those of one column from `row` on, valid until others are found.
    func column(_ column: Int, from row: Int) -> csv_heads {
        csv_heads(words: words + column * stride + row, counts: counts + column * stride + row)
    }

    private func reserve(_ needed: Int) {
        guard needed > capacity else { return }
        words.deallocate()
        counts.deallocate()
        (words, counts, capacity) = (.allocate(capacity: needed), .allocate(capacity: needed), needed)
        // What is read beyond the fields changes nothing, but has to be there.
        words.initialize(repeating: 0, count: needed)
        counts.initialize(repeating: 0, count: needed)
    }
}
