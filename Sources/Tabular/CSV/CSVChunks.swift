import Compression

/// A CSV file as tables of a few rows, one after the other: for files of any length, in the memory of one of them.
///
/// ```swift
/// var chunks = CSVChunks(rowCount: 1024, name: "rows.csv") { try stream.next() }
/// let names = try chunks.columnNames()
/// while let rows = try chunks.next() { ... }
/// ```
///
/// The kind of a column follows from the values of each table: text that looks like numbers in one of them needs
/// `CSVOptions.textColumns`. A record of 64 MiB or more is an error.
package struct CSVChunks {
    /// How the text is to be understood; may be changed between tables.
    package var options = CSVOptions()
    private let rowCount: Int
    private let name: String
    private let recordLimit: Int
    private let nextPiece: () throws -> [UInt8]

    private var scanner = RecordScanner()
    /// What was read and not yet given.
    private var bytes: [UInt8] = []
    private var isAtEnd = false
    private var header: ArraySlice<UInt8> = []
    /// The number of lines before `bytes`, without those of the header.
    private var linesBefore = 0

    /// Reads tables of `rowCount` rows, the last of them of what is left. `name` stands for the file in errors; `nextPiece`
    /// gives pieces of plain text, and an empty one at the end; a `GzipError` of it becomes a `CSVError`.
    package init(rowCount: Int, name: String, nextPiece: @escaping () throws -> [UInt8]) {
        self.init(rowCount: rowCount, name: name, recordLimit: 1 << 26, nextPiece: nextPiece)
    }

    /// Refuses records of `recordLimit` bytes or more.
    init(rowCount: Int, name: String, recordLimit: Int, nextPiece: @escaping () throws -> [UInt8]) {
        (self.rowCount, self.name, self.recordLimit, self.nextPiece) = (rowCount, name, recordLimit, nextPiece)
    }

    /// The names of the columns. To be asked for before the first table.
    package mutating func columnNames() throws -> [String] {
        scanner.separator = UInt8(ascii: options.separator)
        while bytes.count < 4, !isAtEnd { try readMore() }
        // What is no text may have records without end.
        try CSVSource.checkStart(bytes, name: name)
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
        header = try take(records: 1)
        return try DataFrame(csv: Array(header), options: CSVOptions(separator: options.separator), name: name)
            .columnNames
    }

    /// The next rows, or nil after the last. Throws a `CSVError` whose line is that of the file.
    package mutating func next() throws -> DataFrame? {
        let rows = try take(records: rowCount)
        guard !rows.isEmpty else { return nil }
        defer { linesBefore += rows.lineCount }
        do {
            let table = try DataFrame(csv: Array(header + rows), options: options, name: name)
            // Nothing but blank lines is left at the end of some files.
            return table.rowCount == 0 ? nil : table
        } catch let error as CSVError {
            throw CSVError(
                error.code, file: error.file, line: error.line.map { $0 + linesBefore }, column: error.column,
                error.reason)
        }
    }

    private func readPiece() throws -> [UInt8] {
        do {
            return try nextPiece()
        } catch let error as GzipError {
            throw CSVError(.unreadable, file: name, error.message)
        }
    }

    /// The bytes of the next records, with blank lines between them.
    private mutating func take(records: Int) throws -> ArraySlice<UInt8> {
        while true {
            if let end = scanner.end(of: records, in: bytes, isWhole: isAtEnd) {
                let taken = bytes[..<end]
                bytes.removeFirst(end)
                scanner.restart()
                return ArraySlice(Array(taken))
            }
            try checkLength()
            try readMore()
        }
    }

    /// Throws if the record that is not yet whole has grown too long.
    private func checkLength() throws {
        guard bytes.count - scanner.recordStart >= recordLimit else { return }
        let line = header.lineCount + linesBefore + bytes[..<scanner.recordStart].lineCount + 1
        throw CSVError(
            .tooLong, file: name, line: line, "a row of \(recordLimit) bytes or more: is a quote missing?")
    }

    private mutating func readMore() throws {
        let piece = try readPiece()
        if piece.isEmpty { isAtEnd = true } else { bytes += piece }
    }
}

extension Collection<UInt8> {
    /// The number of line ends: LF, CR, or both.
    fileprivate var lineCount: Int {
        var count = 0, isAfterReturn = false
        for byte in self {
            if byte == .carriageReturn || byte == .newline && !isAfterReturn { count += 1 }
            isAfterReturn = byte == .carriageReturn
        }
        return count
    }
}

/// Finds the ends of records, without looking at what is in them.
private struct RecordScanner {
    var separator = UInt8(ascii: ",")
    private var position = 0
    /// Where the record begins that is being looked at.
    private(set) var recordStart = 0
    private var records = 0
    private var state = State.recordStart

    private enum State { case recordStart, fieldStart, plain, quoted, quoteInQuoted, afterReturn }

    mutating func restart() { (position, recordStart, records, state) = (0, 0, 0, .recordStart) }

    /// The end of the record of that number in `bytes`; nil if they must go on first. Goes on where it was.
    mutating func end(of number: Int, in bytes: [UInt8], isWhole: Bool) -> Int? {
        while position < bytes.count {
            if state == .afterReturn {
                if bytes[position] == .newline { position += 1 }
                state = .recordStart
            } else {
                advance(bytes[position])
                position += 1
            }
            guard state == .recordStart else { continue }
            recordStart = position
            if records == number { return position }
        }
        return isWhole ? bytes.count : nil
    }

    private mutating func advance(_ byte: UInt8) {
        let isLineEnd = byte == .newline || byte == .carriageReturn
        switch state {
        case .quoted: if byte == .quote { state = .quoteInQuoted }
        case .quoteInQuoted where byte == .quote: state = .quoted
        case _ where isLineEnd:
            if state != .recordStart { records += 1 }
            state = byte == .newline ? .recordStart : .afterReturn
        case .recordStart where byte == .quote, .fieldStart where byte == .quote: state = .quoted
        default: state = byte == separator ? .fieldStart : .plain
        }
    }
}
