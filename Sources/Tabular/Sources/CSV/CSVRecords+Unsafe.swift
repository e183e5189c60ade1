import CKernels

/// Some whole records of a text, each of the same number of fields: where each field ends, in one array.
///
/// A field begins behind the end of the one before it, the first of a record behind the last of the record before. A last
/// field's end is the last byte before the next record, whatever line ends and blank lines are between.
final class CSVRecords {
    /// The end before the first field, and the end of each field.
    private var ends = UnsafeMutablePointer<UInt32>.allocate(capacity: 64)
    private var capacity = 64
    /// How many ends there are before the unfinished record.
    private var finished = 1
    private var count = 1
    private let heads = FieldHeads()
    /// Of how many fields the heads have been found.
    private var headCount = 0

    deinit { ends.deallocate() }

    /// How many fields the finished records have.
    var fieldCount: Int { finished - 1 }
    /// The number of fields of the unfinished record.
    var openFields: Int { count - finished }

    /// Takes back all records; the next one begins at `start`.
    func removeAll(start: Int) {
        (finished, count, headCount) = (1, 1, 0)
        ends[0] = UInt32(truncatingIfNeeded: start - 1)
    }

    /// Ends a field.
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

    /// Takes back the unfinished record, which is a blank line; the next one begins at `next`.
    func skipLine(next: Int) {
        dropOpenFields()
        ends[count - 1] = UInt32(truncatingIfNeeded: next - 1)
    }

    /// Takes back the unfinished record.
    func dropOpenFields() { count = finished }

    /// Appends the records of `width` fields from `start` on, as far as they need no closer look and end in `text`.
    ///
    /// Gives the start of the next record, and whether all that was read is ASCII without NUL.
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

    /// Where field number `field` begins, with its quotes.
    func start(of field: Int) -> Int { Int(ends[field] &+ 1) }

    /// The ends from the one before field number `field` on.
    func ends(before field: Int) -> UnsafePointer<UInt32> { UnsafePointer(ends + field) }

    /// The heads of the fields of one column from `row` on, once the records are complete. The first call finds those of all
    /// columns.
    func heads(of column: Int, from row: Int, in text: Bytes, width: Int) -> csv_heads {
        if headCount < fieldCount {
            heads.find(in: text, ends, width: width, rows: fieldCount / width)
            headCount = fieldCount
        }
        return heads.column(column, from: row)
    }
}
