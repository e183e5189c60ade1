import Arrays

/// Makes a table of CSV text: header, one reading for all columns, a second one for those that need it.
///
/// The text is read in parts by several threads, which follow each other: one finds the records of its part and appends their
/// fields to the columns, one column after the other, each as soon as the thread that has the part before is done with it.
/// So every column grows in the order of the file, whatever the number of threads.
struct CSVReader {
    var source: CSVSource
    var syntax = CSVSyntax()
    var policy = ReadingPolicy()
    /// The size of the parts in which the text is read: one and its fields stay in the processor's caches.
    var partSize = 1 << 17
    var threads = processorCount
    /// The length at which a row is an error, in a text that is read from front to back; 64 MiB.
    var rowLimit = 1 << 26
    /// Hashes the text as it is read; nil if no checksum is wanted.
    var checksum: FileChecksum?

    /// All rows as a table.
    func table(_ header: Header) throws -> DataFrame {
        try table(header, builders(header.names)) { try read(header.rows, into: &$0) }
    }

    /// The rows that `read` appends to some builders as a table; for columns that need it, `read` is called a second time.
    func table(
        _ header: Header, _ builders: [ColumnBuilder], _ read: (inout [ColumnBuilder]) throws -> Void
    ) throws -> DataFrame {
        var builders = builders
        try read(&builders)
        var again = builders.compactMap { builder in
            builder.secondReading.map { ColumnBuilder(builder.column, state: $0, tokens: builder.tokens) }
        }
        if !again.isEmpty { try read(&again) }
        let rowCount = builders.first?.rowCount ?? 0
        for builder in again { builders[builder.column] = builder }
        guard builders.allSatisfy({ $0.rowCount == rowCount && $0.secondReading == nil }) else { throw changed }
        return DataFrame(names: header.names, columns: builders.map { $0.finished() }, rowCount: rowCount)
    }

    /// Where rows begin in the text, and how they are written.
    struct Rows {
        var offset: Int
        let dialect: CSVDialect
    }

    /// The names of the columns, and where the rows begin.
    struct Header {
        let names: [String]
        let rows: Rows
    }

    func builders(_ names: [String]) -> [ColumnBuilder] {
        let texts = Set(policy.textColumns.map { ExactString($0) })
        return zip(names, missingTokens(names)).enumerated().map { column, entry in
            ColumnBuilder(column, state: texts.contains(ExactString(entry.0)) ? .string : .missing, tokens: entry.1)
        }
    }

    /// Appends the rows from `rows` on to some columns, all of them or those of `partLimit` parts of the text; gives those that
    /// are left, nil after the last.
    @discardableResult
    func read(_ rows: Rows, into builders: inout [ColumnBuilder], partLimit: Int = .max) throws -> Rows? {
        let reading = Reading(rows, size: partLimit < .max ? partLimit * partSize : source.count - rows.offset)
        let threads = source.count - rows.offset > partSize ? min(threads, partLimit) : 1
        builders.withUnsafeMutableBufferPointer { builders in
            // A thread touches a column only when it is its turn.
            nonisolated(unsafe) let builders = builders
            AssemblyLine.run(threads: threads, steps: builders.count + firstColumnStep) { line in
                let part = CSVPart(source)
                while true {
                    let job = line.takeJob()
                    guard job < partLimit, find(part, job, reading, line) else { return }
                    append(part, job, to: builders, reading, line)
                }
            }
        }
        let left = try reading.left()
        // A file that was cut may have ended in the middle of a value.
        guard left != nil || reading.next >= source.count else { throw changed }
        return left
    }

    /// Finds the records of a part: the first step. Gives false if there is no such part.
    private func find(_ part: CSVPart, _ job: Int, _ reading: Reading, _ line: AssemblyLine) -> Bool {
        var failure: (any Error)?
        do {
            // One of the threads is the task's own.
            try Task.checkCancellation()
            try part.read(
                partSize, at: reading.start.offset + job * partSize, isFirst: job == 0, reading.start.dialect)
        } catch {
            failure = error
        }
        var isFound = false
        let isReached = line.perform(0, of: job) {
            do {
                if let failure { throw failure }
                try part.finish(from: reading.next, reading.start.dialect)
                reading.take(part, isFirst: job == 0)
                isFound = true
                if part.isLast { line.stop(at: 0) }
            } catch {
                reading.failure = error
                line.stop(at: 0)
            }
        }
        return isReached && isFound
    }

    /// Hashes a part and appends its fields to the columns: a step for each.
    private func append(
        _ part: CSVPart, _ job: Int, to builders: UnsafeMutableBufferPointer<ColumnBuilder>, _ reading: Reading,
        _ line: AssemblyLine
    ) {
        if let checksum { _ = line.perform(1, of: job) { checksum.take(part.text, at: part.offset) } }
        for index in builders.indices {
            _ = line.perform(index + firstColumnStep, of: job) {
                builders[index].expectedRows = reading.expectedRows
                append(part, reading.start.dialect, to: &builders[index])
            }
        }
    }

    /// The step of the first column: behind that of the records, and that of the checksum.
    private var firstColumnStep: Int { checksum == nil ? 1 : 2 }

    /// Appends a part's fields to a column.
    func append(_ part: CSVPart, _ dialect: CSVDialect, to builder: inout ColumnBuilder) {
        builder.append(
            ColumnCells(
                part.text, part.records, column: builder.column, width: dialect.width ?? 1,
                quotedMayBeMissing: policy.quotedMayBeMissing, part.space))
    }

    /// The fault of a file that is not what it was.
    var changed: CSVFault {
        CSVFault(code: .inaccessible, offset: 0, reason: "the file changed while it was read: read it again")
    }
}

/// What the parts of a text tell the next one, in the first step.
private final class Reading {
    let start: CSVReader.Rows
    private let size: Int
    /// Where the next record begins.
    private(set) var next: Int
    /// About how many rows there are, if all are as long as those of the first part.
    private(set) var expectedRows = 0
    private var isAtEnd = false
    /// Why no further part can be read.
    var failure: (any Error)?

    /// Begins at `start`, to read about `size` bytes.
    init(_ start: CSVReader.Rows, size: Int) { (self.start, self.size, next) = (start, size, start.offset) }

    /// Goes on behind a part whose records have been found.
    func take(_ part: CSVPart, isFirst: Bool) {
        (next, isAtEnd) = (part.next, part.isLast)
        guard isFirst else { return }
        let parts = Double(size) / Double(max(1, next - start.offset))
        let rows = part.records.fieldCount / (start.dialect.width ?? 1)
        expectedRows = Int(Double(rows) * max(parts, 1) * 1.02)
    }

    /// What is left to be read; nil if that is nothing. Throws the failure.
    func left() throws -> CSVReader.Rows? {
        if let failure { throw failure }
        return isAtEnd ? nil : CSVReader.Rows(offset: next, dialect: start.dialect)
    }
}
