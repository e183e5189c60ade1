/// A part of a text, which one thread reads and splits into fields.
///
/// A thread that begins in the middle of the text guesses where a record begins. The part before shows whether the
/// guess is right; if not, the records are found again. So results do not depend on guesses, threads or part sizes.
final class CSVPart {
    /// The part's text, and the following text as far as its last record needs it.
    private let window: TextWindow
    let records = CSVRecords()
    let space = CellSpace()
    private var size = 0
    /// The guess at the first record; nil if none was found.
    private var start: Int?
    private var position = 0
    /// Why there is no record at `position`.
    private var fault: CSVFault?
    init(_ source: CSVSource) { window = TextWindow(source) }
    var text: Bytes { window.text }

    /// The start of the next record in the whole text.
    var next: Int { window.offset + position }

    /// Whether no record is left in the whole text.
    var isLast: Bool { window.isLast && position >= window.count }
    var offset: Int { window.offset }
    var firstRecord: Int { window.offset + records.start(of: 0) }

    /// Runs `body` and adds the places of its faults in a text that is read from front to back.
    func locatingFaults<Result>(_ body: () throws -> Result) throws -> Result { try window.locatingFaults(body) }

    /// Reads only the text's first record after `skippedLines` lines, from which `dialect` learns; blank lines alone
    /// give none.
    func readFirst(_ dialect: inout CSVDialect, skippedLines: Int, size: Int, rowLimit: Int) throws {
        // A byte order mark has up to four bytes.
        var size = max(size, 4)
        try window.read(size, at: 0)
        if window.isStream { try text.checkStart() } else { try text.checkNotUTF16() }
        while true {
            if let preamble = CSVPreamble(text, skipping: skippedLines, isWhole: window.isLast) {
                dialect.separator = preamble.separator ?? dialect.separator
                var scanner = CSVScanner(text, isWhole: window.isLast, dialect: dialect, from: preamble.end)
                records.removeAll(start: scanner.position)
                while records.fieldCount == 0, try scanner.readRecord(into: records) {}
                position = scanner.position
                if records.fieldCount > 0 || window.isLast { return dialect = scanner.dialect }
            }
            try extend(by: size, rowLimit: rowLimit)
            size *= 2
        }
    }

    /// Whether the row after the header has one more field, which is empty: rows end with a separator, the header does not.
    func hasTrailingSeparator(after header: CSVDialect) -> Bool {
        guard let width = header.width else { return false }
        var dialect = header
        dialect.width = width + 1
        let row = CSVRecords()
        row.removeAll(start: position)
        var scanner = CSVScanner(text, isWhole: window.isLast, dialect: dialect, from: position)
        while row.fieldCount == 0, (try? scanner.readRecord(into: row)) == true {}
        guard row.fieldCount == width + 1 else { return false }
        return ColumnCells(text, row, column: width, width: width + 1, quotedMayBeMissing: true, space)[0].count == 0
    }

    /// Goes from the start of the text to the record that begins at `offset`.
    func skip(to offset: Int) throws {
        try window.read(offset, at: 0)
        position = offset
    }

    /// Reads up to `rowCount` records of a text that is read from front to back, at least `size` bytes at a time.
    func readRows(_ rowCount: Int, _ dialect: CSVDialect, size: Int, rowLimit: Int) throws {
        window.drop(position)
        position = 0
        records.removeAll(start: 0)
        let width = dialect.width ?? 1
        try locatingFaults {
            while true {
                try readRecords(dialect) { _ in records.fieldCount / width < rowCount }
                if records.fieldCount / width == rowCount || window.isLast { return }
                try extend(by: max(size, window.count - position), rowLimit: rowLimit)
            }
        }
    }

    /// Reads `size` bytes more, but no more than `rowLimit` bytes of the unfinished record.
    private func extend(by size: Int, rowLimit: Int) throws {
        let left = rowLimit - (window.count - position)
        guard left > 0 else { throw CSVFault(tooLongAt: next, limit: rowLimit) }
        // Offsets of fields have 32 bits.
        guard window.count < 1 << 31 else {
            throw CSVFault(
                code: .tooLong, offset: window.offset,
                reason: "the rows of one table have 2 GiB of text: read fewer at a time")
        }
        try window.extend(by: min(size, left))
    }

    /// Reads the `size` bytes at `offset` and finds their records, from `offset` with `isFirst`, else from a guess.
    func read(_ size: Int, at offset: Int, isFirst: Bool, _ dialect: CSVDialect) throws {
        // Mostly the last record ends in the next 4 KiB.
        try window.read(size + 1 << 12, at: offset)
        (self.size, start, position, fault) = (min(size, window.count), nil, 0, nil)
        records.removeAll(start: 0)
        let likely = isFirst ? 0 : dialect.likelyRecord(in: text, after: 0)
        if let likely { findRecords(from: likely, dialect) }
    }

    /// Completes the records, from `first` of the whole text to the last one that begins in the part or at its end.
    func finish(from first: Int, _ dialect: CSVDialect) throws {
        let first = first - window.offset
        if first != start { findRecords(from: first, dialect) }
        if let fault { throw fault.moved(by: window.offset) }
        var more = 1 << 12
        while position <= size {
            try readRecords(dialect) { $0 <= size }
            if position > size || window.isLast { return }
            try window.extend(by: more)
            more *= 2
        }
    }

    /// Finds the records from `position` on that end in the window, while `isWanted` accepts their starts.
    private func readRecords(_ dialect: CSVDialect, while isWanted: (Int) -> Bool) throws(CSVFault) {
        var scanner = CSVScanner(text, isWhole: window.isLast, dialect: dialect, from: position)
        do throws(CSVFault) {
            while isWanted(scanner.position), try scanner.readRecord(into: records) {}
        } catch {
            throw error.moved(by: window.offset)
        }
        position = scanner.position
    }

    /// Finds the records from `first` on that end in the part.
    private func findRecords(from first: Int, _ dialect: CSVDialect) {
        (start, position, fault) = (first, first, nil)
        records.removeAll(start: first)
        guard first < size else { return }
        var scanner = CSVScanner(window.text(to: size), isWhole: false, dialect: dialect, from: first)
        do throws(CSVFault) { try scanner.readRecords(into: records) } catch { fault = error }
        position = scanner.position
    }
}
