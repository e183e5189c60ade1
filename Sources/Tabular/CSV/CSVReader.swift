import Arrays

/// Makes a table of CSV text: header, one reading for all columns, a second one for those that need it.
///
/// The text is read block by block. Threads first find the records, each in its part of the block; then they append the
/// block's fields to the columns, each to some of the columns. So every column grows in the order of the file, whatever the
/// number of threads.
struct CSVReader {
    let source: CSVSource
    let options: CSVOptions
    /// The size of the parts in which the text is read: one and its fields stay in the processor's caches.
    var partSize = 1 << 17
    var threads = processorCount

    func table() throws -> DataFrame {
        var first = blocks(from: 0, CSVDialect(separator: UInt8(ascii: options.separator)))
        try first.readFirst()
        let names = try names(first)
        try checkKnown(options.textColumns, names)
        try checkKnown(options.missingValuesByColumn.keys, names)
        let rows = blocks(from: options.hasHeader ? first.offset : first.firstRecord, first.dialect)

        var builders = zip(names, missingTokens(names)).enumerated().map { column, entry in
            ColumnBuilder(column, state: options.textColumns.contains(entry.0) ? .string : .missing, tokens: entry.1)
        }
        try read(rows, into: &builders)
        var again = builders.compactMap { builder in
            builder.secondReading.map { ColumnBuilder(builder.column, state: $0, tokens: builder.tokens) }
        }
        if !again.isEmpty { try read(rows, into: &again) }
        let rowCount = builders.first?.rowCount ?? 0
        for builder in again { builders[builder.column] = builder }
        guard builders.allSatisfy({ $0.rowCount == rowCount && $0.secondReading == nil }) else { throw changed }
        return DataFrame(names: names, columns: builders.map { $0.finished() }, rowCount: rowCount)
    }

    private func blocks(from start: Int, _ dialect: CSVDialect) -> CSVBlocks {
        CSVBlocks(
            source, from: start, dialect, partSize: partSize, threads: source.count > partSize ? threads : 1)
    }

    /// Appends all records that are left to some columns.
    private func read(_ start: CSVBlocks, into builders: inout [ColumnBuilder]) throws {
        var blocks = blocks(from: start.offset, start.dialect)
        var expectedRows: Int?
        while try blocks.readNext() {
            let rows = expectedRows ?? blocks.expectedRecords(since: start.offset)
            expectedRows = rows
            let (text, width, parts) = (blocks.text, blocks.width, blocks.parts)
            builders.mutateConcurrently(threads: blocks.threads) { builder, _ in
                builder.expectedRows = rows
                for part in parts {
                    builder.append(
                        ColumnCells(
                            text, part.records, column: builder.column, width: width,
                            quotedMayBeMissing: options.quotedMayBeMissing, builder.unquoter))
                }
            }
        }
    }

    private var changed: CSVFault {
        CSVFault(code: .inaccessible, offset: 0, reason: "the file changed while it was read: read it again")
    }
}
