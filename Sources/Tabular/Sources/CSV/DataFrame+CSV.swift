import Support

extension DataFrame {
    /// Reads a CSV file, plain or compressed by gzip, which is recognized by its content.
    ///
    /// Compressed files and pipes go through a temporary file in `TMPDIR`: the text is never whole in memory.
    ///
    /// The kind of a column follows from all of its values: integer, else real, else boolean, else string. One text
    /// value, or an integer beyond 64 bits among integers, makes it a string column that keeps every spelling.
    ///
    /// Throws a `CSVError` with file, line and column, or a `CancellationError` if the task is cancelled. Nothing is
    /// repaired: rows of another length than the header, duplicate names, open quotes and invalid UTF-8 are errors.
    public init(
        contentsOfCSV url: URL, syntax: CSVSyntax = CSVSyntax(), policy: ReadingPolicy = ReadingPolicy()
    ) throws {
        self = try CSVFile(contentsOf: url, syntax: syntax).table(policy)
    }

    /// Reads CSV text. Errors give `name` as its file.
    public init(
        csv text: String, syntax: CSVSyntax = CSVSyntax(), policy: ReadingPolicy = ReadingPolicy(),
        name: String = "CSV text"
    ) throws {
        try self.init(csv: Array(text.utf8), syntax: syntax, policy: policy, name: name)
    }

    /// Reads the bytes of CSV text, plain or compressed by gzip. Errors give `name` as its file.
    public init(
        csv bytes: [UInt8], syntax: CSVSyntax = CSVSyntax(), policy: ReadingPolicy = ReadingPolicy(),
        name: String = "CSV text"
    ) throws {
        self = try CSVFile(CSVSource.plain(bytes, name: name, encoding: syntax.encoding), name: name, syntax: syntax)
            .table(policy)
    }
}
