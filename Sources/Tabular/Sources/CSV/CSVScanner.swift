/// The grammar of CSV: a machine over bytes that finds records and fields and knows nothing of files or types.
///
/// [RFC 4180](https://www.rfc-editor.org/rfc/rfc4180), and where it is silent: LF, CR LF, or in a file whose first line ends so
/// CR, end a record; blank lines are skipped; the last line end may be missing; a quote inside an unquoted field is text.
struct CSVScanner {
    private let text: Bytes
    /// Whether the text ends where these bytes do.
    private let isWhole: Bool
    private var cursor: SpecialBytes
    /// What the records so far have shown.
    private(set) var dialect: CSVDialect
    /// The offset of the next record.
    private(set) var position: Int

    init(_ text: Bytes, isWhole: Bool, dialect: CSVDialect, from start: Int) {
        (self.text, self.isWhole, self.dialect) = (text, isWhole, dialect)
        position = start
        cursor = SpecialBytes(text, separator: dialect.separator, from: start)
    }

    /// Goes on at the record that begins at `start`.
    mutating func move(to start: Int) {
        position = start
        cursor.move(to: start)
    }

    /// Appends the records that end in these bytes.
    mutating func readRecords(into records: CSVRecords) throws(CSVFault) {
        repeat { try readRegularRecords(into: records) } while try readRecord(into: records)
    }

    /// Appends records of the known width as long as they need no closer look.
    private mutating func readRegularRecords(into records: CSVRecords) throws(CSVFault) {
        guard let width = dialect.width, dialect.lineEnd == .newline, position < text.count else { return }
        let (next, isPlain) = records.appendRegular(
            text, from: position, width: width, separator: dialect.separator)
        if !isPlain { try text.checkCharacters(from: position, to: next) }
        move(to: next)
    }

    /// Appends one record, or skips a blank line, and moves `position` behind it; false if these bytes end before it does.
    mutating func readRecord(into records: CSVRecords) throws(CSVFault) -> Bool {
        let start = position
        do throws(CSVFault) {
            guard position < text.count, try findRecord(into: records) else {
                records.dropOpenFields()
                return false
            }
        } catch {
            // Whatever else is wrong with bytes that are no text, that they are none is to be said.
            try text.checkCharacters(from: start, to: max(position, error.offset))
            throw error
        }
        try text.checkCharacters(from: start, to: position)
        return true
    }

    private mutating func findRecord(into records: CSVRecords) throws(CSVFault) -> Bool {
        var start = position
        cursor.move(to: start)
        while true {
            let end = cursor.next()
            guard end < text.count else { return try endText(from: start, records) }
            let byte = text[end]
            if byte == dialect.separator {
                records.append(end: end)
                start = end + 1
            } else if byte == .newline || byte == .carriageReturn {
                return try endLine(at: end, records)
            } else if byte == .quote, end == start {
                guard let behind = try endOfQuotes(from: start) else { return false }
                guard behind < text.count else { return try endText(from: start, records) }
                guard text[behind] == dialect.separator else { return try endQuotedRecord(behind, records) }
                records.append(end: behind)
                start = behind + 1
                cursor.move(to: start)
            }
        }
    }

    /// Ends the record whose last field goes from `start` to the end of these bytes.
    private mutating func endText(from start: Int, _ records: CSVRecords) throws(CSVFault) -> Bool {
        guard isWhole else {
            try checkLength(text.count)
            return false
        }
        records.append(end: text.count)
        try endRecord(at: text.count, next: text.count, records)
        return true
    }

    /// Ends a record whose last field is quoted and closed right before `behind`.
    private mutating func endQuotedRecord(_ behind: Int, _ records: CSVRecords) throws(CSVFault) -> Bool {
        guard text[behind] == .newline || text[behind] == .carriageReturn else {
            throw CSVFault(
                code: .textAfterQuote, offset: behind,
                reason: "text follows a closing quote: double a quote that belongs to the text")
        }
        return try endLine(at: behind, records)
    }

    /// Ends a record at the line end at `offset`, if these bytes show all of it.
    private mutating func endLine(at offset: Int, _ records: CSVRecords) throws(CSVFault) -> Bool {
        if text[offset] == .carriageReturn, offset + 1 == text.count, !isWhole { return false }
        let next = try endOfLine(at: offset)
        records.append(end: offset)
        try endRecord(at: offset, next: next, records)
        return true
    }

    /// The offset behind the line end at `offset`.
    private mutating func endOfLine(at offset: Int) throws(CSVFault) -> Int {
        let byte = text[offset]
        let isPair = byte == .carriageReturn && offset + 1 < text.count && text[offset + 1] == .newline
        if dialect.lineEnd == nil { dialect.lineEnd = isPair ? .newline : byte }
        if isPair, dialect.lineEnd == .newline { return offset + 2 }
        // A CR that ends the text is what a cut CR LF leaves: no field goes on behind it.
        let isCut = byte == .carriageReturn && offset + 1 == text.count
        guard byte == dialect.lineEnd || isCut else { throw strayLineEnd(byte, at: offset) }
        return offset + 1
    }

    private func strayLineEnd(_ byte: UInt8, at offset: Int) -> CSVFault {
        let (found, usual) = byte == .newline ? ("LF", "CR") : ("CR", "LF")
        return CSVFault(
            code: .strayLineEnd, offset: offset,
            reason: "a lone \(found) where lines end in \(usual): use one kind of line end, or quote the field")
    }

    /// The offset behind the quotes that open at `start`; nil if these bytes do not show it.
    private mutating func endOfQuotes(from start: Int) throws(CSVFault) -> Int? {
        var offset = start + 1
        while let quote = text.first(.quote, from: offset) {
            guard quote + 1 < text.count else { return isWhole ? text.count : nil }
            guard text[quote + 1] == .quote else { return quote + 1 }
            offset = quote + 2
        }
        try checkLength(text.count)
        guard isWhole else { return nil }
        position = text.count
        throw CSVFault(code: .unterminatedQuote, offset: start, reason: "the quote that begins here is never closed")
    }

    /// Checks the record that ends at `end` and moves on to the next one.
    private mutating func endRecord(at end: Int, next: Int, _ records: CSVRecords) throws(CSVFault) {
        let (start, count) = (position, records.openFields)
        try checkLength(next)
        position = next
        guard count > 1 || end > start else { return records.skipLine(next: next) }
        guard count == dialect.width ?? count else { throw wrongCount(count, at: start) }
        dialect.width = count
        records.endRecord(next: next)
    }

    /// The bytes of a record that is too long.
    static let rowLimit = 1 << 30

    /// Throws if the record at `position` has grown too long.
    private func checkLength(_ end: Int) throws(CSVFault) {
        guard end - position >= Self.rowLimit else { return }
        throw CSVFault(tooLongAt: position)
    }

    private func wrongCount(_ count: Int, at start: Int) -> CSVFault {
        let fields = count == 1 ? "1 field" : "\(count) fields"
        // Numbers with a decimal comma, mostly.
        let separator = dialect.width == 1 ? "name the separator if it is another one, or " : ""
        return CSVFault(
            code: .fieldCount, offset: start,
            reason: "the row has \(fields), the header \(dialect.width ?? 0): "
                + "\(separator)correct the row, or quote separators in its text")
    }
}
