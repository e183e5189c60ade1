/// The rows of a CSV text as tables of some rows, from front to back, in the memory of one of them.
final class CSVBlocks {
    private let reader: CSVReader
    private let header: CSVReader.Header
    private let rowCount: Int
    private let part: CSVPart
    /// The builders of a table before its first row.
    private let builders: [ColumnBuilder]

    /// Begins at the text's start, behind the header.
    init(_ reader: CSVReader, _ header: CSVReader.Header, rowCount: Int) throws {
        (self.reader, self.header, self.rowCount) = (reader, header, rowCount)
        try reader.checkPolicy(header)
        builders = reader.builders(header.names)
        part = CSVPart(reader.source)
        try part.skip(to: header.rows.offset)
    }

    /// The next table, nil after the last row.
    func next() throws -> DataFrame? {
        try Task.checkCancellation()
        try part.readRows(rowCount, header.rows.dialect, size: reader.partSize, rowLimit: reader.rowLimit)
        reader.checksum?.take(part.text, at: part.offset)
        guard part.records.fieldCount > 0 else { return nil }
        return try reader.table(header, builders) { builders in
            for index in builders.indices { reader.append(part, header.rows.dialect, to: &builders[index]) }
        }
    }
}
