import Arrays

/// Reads a table from CSV text: the header, all columns in one pass, and a second pass for those that need it.
///
/// Several threads read the text in parts. Each finds the records of its part and appends their fields, column after
/// column, when the thread with the part before is done with it. So every column grows in the order of the file.
struct CSVReader {
    var source: CSVSource
    var syntax = CSVSyntax()
    var policy = ReadingPolicy()
    /// The size of a part of the text: it and its fields stay in the processor's caches.
    var partSize = 1 << 17
    var threads = processorCount
    /// The length in bytes at which a row is an error, in a text that is read from front to back.
    var rowLimit = 1 << 26
    var checksum: FileChecksum?

    func table(_ header: Header) throws -> DataFrame {
        try table(header, builders(header.names)) { try read(header, from: header.offset, into: &$0) }
    }

    /// The rows that `read` appends to some builders as a table. Calls it a second time for columns that need it.
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

    struct Header {
        let names: [String]
        /// The start of the first row.
        let offset: Int
        let dialect: CSVDialect
    }

    func builders(_ names: [String]) -> [ColumnBuilder] {
        let texts = Set(policy.textColumns.map { ExactString($0) })
        return zip(names, missingTokens(names)).enumerated().map { column, entry in
            ColumnBuilder(column, state: texts.contains(ExactString(entry.0)) ? .string : .missing, tokens: entry.1)
        }
    }

    /// Appends the rows from `start` on, all or `partLimit` parts, to some columns; returns the start of the rest.
    @discardableResult
    func read(
        _ header: Header, from start: Int, into builders: inout [ColumnBuilder], partLimit: Int = .max
    ) throws -> Int? {
        let size = partLimit < .max ? partLimit * partSize : source.count - start
        let reading = Reading(start, header.dialect, size: size)
        let threads = source.count - start > partSize ? min(threads, partLimit) : 1
        let columns = builders.indices
        AssemblyLine.run(threads: threads, steps: checksum == nil ? 1 : 2, elements: &builders) { line in
            let part = CSVPart(source)
            while case let job = line.takeJob(), job < partLimit, find(part, job, reading, line) {
                if let checksum { _ = line.perform(1, of: job) { checksum.take(part.text, at: part.offset) } }
                for column in columns {
                    line.change(column, of: job) { builder in
                        builder.expectedRows = reading.expectedRows
                        append(part, header.dialect, to: &builder)
                    }
                }
            }
        }
        let left = try reading.left()
        // A file that was cut may have ended in the middle of a value.
        guard left != nil || reading.next >= source.count else { throw changed }
        return left
    }

    /// Finds the records of a part: the first step. Returns false if there is no such part.
    private func find(_ part: CSVPart, _ job: Int, _ reading: Reading, _ line: AssemblyLine<ColumnBuilder>) -> Bool {
        var failure: (any Error)?
        do {
            // One of the threads is the task's own.
            try Task.checkCancellation()
            try part.read(partSize, at: reading.start + job * partSize, isFirst: job == 0, reading.dialect)
        } catch {
            failure = error
        }
        var isFound = false
        let isReached = line.perform(0, of: job) {
            do {
                if let failure { throw failure }
                try part.finish(from: reading.next, reading.dialect)
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

    func append(_ part: CSVPart, _ dialect: CSVDialect, to builder: inout ColumnBuilder) {
        builder.append(
            ColumnCells(
                part.text, part.records, column: builder.column, width: dialect.width ?? 1,
                quotedMayBeMissing: policy.quotedMayBeMissing, part.space))
    }

    var changed: CSVFault {
        CSVFault(code: .inaccessible, offset: 0, reason: "the file changed while it was read: read it again")
    }
}

/// The state that each part of a text passes on to the next one, in the first step.
private final class Reading {
    let start: Int
    let dialect: CSVDialect
    private let size: Int
    private(set) var next: Int
    /// The approximate number of rows, if all are as long as those of the first part.
    private(set) var expectedRows = 0
    private var isAtEnd = false
    var failure: (any Error)?

    init(_ start: Int, _ dialect: CSVDialect, size: Int) {
        (self.start, self.dialect, self.size, next) = (start, dialect, size, start)
    }

    func take(_ part: CSVPart, isFirst: Bool) {
        (next, isAtEnd) = (part.next, part.isLast)
        guard isFirst else { return }
        let parts = Double(size) / Double(max(1, next - start))
        let rows = part.records.fieldCount / (dialect.width ?? 1)
        expectedRows = Int(Double(rows) * max(parts, 1) * 1.02)
    }

    /// The start of the rows that are left; nil at the end of the text. Throws the failure.
    func left() throws -> Int? {
        if let failure { throw failure }
        return isAtEnd ? nil : next
    }
}
