/// The grammar of CSV: a state machine over bytes that finds records and fields and knows nothing of files or types.
///
/// [RFC 4180](https://www.rfc-editor.org/rfc/rfc4180), and where it is silent: records end with LF, CR LF, or CR if the
/// first line does; blank lines are skipped; the last line end may be missing; a quote in an unquoted field is text.
///
/// `csv_regular_rows` takes rows that follow RFC 4180 to the letter, 64 bytes at a time, and leaves the others to this.
struct CSVScanner {
    private let text: Bytes
    /// Whether the text ends where these bytes do.
    private let isWhole: Bool
    private(set) var dialect: CSVDialect
    private(set) var position: Int
    /// The offset of the 64 bytes that are searched for special ones, and a bit for each of these that is to come.
    private var (block, specials): (Int, UInt64) = (0, 0)

    init(_ text: Bytes, isWhole: Bool, dialect: CSVDialect, from start: Int) {
        (self.text, self.isWhole, self.dialect, position) = (text, isWhole, dialect, start)
    }

    /// Appends the records that end in these bytes.
    mutating func readRecords(into records: CSVRecords) throws(CSVFault) {
        repeat { try readRegularRecords(into: records) } while try readRecord(into: records)
    }

    /// Appends records of the known width up to the first that needs a closer look.
    private mutating func readRegularRecords(into records: CSVRecords) throws(CSVFault) {
        guard let width = dialect.width, dialect.lineEnd == .newline, position < text.count else { return }
        let (next, isPlain) = records.appendRegular(
            text, from: position, width: width, separator: dialect.separator)
        if !isPlain { try text.checkCharacters(from: position, to: next) }
        position = next
    }

    /// Appends one record, or skips a blank line, and moves `position` past it; false if it does not end here.
    mutating func readRecord(into records: CSVRecords) throws(CSVFault) -> Bool {
        let start = position
        do throws(CSVFault) {
            guard position < text.count, try findRecord(into: records) else {
                records.dropOpenFields()
                return false
            }
        } catch {
            // An invalid character comes before any other fault.
            try text.checkCharacters(from: start, to: max(position, error.offset))
            throw error
        }
        try text.checkCharacters(from: start, to: position)
        return true
    }

    private mutating func findRecord(into records: CSVRecords) throws(CSVFault) -> Bool {
        var start = position
        search(from: start)
        while true {
            let end = nextSpecial()
            guard end < text.count else { return try endText(records) }
            let byte = text[end]
            if byte == dialect.separator {
                records.append(end: end)
                start = end + 1
            } else if byte.isLineEnd {
                return try endLine(at: end, records)
            } else if end == start {
                guard let after = try endOfQuotes(from: start) else { return false }
                guard after < text.count else { return try endText(records) }
                guard text[after] == dialect.separator else { return try endQuotedRecord(after, records) }
                records.append(end: after)
                start = after + 1
                search(from: start)
            }
        }
    }

    private mutating func search(from start: Int) {
        (block, specials) = (start, text.specialBits(at: start, separator: dialect.separator))
    }

    /// The offset of the next special byte; the text's length or more if absent.
    private mutating func nextSpecial() -> Int {
        while specials == 0 {
            guard block + 64 < text.count else { return text.count }
            search(from: block + 64)
        }
        defer { specials &= specials - 1 }
        return block + specials.trailingZeroBitCount
    }

    /// Ends the record whose last field ends with these bytes.
    private mutating func endText(_ records: CSVRecords) throws(CSVFault) -> Bool {
        guard isWhole else {
            try checkLength(text.count)
            return false
        }
        records.append(end: text.count)
        try endRecord(at: text.count, next: text.count, records)
        return true
    }

    /// Ends a record whose last field is quoted and closed right before `after`.
    private mutating func endQuotedRecord(_ after: Int, _ records: CSVRecords) throws(CSVFault) -> Bool {
        guard text[after].isLineEnd else {
            if Self.otherSeparators.contains(text[after]) {
                let separator = Unicode.Scalar(text[after]), name = separator == "\t" ? "a tab" : "'\(separator)'"
                throw CSVFault(
                    code: .otherSeparator(separator), offset: after,
                    reason: "\(name) follows a closing quote: it seems to be the separator")
            }
            throw CSVFault(
                code: .textAfterQuote, offset: after,
                reason: "text follows a closing quote: double a quote that belongs to the text")
        }
        return try endLine(at: after, records)
    }

    private static let otherSeparators = Array(";\t|,".utf8)

    /// Ends a record at the line end at `offset`, if these bytes show all of it.
    private mutating func endLine(at offset: Int, _ records: CSVRecords) throws(CSVFault) -> Bool {
        let byte = text[offset]
        // At the end of the text, a CR is half of a CR LF, and two are two thirds of the CR CR LF of some programs.
        let returns = byte == .carriageReturn ? (offset..<text.count).prefix(2).count { text[$0] == byte } : 0
        let isCut = byte == .carriageReturn && offset + returns == text.count
        if isCut, !isWhole { return false }
        var isPair = returns > 0 && !isCut && text[offset + returns] == .newline
        if dialect.lineEnd == nil { dialect.lineEnd = isPair ? .newline : byte }
        isPair = isPair && dialect.lineEnd == .newline
        guard isPair || isCut || byte == dialect.lineEnd else {
            let (found, usual) = byte == .newline ? ("LF", "CR") : ("CR", "LF")
            throw CSVFault(
                code: .strayLineEnd, offset: offset,
                reason: "a lone \(found) where lines end in \(usual): use one kind of line end, or quote the field")
        }
        records.append(end: offset)
        try endRecord(at: offset, next: offset + (isPair ? returns + 1 : 1), records)
        return true
    }

    /// The offset after the quotes that open at `start`; nil if these bytes do not show it.
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

    /// The length in bytes at which a record is an error.
    static let rowLimit = 1 << 30

    private func checkLength(_ end: Int) throws(CSVFault) {
        guard end - position < Self.rowLimit else { throw CSVFault(tooLongAt: position) }
    }

    private func wrongCount(_ count: Int, at start: Int) -> CSVFault {
        let fields = count == 1 ? "1 field" : "\(count) fields"
        // Mostly numbers with a decimal comma, or lines of text before the header.
        let other = dialect.width == 1 ? "name the separator if it is another one, skip lines before the header, " : ""
        return CSVFault(
            code: .fieldCount, offset: start,
            reason: "the row has \(fields), the header \(dialect.width ?? 0): "
                + "\(other)correct the row, quote separators in its text, "
                + (count == dialect.width.map { $0 + 1 }
                    ? "name the first column in the header if all rows are so, as R writes them, " : "")
                + "or skip such rows")
    }
}
