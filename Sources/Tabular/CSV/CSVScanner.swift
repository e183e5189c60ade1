/// The grammar of CSV: a machine over bytes that finds records and fields and knows nothing of files or types.
///
/// [RFC 4180](https://www.rfc-editor.org/rfc/rfc4180), and where it is silent: LF, CR LF, or in a file whose first line ends so
/// CR, end a record; blank lines are skipped; the last line end may be missing; a quote inside an unquoted field is text.
struct CSVScanner {
    private let text: Bytes
    private let separator: UInt8
    private var cursor: SpecialBytes
    /// The byte that ends a record; nil until the first record shows it.
    private var lineEnd: UInt8?
    /// The number of fields that every record must have; nil until the first record shows it.
    private(set) var width: Int?
    /// The offset of the next record.
    private(set) var position: Int

    init(_ text: Bytes, separator: UInt8) {
        (self.text, self.separator) = (text, separator)
        position = text.hasByteOrderMark ? 3 : 0
        cursor = SpecialBytes(text, separator: separator, from: position)
    }

    var isAtEnd: Bool { position == text.count }

    /// Replaces `records` by the next whole records, about `size` bytes of them; by none at the end of the text.
    mutating func read(into records: inout CSVRecords, size: Int) throws(CSVFault) {
        records.removeAll(base: position)
        let goal = min(position + size, text.count)
        while position < goal { try readRecord(into: &records) }
    }

    /// Reads one record, or a blank line, and moves `position` behind it.
    private mutating func readRecord(into records: inout CSVRecords) throws(CSVFault) {
        let base = records.base
        var start = position
        while true {
            let end = cursor.next()
            guard end < text.count else {
                records.append(CSVField(start: start - base, end: text.count - base))
                return try endRecord(at: text.count, next: text.count, &records)
            }
            let byte = text[end]
            if byte == separator {
                records.append(CSVField(start: start - base, end: end - base))
                start = end + 1
            } else if byte == .newline || byte == .carriageReturn {
                let next = try endOfLine(at: end)
                records.append(CSVField(start: start - base, end: end - base))
                return try endRecord(at: end, next: next, &records)
            } else if byte == .quote, end == start {
                let field = try quotedField(from: start, base: base)
                records.append(field)
                let behind = base + field.end + 1
                if behind < text.count, text[behind] == separator {
                    start = behind + 1
                    cursor.move(to: start)
                } else {
                    return try endQuotedRecord(behind, &records)
                }
            }
        }
    }

    /// Ends a record whose last field is quoted and closed right before `behind`.
    private mutating func endQuotedRecord(_ behind: Int, _ records: inout CSVRecords) throws(CSVFault) {
        guard behind < text.count else { return try endRecord(at: behind, next: behind, &records) }
        guard text[behind] == .newline || text[behind] == .carriageReturn else {
            throw CSVFault(
                code: .textAfterQuote, offset: behind,
                reason: "text follows a closing quote: double a quote that belongs to the text")
        }
        let next = try endOfLine(at: behind)
        cursor.move(to: next)
        try endRecord(at: behind, next: next, &records)
    }

    /// The offset behind the line end at `offset`.
    @inline(__always) private mutating func endOfLine(at offset: Int) throws(CSVFault) -> Int {
        let byte = text[offset]
        let isPair = byte == .carriageReturn && offset + 1 < text.count && text[offset + 1] == .newline
        if lineEnd == nil { lineEnd = isPair ? .newline : byte }
        if isPair, lineEnd == .newline {
            cursor.move(to: offset + 2)
            return offset + 2
        }
        // A CR that ends the text is what a cut CR LF leaves: no field goes on behind it.
        guard byte == lineEnd || offset + 1 == text.count else { throw strayLineEnd(byte, at: offset) }
        return offset + 1
    }

    private func strayLineEnd(_ byte: UInt8, at offset: Int) -> CSVFault {
        let (found, usual) = byte == .newline ? ("LF", "CR") : ("CR", "LF")
        return CSVFault(
            code: .strayLineEnd, offset: offset,
            reason: "a lone \(found) where lines end in \(usual): use one kind of line end, or quote the field")
    }

    /// The field whose opening quote is at `start`.
    private func quotedField(from start: Int, base: Int) throws(CSVFault) -> CSVField {
        var hasDoubledQuotes = false
        var offset = start + 1
        while let quote = text.firstQuote(from: offset) {
            guard quote + 1 < text.count, text[quote + 1] == .quote else {
                guard quote - base < Self.longest else { throw tooLong }
                return CSVField(
                    start: start + 1 - base, end: quote - base, isQuoted: true, hasDoubledQuotes: hasDoubledQuotes)
            }
            hasDoubledQuotes = true
            offset = quote + 2
        }
        throw CSVFault(code: .unterminatedQuote, offset: start, reason: "the quote that begins here is never closed")
    }

    /// Checks the record that ends at `end` and moves on to the next one.
    @inline(__always)
    private mutating func endRecord(at end: Int, next: Int, _ records: inout CSVRecords) throws(CSVFault) {
        let count = records.openFields
        if count == 1, end == position {
            records.dropOpenFields()
        } else {
            guard count == width ?? count else { throw wrongCount(count) }
            width = count
            records.endRecord()
        }
        guard next - records.base < Self.longest else { throw tooLong }
        position = next
    }

    /// What the offsets of a field can hold.
    private static let longest = 1 << 30

    private var tooLong: CSVFault {
        CSVFault(code: .tooLong, offset: position, reason: "a row of a gigabyte: is a quote missing?")
    }

    private func wrongCount(_ count: Int) -> CSVFault {
        let fields = count == 1 ? "1 field" : "\(count) fields"
        return CSVFault(
            code: .fieldCount, offset: position,
            reason: "the row has \(fields), the header \(width ?? 0): correct the row, or quote separators in its text")
    }
}
