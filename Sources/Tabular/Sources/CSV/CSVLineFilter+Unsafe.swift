import Support

/// The lines that were left out of a text.
struct CSVLeftOut {
    /// The number of comments.
    var comments = 0
    /// The rows of another length than the header, by their numbers from 1.
    var badRows: [Int] = []
    /// The number of fields of the first of these rows.
    var firstFieldCount = 0

    /// The notes for the user.
    func notes(_ syntax: CSVSyntax) -> [String] {
        let lines = comments == 1 ? "1 line begins" : "\(comments) lines begin"
        let rows = badRows.count == 1 ? "1 row has" : "\(badRows.count) rows have"
        return [
            comments == 0 ? nil : "\(lines) with '\(syntax.comment.map { String($0) } ?? "")': left out",
            badRows.first.map {
                "\(rows) another length than the header: left out; row \($0) has \(firstFieldCount) fields"
            },
        ].compactMap(\.self)
    }
}

/// A text without comments and without rows of another length than the header, in pieces, if the syntax says so.
final class CSVLineFilter {
    private let syntax: CSVSyntax
    private let window: TextWindow
    private let records = CSVRecords()
    private var dialect: CSVDialect
    private var position = 0
    private var isBegun = false
    private var rowCount = 0
    /// The end of the row at `position`, if it is one to leave out.
    private var badRowEnd: Int?
    private(set) var leftOut = CSVLeftOut()

    init(_ source: CSVSource, _ syntax: CSVSyntax) {
        (self.syntax, window) = (syntax, TextWindow(source))
        dialect = CSVDialect(separator: syntax.usedSeparator)
    }

    /// The next lines that stay, valid until the next call; empty at the end.
    func next() throws -> UnsafeRawBufferPointer {
        if !isBegun {
            isBegun = true
            let end = try preambleEnd()
            position = end
            if end > 0 { return window.text[0..<end].raw }
        }
        return try window.locatingFaults {
            while true {
                let start = position
                while try keepsRow() {}
                if position > start { return window.text[start..<position].raw }
                if leavesLineOut() { continue }
                if window.isLast { return UnsafeRawBufferPointer(start: nil, count: 0) }
                window.drop(position)
                position = 0
                try window.extend(by: max(1 << 18, window.count))
            }
        }
    }

    /// The end of the lines before the header.
    private func preambleEnd() throws -> Int {
        try window.read(1 << 18, at: 0)
        while true {
            if let preamble = CSVPreamble(window.text, skipping: syntax.skippedLines, isWhole: window.isLast) {
                dialect.separator = preamble.separator ?? dialect.separator
                return preamble.end
            }
            try window.extend(by: window.count)
        }
    }

    private var isAtComment: Bool {
        guard let comment = syntax.comment, position < window.count else { return false }
        return window.text[position] == UInt8(ascii: comment)
    }

    /// Moves past the row at `position`; false if it is cut off or does not stay.
    private func keepsRow() throws -> Bool {
        guard badRowEnd == nil, position < window.count, !isAtComment else { return false }
        records.removeAll(start: position)
        var scanner = CSVScanner(window.text, isWhole: window.isLast, dialect: dialect, from: position)
        do throws(CSVFault) {
            guard try scanner.readRecord(into: records) else { return false }
        } catch {
            guard error.code == .fieldCount, syntax.skipsBadRows else { throw error.moved(by: window.offset) }
            leaveOut(fields: records.openFields, end: scanner.position)
            return false
        }
        (dialect, position) = (scanner.dialect, scanner.position)
        if records.fieldCount > 0 { rowCount += 1 }
        return true
    }

    private func leaveOut(fields: Int, end: Int) {
        if leftOut.badRows.isEmpty { leftOut.firstFieldCount = fields }
        leftOut.badRows.append(rowCount + (syntax.hasHeader ? 0 : 1))
        (badRowEnd, rowCount) = (end, rowCount + 1)
    }

    /// Skips the comment or left-out row at `position`. Returns false if neither starts there or its end is not read yet.
    private func leavesLineOut() -> Bool {
        if let end = badRowEnd {
            (position, badRowEnd) = (end, nil)
            return true
        }
        guard isAtComment else { return false }
        let end = (position..<window.count).first { window.text[$0].isLineEnd }
        guard let end = end ?? (window.isLast ? window.count - 1 : nil) else { return false }
        position = end + 1
        leftOut.comments += 1
        return true
    }
}
