/// A part of a text, read and split into fields by one thread.
///
/// A thread that begins in the middle of the text does not know whether it is inside of quotes. It guesses where a record
/// begins; when the part before it is done, that is known, and a wrong guess is done over. So what is found never depends on
/// the guesses, the number of threads or the size of the parts.
final class CSVPart {
    /// The part's text, and of what follows as much as its last record needs.
    private let window: TextWindow
    /// The records that begin in the part.
    let records = CSVRecords()
    /// For the content of its fields.
    let space = CellSpace()
    /// The number of the part's bytes.
    private var size = 0
    /// Where the first record was taken to begin; nil if none was found.
    private var start: Int?
    /// Where the next record begins.
    private var position = 0
    /// Why the record at `position` is none.
    private var fault: CSVFault?

    init(_ source: CSVSource) { window = TextWindow(source) }

    /// The text that the records are of.
    var text: Bytes { window.text }

    /// Where the next record begins in the text.
    var next: Int { window.offset + position }

    /// Whether no record is left in the text.
    var isLast: Bool { window.isLast && position >= window.count }

    /// Where the part begins in the text.
    var offset: Int { window.offset }

    /// Where the first record begins in the text.
    var firstRecord: Int { window.offset + records.start(of: 0) }

    /// Runs `body`, and gives its faults their places in a text that was read from front to back.
    func locatingFaults<Result>(_ body: () throws -> Result) throws -> Result { try window.locatingFaults(body) }

    /// Reads the text's first record alone; nothing but blank lines gives none. `dialect` learns from it.
    func readFirst(_ dialect: inout CSVDialect, size: Int, rowLimit: Int) throws {
        // Enough to see a mark of the encoding.
        var size = max(size, 4)
        try window.read(size, at: 0)
        // A stream that is no text may have records without end.
        if window.isStream { try text.checkStart() } else { try text.checkNotUTF16() }
        while true {
            var scanner = CSVScanner(
                text, isWhole: window.isLast, dialect: dialect, from: text.hasByteOrderMark ? 3 : 0)
            records.removeAll(start: scanner.position)
            while records.fieldCount == 0, try scanner.readRecord(into: records) {}
            position = scanner.position
            if records.fieldCount > 0 || window.isLast { return dialect = scanner.dialect }
            try extend(by: size, rowLimit: rowLimit)
            size *= 2
        }
    }

    /// Goes from the start of the text to the record that begins at `offset`.
    func skip(to offset: Int) throws {
        try window.read(offset, at: 0)
        position = offset
    }

    /// Reads the next `rowCount` records, or as many as are left, at least `size` bytes at a time, of a text that is read from
    /// front to back.
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

    /// Reads `size` bytes more, but no more of the unfinished record than `rowLimit`, at which it is an error.
    private func extend(by size: Int, rowLimit: Int) throws {
        let left = rowLimit - (window.count - position)
        guard left > 0 else { throw CSVFault(tooLongAt: next, limit: rowLimit) }
        guard window.count < Self.sizeLimit else {
            throw CSVFault(
                code: .tooLong, offset: window.offset,
                reason: "the rows of one table have 2 GiB of text: read fewer at a time")
        }
        try window.extend(by: min(size, left))
    }

    /// The number of bytes beyond which records do not go on: they count in 32 bits.
    private static let sizeLimit = 1 << 31

    /// Reads the `size` bytes at `offset`, and finds their records, from where one seems to begin; `isFirst` says that one
    /// begins right there.
    func read(_ size: Int, at offset: Int, isFirst: Bool, _ dialect: CSVDialect) throws {
        // With enough of what follows for the last record, mostly.
        try window.read(size + 1 << 12, at: offset)
        (self.size, start, position, fault) = (min(size, window.count), nil, 0, nil)
        records.removeAll(start: 0)
        let likely = isFirst ? 0 : dialect.likelyRecord(in: text, behind: 0)
        if let likely { findRecords(from: likely, dialect) }
    }

    /// Finds the records that begin behind the part's first byte and not behind its end, the first of them at `first` of the
    /// text.
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

    /// Finds the records from `position` on that end in the window, as long as one is wanted at the place where it begins.
    private func readRecords(_ dialect: CSVDialect, while isWanted: (Int) -> Bool) throws(CSVFault) {
        var scanner = CSVScanner(text, isWhole: window.isLast, dialect: dialect, from: position)
        do throws(CSVFault) {
            while isWanted(scanner.position), try scanner.readRecord(into: records) {}
        } catch {
            throw error.moved(by: window.offset)
        }
        position = scanner.position
    }

    /// Finds the records that begin at `first` and end in the part.
    private func findRecords(from first: Int, _ dialect: CSVDialect) {
        (start, position, fault) = (first, first, nil)
        records.removeAll(start: first)
        guard first < size else { return }
        var scanner = CSVScanner(window.text(to: size), isWhole: false, dialect: dialect, from: first)
        do throws(CSVFault) { try scanner.readRecords(into: records) } catch { fault = error }
        position = scanner.position
    }
}
