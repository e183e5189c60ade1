import CTabular

/// Whole records of a text with the same number of fields, as the ends of all fields in one array.
///
/// A field begins after the end of the one before. Line ends and blank lines belong to the last field of a record.
final class CSVRecords {
    /// The end before the first field, and the end of each field.
    private var ends = UnsafeMutablePointer<UInt32>.allocate(capacity: 64)
    private var capacity = 64
    /// The number of ends before the unfinished record.
    private var finished = 1
    private var count = 1
    private let heads = FieldHeads()
    private var headCount = 0

    deinit { ends.deallocate() }

    /// The number of fields of the finished records.
    var fieldCount: Int { finished - 1 }
    /// The number of fields of the unfinished record.
    var openFields: Int { count - finished }

    /// Removes all records; the next one begins at `start`.
    func removeAll(start: Int) {
        (finished, count, headCount) = (1, 1, 0)
        ends[0] = UInt32(truncatingIfNeeded: start - 1)
    }

    func append(end: Int) {
        if count == capacity { reserve(count + 1) }
        ends[count] = UInt32(truncatingIfNeeded: end)
        count += 1
    }

    /// Ends the record, whose last field has been appended; the next one begins at `next`, unless the text ends there.
    func endRecord(next: Int) {
        finished = count
        ends[count - 1] = max(ends[count - 1], UInt32(truncatingIfNeeded: next - 1))
    }

    /// Removes the unfinished record, which is a blank line; the next one begins at `next`.
    func skipLine(next: Int) {
        dropOpenFields()
        ends[count - 1] = UInt32(truncatingIfNeeded: next - 1)
    }

    func dropOpenFields() { count = finished }

    /// Appends records of `width` fields from `start` on, up to the first that needs a closer look or is cut off.
    ///
    /// Returns the start of the next record, and whether the bytes that were read are ASCII without NUL.
    func appendRegular(_ text: Bytes, from start: Int, width: Int, separator: UInt8) -> (next: Int, isPlain: Bool) {
        reserve(count + text.count - start + Bytes.padding)
        let found = csv_regular_rows(text.padded, start, text.count, width, separator, ends + count)
        guard found.rows > 0 else { return (start, true) }
        count += found.rows * width
        finished = count
        return (Int(ends[count - 1]) + 1, found.is_plain)
    }

    private func reserve(_ needed: Int) {
        guard needed > capacity else { return }
        let larger = UnsafeMutablePointer<UInt32>.allocate(capacity: 2 * needed)
        larger.update(from: ends, count: count)
        ends.deallocate()
        (ends, capacity) = (larger, 2 * needed)
    }

    /// The start of a field, with its quotes.
    func start(of field: Int) -> Int { Int(ends[field] &+ 1) }

    /// The ends from the one before a field on.
    func ends(before field: Int) -> UnsafePointer<UInt32> { UnsafePointer(ends + field) }

    /// The heads of a column from `row` on, once the records are complete. The first call finds those of all columns.
    func heads(of column: Int, from row: Int, in text: Bytes, width: Int) -> csv_heads {
        if headCount < fieldCount {
            heads.find(in: text, ends, width: width, rows: fieldCount / width)
            headCount = fieldCount
        }
        return heads.column(column, from: row)
    }
}

/// The first eight bytes of the fields of some records, column by column.
private final class FieldHeads {
    private var words = UnsafeMutablePointer<UInt64>.allocate(capacity: 1)
    private var counts = UnsafeMutablePointer<UInt8>.allocate(capacity: 1)
    private var capacity = 1
    private var stride = 0

    deinit {
        words.deallocate()
        counts.deallocate()
    }

    /// Finds those of `rows` records of `width` fields; `ends` begins with the end before the first field.
    func find(in text: Bytes, _ ends: UnsafePointer<UInt32>, width: Int, rows: Int) {
        // A stride of a power of two would map all columns to few sets of the cache.
        stride = rows | 1
        reserve(width * stride + Int(CSV_LOOKAHEAD))
        csv_find_heads(text.padded, ends, width, rows, stride, words, counts)
    }

    /// Those of one column from `row` on, valid until the next `find`.
    func column(_ column: Int, from row: Int) -> csv_heads {
        csv_heads(words: words + column * stride + row, counts: counts + column * stride + row)
    }

    private func reserve(_ needed: Int) {
        guard needed > capacity else { return }
        words.deallocate()
        counts.deallocate()
        (words, counts, capacity) = (.allocate(capacity: needed), .allocate(capacity: needed), needed)
        // The loops in C read some heads after the last one.
        words.initialize(repeating: 0, count: needed)
        counts.initialize(repeating: 0, count: needed)
    }
}
