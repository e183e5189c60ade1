/// The rows of a CSV text from front to back, as tables of `rowCount` rows in the memory of one of them.
final class CSVBlocks {
    private let reader: CSVReader
    private let header: CSVReader.Header
    private let rowCount: Int
    private let part: CSVPart
    private let builders: [ColumnBuilder]

    init(_ reader: CSVReader, _ header: CSVReader.Header, rowCount: Int) throws {
        (self.reader, self.header, self.rowCount) = (reader, header, rowCount)
        try reader.checkPolicy(header)
        builders = reader.builders(header.names)
        part = CSVPart(reader.source)
        try part.skip(to: header.offset)
    }

    /// The next table, nil after the last row.
    func next() throws -> DataFrame? {
        try Task.checkCancellation()
        try part.readRows(rowCount, header.dialect, size: reader.partSize, rowLimit: reader.rowLimit)
        reader.checksum?.take(part.text, at: part.offset)
        guard part.records.fieldCount > 0 else { return nil }
        return try reader.table(header, builders) { builders in
            for index in builders.indices { reader.append(part, header.dialect, to: &builders[index]) }
        }
    }
}
